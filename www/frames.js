// For iframes that a page has made by hand: each is as tall as the quiz in it, and grows and shrinks
// with it. A page with <which-first> needs none of this.
const script = /** @type {HTMLScriptElement | null} */ (
  document.currentScript ?? document.querySelector('script[src$="/frames.js"]')
);
const HERE = new URL(".", script?.src || document.baseURI);

/** The frames on this page that show the quiz. */
const frames = () => [...document.querySelectorAll("iframe")].filter((frame) => frame.src.startsWith(HERE.href));

/** Whether a message from this frame would have this origin. @param {HTMLIFrameElement} frame @param {string} origin */
const speaks = ({ sandbox }, origin) =>
  sandbox.length && !sandbox.contains("allow-same-origin") ? origin === "null" : origin === HERE.origin;

addEventListener("message", ({ source, origin, data }) => {
  const { whichFirst, height } = Object(data);
  if (whichFirst !== "height" || !(height > 0)) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (frame && speaks(frame, origin)) frame.style.height = `${height}px`;
});

// Those that have told already, before anybody listened.
const ask = () => {
  for (const frame of frames()) frame.contentWindow?.postMessage({ whichFirst: "measure" }, "*");
};
ask();
addEventListener("DOMContentLoaded", ask);
