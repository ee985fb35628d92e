// The reader's own page, alone or in a frame. Alone it opens what another reader has sent: `#r=CODE`
// shows a result, `#vs=CODE,CODE` compares. In a frame it is the quiz and nothing else, tells the page
// around it how tall that is, and what happens.
//
// What crosses is listed in `www/embed/frame.js`; beside it this speaks to two hosts that have words
// of their own: WordPress (a secret in the fragment, which its messages carry) and AMP.

const root = document.documentElement;
const quiz = /** @type {any} */ (document.querySelector("which-first"));
const given = new URLSearchParams(location.search);

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
  // Before the element is there, this would be the sentence for readers without scripts.
  const now = quiz.shadowRoot ? Math.ceil(quiz.getBoundingClientRect().height) : 0;
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

/** @param {string} theme */
const wear = (theme) => {
  // Of the page as well: a browser puts its own paper behind a frame in another colour scheme.
  root.dataset.theme = theme;
};

/** Takes over what the address says. @param {...string} names of attributes */
const take = (...names) => {
  for (const name of names) {
    const value = given.get(name);
    if (value) quiz.setAttribute(name, value);
  }
};

/**
 * What another reader has sent in the address, as chats and trackers pass it on. `src/sheet/fragment.rs`
 * reads what is in it.
 */
const SENT = /(^#|&)(r|vs)(=|%3D)/i;

const isSent = () => SENT.test(location.hash);

/** On paper there is a result, one's own or another's; and while there is none, the quiz as a form. */
const print = () => {
  // The form is of the instrument that the page has by itself.
  const other = given.has("instrument") || given.has("lang");
  root.classList.toggle("told", other || Boolean(quiz.shadowRoot?.querySelector(".result")));
  const address = document.querySelector(".paper .address");
  if (address) address.textContent ||= location.origin + location.pathname;
};

const alone = () => {
  // A link to a result of another instrument, or in another language, says so.
  take("lang", "instrument");
  if (isSent()) quiz.dataset.opened = location.hash;
  // What is looked at is put away when the reader goes on from it. It is kept in the address, so
  // that they can still compare after a reload.
  new MutationObserver(() => {
    if (quiz.dataset.opened || !isSent()) return;
    history.replaceState(null, "", location.hash.replace(SENT, "$1vs="));
  }).observe(quiz, { attributeFilter: ["data-opened"] });
  // Another link, opened in the same tab. Answers outlast it.
  addEventListener("hashchange", () => isSent() && location.reload());
  addEventListener("beforeprint", print);
};

const frame = () => {
  root.classList.add("framed");
  quiz.id = given.get("at") ?? "";
  take("lang", "accent", "font", "instrument", "keep", "loading");
  wear(given.get("theme") ?? "auto");
  pass("answer", "complete", "share", "error");
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
  customElements.whenDefined("which-first").then(measure);
};

if (given.has("frame")) frame();
else alone();
