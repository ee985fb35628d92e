// The second rung: the reader's own page in an iframe, under its own policy.
//
// Messages, each a plain object with the key `whichFirst`:
//   frame → page   { whichFirst: "height", height }        in px, of the quiz, never of the window
//                  { whichFirst: "event", name, detail }   what the element would have told; of an error
//                                                          no more than `kind` and `count`
//                  { whichFirst: "result", result }        what it would show as its result, or null
//   page → frame   { whichFirst: "restart" }   { whichFirst: "theme", theme, accent, font }
// `www/page.js` is the other end. The page hears only the frame's own window at its own origin.
import { accent } from "./accent.js";
import { draw } from "./card.js";
import { say } from "./say.js";

/** What the page in the frame is told, by its address. */
const TOLD = /** @type {const} */ (["keep", "lang"]);

/** @param {HTMLElement} surface */
const font = (surface) => surface.style.getPropertyValue("--wf-sans");

/**
 * Opens the quiz in a frame at the end of `surface`; when it is there, it has the surface to itself.
 * @param {HTMLElement} surface @param {import("./element.js").Options} options
 * @param {string} barred the directive that keeps the program out of the page, if one does
 * @param {AbortSignal} signal ends it
 * @returns {Promise<import("./element.js").Quiz>} rejected when the page's policy bars frames
 */
export const openFrame = (surface, options, barred, signal) =>
  new Promise((resolve, reject) => {
    const { page } = options.source;
    if (!page) throw new Error("there is no page to show in a frame");
    const address = new window.URL(page);
    /** @type {[string, string | null | undefined][]} */
    const asked = TOLD.map((name) => [name, options[name]]);
    asked.push(
      ["frame", "1"],
      // What is left of the key without the instrument: where the element stands.
      ["at", options.key.slice(`which-first:${options.own ?? ""}:`.length)],
      ["accent", accent(surface)],
      ["font", font(surface)],
      ["vote", options.kept.vote],
      ["instrument", options.own],
      ["theme", surface.dataset.theme],
    );
    for (const [name, value] of asked) if (value) address.searchParams.set(name, value);
    const frame = /** @type {HTMLIFrameElement} */ (
      draw("iframe", { src: address.href, title: options.title, class: "coming" })
    );
    // A browser without a share sheet would complain of the word for it.
    frame.allow = `clipboard-write${"share" in navigator ? "; web-share" : ""}`;

    // A page that is itself in a sandbox puts its frames in it too: they have no origin.
    const from = self.origin === "null" ? "null" : address.origin;
    /** @param {object} message */
    const post = (message) => frame.contentWindow?.postMessage(message, from === "null" ? "*" : from);
    const quiz = {
      result: null,
      restart: () => post({ whichFirst: "restart" }),
      /** @param {string} theme */
      wear: (theme) => post({ whichFirst: "theme", theme, accent: accent(surface), font: font(surface) }),
      // Not by `remove`, which some pages replace by one that wants a parent.
      destroy: () => frame.replaceWith(),
    };
    addEventListener(
      "securitypolicyviolation",
      ({ blockedURI, disposition, effectiveDirective }) => {
        // Other frames on the page may be barred too, and some are only reported.
        const ours = disposition === "enforce" && blockedURI.startsWith(address.origin);
        if (ours && /frame|child|default/.test(effectiveDirective)) {
          reject(new Error(`${effectiveDirective} bars a frame`));
        }
      },
      { signal },
    );
    addEventListener(
      "message",
      ({ source, origin, data }) => {
        if (source !== frame.contentWindow || origin !== from) return;
        const { whichFirst, height, name, detail, result } = Object(data);
        if (whichFirst === "height") {
          frame.height = height;
          if (!frame.className) return;
          frame.className = "";
          // Not moved, or it would load anew: everything else goes.
          while (frame.previousSibling) surface.removeChild(frame.previousSibling);
          if (options.kept.vote) frame.focus();
          if (barred) say(`${barred} bars the program here; the quiz runs in a frame`);
          resolve(quiz);
        } else if (whichFirst === "event") {
          // A page that is told of a result finds it on the element.
          if (name === "complete") quiz.result = detail;
          if (name === "error") detail.message = `the quiz in the frame has met an error (${detail.kind})`;
          options.tell(name, detail);
        } else if (whichFirst === "result") {
          quiz.result = result;
        }
      },
      { signal },
    );
    surface.append(frame);
  });
