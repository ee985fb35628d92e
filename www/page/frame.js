// The reader's own page in a frame: shows the quiz alone, and posts its height, events and result to the
// framing page, which therefore learns what is answered in the frame.
//
// `www/embed/frame.js` lists the messages. Two hosts have protocols of their own: WordPress (messages carry a
// secret from the URL's fragment) and AMP.
import { params, quiz, root, copyAttributes, applyInstrument } from "./quiz.js";

/** Posts a message to the framing page, of any origin. @param {object} message */
const post = (message) => parent.postMessage(message, "*");

/** The secret by which WordPress recognises its frames. */
const secret = new URLSearchParams(location.hash.replace(/^#\?/, "")).get("secret");

let height = 0;

const postHeight = () => {
  post({ whichFirst: "height", height });
  post({ sentinel: "amp", type: "embed-size", height });
  if (secret) post({ message: "height", value: height, secret });
};

/** Measures the quiz, never the window, so that resizing the frame causes no loop. */
const measure = () => {
  // Before the element is defined this would measure the no-script text, and in a frame without a width, a
  // column of single words.
  const newHeight = quiz.shadowRoot && innerWidth ? Math.ceil(quiz.getBoundingClientRect().height) : 0;
  if (!newHeight || newHeight === height) return;
  height = newHeight;
  postHeight();
};

let lastResult = "null";

/** Posts the result whenever it changes, also when a reader returns to it. */
const postResult = () => {
  const { result } = quiz;
  const json = JSON.stringify(result);
  if (json === lastResult) return;
  lastResult = json;
  post({ whichFirst: "result", result });
};

/** Forwards events of the quiz to the framing page. @param {...string} names */
const forwardEvents = (...names) => {
  for (const name of names) {
    quiz.addEventListener(`wf-${name}`, (/** @type {CustomEvent} */ { detail }) => {
      post({ whichFirst: "event", name, detail });
    });
  }
};

/**
 * Forwards errors with their kind and count only: the framing page must not learn the content of an instrument
 * on our site.
 */
const forwardErrors = () => {
  quiz.addEventListener("wf-error", (/** @type {CustomEvent} */ { detail: { kind, count } }) => {
    post({ whichFirst: "event", name: "error", detail: { kind, count } });
  });
};

/**
 * The origins of the framing pages, innermost first, or an empty string where the browser does not expose
 * them. Firefox exposes only the direct parent, as the referrer.
 */
const ancestorSites = () => {
  const { ancestorOrigins } = location;
  if (ancestorOrigins) return [...ancestorOrigins].join(" ");
  return document.referrer && new URL(document.referrer).origin;
};

/**
 * Partitions stored progress by framing site: another site that frames the quiz must not learn these answers.
 * Where the framing site is unknown, progress stays in memory.
 */
const isolateProgress = () => {
  const sites = ancestorSites();
  const at = params.get("at") ?? "";
  copyAttributes("keep");
  // Pages of our own site share our storage anyway, and keep the progress of the element that the frame
  // replaces. Not as an id, which would create a global.
  quiz.dataset.at = sites.split(" ").every((site) => site === origin) ? at : `at ${sites} ${at}`;
  if (!sites || sites.split(" ").includes("null")) quiz.setAttribute("keep", "none");
};

/**
 * Applies the look of the element that this frame replaces.
 * @param {Record<string, unknown>} look of any page, so each value may be anything
 */
const applyLook = ({ theme, appearance, paper, accent, font }) => {
  // On the root element: browsers paint an opaque background behind a frame of another colour scheme.
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  // The colour of the page around the frame, which the quiz then finds behind itself. CSS ignores what is no colour.
  if (typeof paper === "string") root.style.backgroundColor = paper;
  for (const [name, value] of Object.entries({ appearance, accent, font })) {
    if (typeof value === "string") quiz[name] = value;
  }
};

export const startFramed = () => {
  root.classList.add("framed");
  isolateProgress();
  copyAttributes("lang", "loading");
  applyInstrument(true);
  root.dataset.theme = "auto";
  applyLook(Object.fromEntries(params));
  forwardEvents("answer", "complete", "share");
  forwardErrors();
  const vote = params.get("vote");
  const castVote = () => {
    // The framing page has dispatched `start` already.
    quiz.shadowRoot.querySelector(vote === "none" ? ".pass" : `.pole.${vote}`)?.click();
    forwardEvents("ready", "start");
  };
  if (/^(low|high|none)$/.test(vote ?? "")) {
    quiz.addEventListener("wf-ready", castVote, { once: true });
  } else {
    forwardEvents("ready", "start");
  }
  addEventListener("message", ({ source, data }) => {
    if (source !== parent) return;
    const { whichFirst, message, secret: messageSecret } = Object(data);
    if (whichFirst === "restart") quiz.restart();
    if (whichFirst === "theme") applyLook(data);
    const wantsHeight = whichFirst === "measure" || (message === "ready" && secret && messageSecret === secret);
    if (wantsHeight && height) postHeight();
  });
  const watchResult = () => {
    postResult();
    new MutationObserver(postResult).observe(quiz.shadowRoot, { childList: true, subtree: true });
  };
  quiz.addEventListener("wf-ready", watchResult, { once: true });
  new ResizeObserver(measure).observe(quiz);
  // In the next animation frame: until then the page's style sheet may still be loading.
  customElements.whenDefined("which-first").then(() => requestAnimationFrame(measure));
};
