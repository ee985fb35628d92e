// Resizes iframes that a page has inserted by hand to the height of the quiz in them, and tells them the page's theme.
// Pages with <which-first> do not need this script.
import { native } from "./embed/native.js";
import { followPage } from "./embed/theme.js";

// `currentScript` is null in a module, whose URL is in an error's stack.
const { stack } = Error();
/** The base URL of the quiz; undefined in a copy of this script: inline, from a blob, or concatenated. */
const base = /http\S*?\/(?=frames\.js)/.exec(`${native(document, "currentScript")?.src} ${stack}`)?.[0];

/** A URL without what a site's redirects add or remove. @param {string} url */
const bare = (url) => url.replace(/^https?:\/\/(www\.)?/, "");

/** The frames on this page that show the quiz. @returns {HTMLIFrameElement[]} */
const findFrames = () =>
  [...native(document, "querySelectorAll").call(document, "iframe")].filter(({ src }) =>
    base ? bare(src).startsWith(bare(base)) : /[?&]frame=1\b/.test(src),
  );

/** The origin of each frame's page by its first height, which may not be that of its URL: sites redirect. */
const ORIGIN = Symbol();

/** The frames that have been told the theme. @type {HTMLIFrameElement[]} */
let following = [];

/** Tells a frame the page's theme from now on, unless its URL names one. @param {HTMLIFrameElement} frame */
const follow = (frame) => {
  if (/^(light|dark)$/.test(new URL(frame.src).searchParams.get("theme") ?? "")) return;
  const removed = new AbortController();
  /** @param {import("./embed/theme.js").Page} page */
  const post = ([theme]) => {
    if (frame.isConnected) return frame.contentWindow?.postMessage({ whichFirst: "theme", theme }, "*");
    removed.abort();
    following = following.filter((other) => other !== frame);
  };
  followPage(frame, frame, post, removed.signal);
};

addEventListener("message", ({ source, origin, data }) => {
  const { whichFirst, height } = Object(data);
  if (whichFirst !== "height" || !(height > 0)) return;
  /** @type {(HTMLIFrameElement & { [ORIGIN]?: string }) | undefined} */
  const frame = findFrames().find(({ contentWindow }) => contentWindow === source);
  if (!frame || (frame[ORIGIN] ??= origin) !== origin) return;
  frame.style.height = `${height}px`;
  if (!following.includes(frame)) {
    following.push(frame);
    follow(frame);
  }
});

// Requests the height from frames that posted it before this script was running.
const requestHeights = () => {
  for (const frame of findFrames()) frame.contentWindow?.postMessage({ whichFirst: "measure" }, "*");
};
requestHeights();
addEventListener("DOMContentLoaded", requestHeights);
