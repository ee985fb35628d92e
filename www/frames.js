// Resizes iframes that a page has inserted by hand to the height of the quiz in them. Pages with
// <which-first> do not need this script.
import { native } from "./embed/native.js";

// `currentScript` is null in a module. A module finds its script element by URL, from an error's stack.
const script = /** @type {HTMLScriptElement | undefined} */ (
  native(document, "currentScript") ??
    [...native(document, "scripts")].find(({ src }) => src && Error().stack?.includes(src))
);
const BASE = new URL(".", script?.src || native(document, "baseURI"));

/** The frames on this page that show the quiz. @returns {HTMLIFrameElement[]} */
const findFrames = () =>
  [...native(document, "querySelectorAll").call(document, "iframe")].filter(({ src }) => src.startsWith(BASE.href));

/**
 * Returns true if messages from this frame have this origin.
 * @param {HTMLIFrameElement} frame @param {string} origin
 */
const isOriginOf = ({ sandbox }, origin) =>
  sandbox.length && !sandbox.contains("allow-same-origin") ? origin === "null" : origin === BASE.origin;

addEventListener("message", ({ source, origin, data }) => {
  const { whichFirst, height } = Object(data);
  if (whichFirst !== "height" || !(height > 0)) return;
  const frame = findFrames().find(({ contentWindow }) => contentWindow === source);
  if (frame && isOriginOf(frame, origin)) frame.style.height = `${height}px`;
});

// Requests the height from frames that posted it before this script was running.
const requestHeights = () => {
  for (const frame of findFrames()) frame.contentWindow?.postMessage({ whichFirst: "measure" }, "*");
};
requestHeights();
addEventListener("DOMContentLoaded", requestHeights);
