// The reader's own page in a frame: it is the quiz and nothing else, tells the page around it how tall
// that is, and what happens. Whoever frames the quiz hears what is answered in the frame, and the result.
//
// What crosses is listed in `www/embed/frame.js`; beside it this speaks to two hosts that have words
// of their own: WordPress (a secret in the fragment, which its messages carry) and AMP.
import { given, quiz, root, take, takeInstrument } from "./quiz.js";

/** Tells whoever framed us; what is said is for them whoever they are. @param {object} message */
const tell = (message) => parent.postMessage(message, "*");

/** The secret by which WordPress knows its frames. */
const secret = new URLSearchParams(location.hash.replace(/^#\?/, "")).get("secret");

let height = 0;

const tellHeight = () => {
  tell({ whichFirst: "height", height });
  tell({ sentinel: "amp", type: "embed-size", height });
  if (secret) tell({ message: "height", value: height, secret });
};

/** The quiz is measured, never the window: an answer to our own message changes nothing. */
const measure = () => {
  // Before the element is there, this would be the sentence for readers without scripts; in a frame that has no
  // width yet, a column of single words.
  const now = quiz.shadowRoot && innerWidth ? Math.ceil(quiz.getBoundingClientRect().height) : 0;
  if (!now || now === height) return;
  height = now;
  tellHeight();
};

let told = "null";

/** A result comes and goes with what is shown, also when a reader comes back to it. */
const tellResult = () => {
  const { result } = quiz;
  const now = JSON.stringify(result);
  if (now === told) return;
  told = now;
  tell({ whichFirst: "result", result });
};

/** Tells what happens in the quiz. @param {...string} names */
const pass = (...names) => {
  for (const name of names) {
    quiz.addEventListener(`which-first:${name}`, (/** @type {CustomEvent} */ { detail }) => {
      tell({ whichFirst: "event", name, detail });
    });
  }
};

/**
 * Tells that the quiz cannot be shown, and how many places of an instrument are wrong: what stands in a file
 * of ours is not for the page around.
 */
const passError = () => {
  quiz.addEventListener("which-first:error", (/** @type {CustomEvent} */ { detail: { kind, count } }) => {
    tell({ whichFirst: "event", name: "error", detail: { kind, count } });
  });
};

/**
 * The sites of the pages around this frame, from the inside out, or nothing where the browser does not say.
 * Firefox names only the page that has opened the frame, where that page lets it.
 */
const framers = () => {
  const { ancestorOrigins } = location;
  if (ancestorOrigins) return [...ancestorOrigins].join(" ");
  return document.referrer && new URL(document.referrer).origin;
};

/**
 * Has the quiz keep its progress for the page around alone: another page that frames it hears nothing of what
 * was answered here. Where it is not known who that is, progress stays in memory.
 */
const keepApart = () => {
  const by = framers();
  const at = given.get("at") ?? "";
  take("keep");
  // Pages of our own site have our storage anyway, and an element of theirs may have stood where its frame does.
  // Not as an id, which would be the name of a global.
  quiz.dataset.at = by.split(" ").every((site) => site === origin) ? at : `at ${by} ${at}`;
  if (!by || by.split(" ").includes("null")) quiz.setAttribute("keep", "none");
};

/** @param {string} theme */
const wear = (theme) => {
  // Of the page as well: a browser puts its own paper behind a frame in another colour scheme.
  root.dataset.theme = theme;
};

export const frame = () => {
  root.classList.add("framed");
  keepApart();
  take("lang", "accent", "font", "loading");
  takeInstrument(true);
  wear(given.get("theme") ?? "auto");
  pass("answer", "complete", "share");
  passError();
  const vote = given.get("vote");
  const first = () => {
    // The page around has asked itself already.
    quiz.shadowRoot.querySelector(vote === "none" ? ".pass" : `.pole.${vote}`)?.click();
    pass("ready", "start");
  };
  if (/^(low|high|none)$/.test(vote ?? "")) {
    quiz.addEventListener("which-first:ready", first, { once: true });
  } else {
    pass("ready", "start");
  }
  addEventListener("message", ({ source, data }) => {
    if (source !== parent) return;
    const { whichFirst, theme, accent, font, message, secret: named } = Object(data);
    if (whichFirst === "restart") quiz.restart();
    if (whichFirst === "theme") {
      if (theme === "light" || theme === "dark") wear(theme);
      if (typeof accent === "string") quiz.accent = accent;
      if (typeof font === "string") quiz.font = font;
    }
    if ((whichFirst === "measure" || (message === "ready" && secret && named === secret)) && height) tellHeight();
  });
  const watch = () => {
    tellResult();
    new MutationObserver(tellResult).observe(quiz.shadowRoot, { childList: true, subtree: true });
  };
  quiz.addEventListener("which-first:ready", watch, { once: true });
  new ResizeObserver(measure).observe(quiz);
  // With the next frame that is drawn: until then the page's own style may be on its way.
  customElements.whenDefined("which-first").then(() => requestAnimationFrame(measure));
};
