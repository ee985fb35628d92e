// For iframes that a page has made by hand: each is as tall as the quiz in it, and grows and shrinks
// with it. A page with <which-first> needs none of this.
import { native } from "./embed/native.js";

// A module finds itself by its address, which the stack of an error names.
const script = /** @type {HTMLScriptElement | undefined} */ (
  native(document, "currentScript") ??
    [...native(document, "scripts")].find(({ src }) => src && Error().stack?.includes(src))
);
const HERE = new URL(".", script?.src || native(document, "baseURI"));

/** The frames on this page that show the quiz. @returns {HTMLIFrameElement[]} */
const frames = () =>
  [...native(document, "querySelectorAll").call(document, "iframe")].filter(({ src }) => src.startsWith(HERE.href));

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
