// Stands in the place of `fetch` in the single file's scripts: what they ask for lies in the file.

/** @param {string} base64 packed by deflate */
const unpacked = (base64) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
};

/** Answers with a part of this file. @param {string} path as the build names it */
const fetch = async (path) => {
  const part = /** @type {HTMLScriptElement | null} */ (document.getElementById(path));
  if (!part) throw new Error(`${path} is not in this file`);
  const text = part.textContent ?? "";
  const headers = { "content-type": part.type };
  const answer = new Response(part.dataset.packed === undefined ? text : unpacked(text), { headers });
  return Object.defineProperty(answer, "url", { value: path });
};

export { fetch };
