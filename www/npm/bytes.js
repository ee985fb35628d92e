// The bytes of a file, which the build writes as a text (`xtask/src/site/npm/bytes.rs`).

/* global __WF_BYTES__: the text, and what to decode it by */

const bytes = new Uint8Array(__WF_BYTES__.length);
const text = __WF_BYTES__.text;
const order = __WF_BYTES__.order;
const size = __WF_BYTES__.alphabet.length;

/** The value of each digit, by its character code. @type {number[]} */
const values = [];
for (let value = 0; value < size; value++) values[__WF_BYTES__.alphabet.charCodeAt(value)] = value;

let at = 0;
const next = () => values[text.charCodeAt(at++)];

for (let n = 0; n < bytes.length; n++) {
  const value = next();
  // The first two digits begin a pair.
  bytes[n] = order[value < 2 ? size - 2 + value * size + next() : value - 2];
}

export default bytes;
