// The second fallback level: the reader's own page in an iframe, under its own policy.
//
// Messages, each a plain object with the key `whichFirst`:
//   frame → page   { whichFirst: "height", height }        of the quiz, in px, not of the window
//                  { whichFirst: "event", name, detail }   an event of the element; of an error only `kind`
//                                                          and `count`
//                  { whichFirst: "result", result }        the element's `result`, or null
//   page → frame   { whichFirst: "restart" }   { whichFirst: "theme", theme, appearance, paper, accent, font }
// `www/page.js` is the other end. The page accepts messages only from the frame's own window, and only from the origin of
// its first one: HOST may redirect.
import { accentOf } from "./accent.js";
import { createElement } from "./card.js";
import { warn } from "./say.js";

/** @typedef {import("./element.js").Quiz} Quiz */

/** The options that are passed to the frame as search parameters. */
const PASSED_OPTIONS = /** @type {const} */ (["keep", "lang"]);

/** @param {HTMLElement} surface */
const font = (surface) => surface.style.getPropertyValue("--wf-sans");

/**
 * The look of the quiz, which the frame's page is to have as well. Its `paper` is the colour of the page around it, or an
 * empty string where the quiz has paper of its own.
 * @param {HTMLElement} surface
 */
const lookOf = (surface) => ({
  theme: surface.dataset.theme,
  appearance: surface.dataset.appearance,
  paper: surface.style.getPropertyValue("--wf_page"),
  accent: accentOf(surface),
  font: font(surface),
});

/**
 * The URL of the reader's own page with everything that the frame has to know.
 * @param {HTMLElement} surface @param {import("./element.js").QuizOptions} options
 */
const frameUrl = (surface, options) => {
  const { page } = options.loader;
  if (!page) throw new Error("there is no page to show in a frame");
  const url = new window.URL(page);
  /** @type {[string, string | null | undefined][]} */
  const params = PASSED_OPTIONS.map((name) => [name, options[name]]);
  params.push(
    ...Object.entries(lookOf(surface)),
    ["frame", "1"],
    // The storage key without the instrument: the element's path.
    ["at", options.key.slice(`which-first:${options.instrumentUrl ?? ""}:`.length)],
    ["vote", options.pending.vote],
    ["instrument", options.instrumentUrl],
  );
  for (const [name, value] of params) if (value) url.searchParams.set(name, value);
  return url;
};

/**
 * A quiz in a frame.
 * @implements {Quiz}
 */
class FramedQuiz {
  /** @type {Quiz["result"]} */
  result = null;
  #surface;
  #frame;

  /** @param {HTMLElement} surface @param {HTMLIFrameElement} frame */
  constructor(surface, frame) {
    this.#surface = surface;
    this.#frame = frame;
  }

  /** Posts a message that anybody may read. @param {object} message */
  #post(message) {
    this.#frame.contentWindow?.postMessage(message, "*");
  }

  restart() {
    this.#post({ whichFirst: "restart" });
  }

  applyTheme() {
    this.#post({ whichFirst: "theme", ...lookOf(this.#surface) });
  }

  destroy() {
    // Not by `remove`: some pages override it with one that fails without a parent.
    this.#frame.replaceWith();
  }
}

/**
 * Opens the quiz in a frame, appended to `surface`. Once loaded, it replaces the other content of `surface`.
 * @param {HTMLElement} surface @param {import("./element.js").QuizOptions} options
 * @param {string} directive the directive that blocks the program in the page, if any
 * @param {AbortSignal} signal removes the listeners
 * @returns {Promise<Quiz>} rejects if the page's policy blocks the frame
 */
export const openFrame = async (surface, options, directive, signal) => {
  const url = frameUrl(surface, options);
  const frame = /** @type {HTMLIFrameElement} */ (
    createElement("iframe", { src: url.href, title: options.title, class: "coming" })
  );
  // A browser without Web Share would log a warning for an unknown feature.
  frame.allow = `clipboard-write${"share" in navigator ? "; web-share" : ""}`;
  /** @type {string | undefined} */
  let frameOrigin;
  const quiz = new FramedQuiz(surface, frame);

  /** Shows the frame alone, once it has a height. */
  const show = () => {
    if (!frame.className) return;
    frame.className = "";
    // Removes everything else: moving the frame would reload it.
    while (frame.previousSibling) surface.removeChild(frame.previousSibling);
    if (options.pending.vote) frame.focus();
    if (directive) warn(`${directive} bars the program here; the quiz runs in a frame`);
  };

  return new Promise((resolve, reject) => {
    /** @param {SecurityPolicyViolationEvent} event */
    const onViolation = ({ blockedURI, disposition, effectiveDirective }) => {
      // Ignores other frames of the page, and report-only policies.
      const isOurs = disposition === "enforce" && blockedURI.startsWith(url.origin);
      if (isOurs && /frame|child|default/.test(effectiveDirective)) {
        reject(new Error(`${effectiveDirective} bars a frame`));
      }
    };
    /** @param {MessageEvent} event */
    const onMessage = ({ source, origin, data }) => {
      const { whichFirst, height, name, detail, result } = Object(data);
      if (source !== frame.contentWindow || !whichFirst || (frameOrigin ??= origin) !== origin) return;
      if (whichFirst === "height") {
        frame.height = height;
        show();
        resolve(quiz);
      } else if (whichFirst === "event") {
        // A listener for `complete` may read `element.result`.
        if (name === "complete") quiz.result = detail;
        if (name === "error") detail.message = `the quiz in the frame has met an error (${detail.kind})`;
        options.dispatch(name, detail);
      } else if (whichFirst === "result") {
        quiz.result = result;
      }
    };
    addEventListener("securitypolicyviolation", onViolation, { signal });
    addEventListener("message", onMessage, { signal });
    surface.append(frame);
  });
};
