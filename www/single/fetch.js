// Replaces `fetch` in the single file's scripts: responds with data blocks of the file.

/** Decompresses a block. @param {string} base64 raw deflate data */
const unpack = (base64) => {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
};

/** Responds with a block of this file. @param {string} path the file's path in the build */
const fetch = async (path) => {
  const part = /** @type {HTMLScriptElement | null} */ (document.getElementById(path));
  if (!part) throw new Error(`${path} is not in this file`);
  const text = part.textContent ?? "";
  const headers = { "content-type": part.type };
  const response = new Response(part.dataset.packed === undefined ? text : unpack(text), { headers });
  return Object.defineProperty(response, "url", { value: path });
};

export { fetch };
