// <which-first>: draws its first card with plain DOM calls, and lazy-loads the quiz as the reader scrolls
// near. If that fails, it shows the page's own link again.
import { OBSERVED, defineProperties, enumAttribute, upgradeProperties } from "./attributes.js";
import { createElement, drawCard, drawFailure } from "./card.js";
import { stopWaiting, whenNear } from "./lazy.js";
import { blockedBy, discardPending, once } from "./load.js";
import { elementPath } from "./path.js";
import { warn } from "./say.js";
import { adoptStyles } from "./styles.js";
import { ancestors, followTheme } from "./theme.js";

/* global __WF_BUILD__ */

/** @typedef {import("../npm/index.js").WhichFirstElement} Contract the public contract */
/** @typedef {import("../npm/index.js").WhichFirstEventMap} Events the public events */
/** @typedef {keyof Events extends `wf-${infer Name}` ? Name : never} EventName */

/**
 * A mounted quiz.
 * @typedef {object} Quiz
 * @property {Contract["result"]} result
 * @property {() => void} restart @property {() => void} destroy
 * @property {(theme: string) => void} applyTheme applies the theme, and the element's accent
 */

/**
 * Another reader's result, which a page sets as the element's property `sharedResult`: it is shown first.
 * @typedef {object} SharedResult
 * @property {string} fragment the URL fragment that holds it
 * @property {() => void} onContinue called when the reader goes on to their own quiz
 */

/**
 * The reader's input from before the program was mounted, to be replayed in it.
 * @typedef {object} PendingInput
 * @property {string} [vote] the gut vote, `low`, `high` or `none`
 * @property {import("./first.js").ButtonPress} [press] the button pressed on the first item
 * @property {boolean} [retry] true if the reader has pressed "Try again"
 */

/**
 * The options to open a quiz with.
 * @typedef {object} QuizOptions
 * @property {() => string} blockedBy returns the directive of the page's policy that has blocked the loader so far
 * @property {PendingInput} pending
 * @property {string | null} instrumentUrl the URL of another instrument
 * @property {string} keep @property {string} key the storage key of the reader's progress
 * @property {string} lang @property {string} title @property {HTMLElement} link shows the page's own link
 * @property {(name: EventName, detail: any) => boolean} dispatch dispatches an event; returns false if
 *   the page cancelled it
 * @property {(css: string) => void} addStyle adds a style sheet to the element, once
 * @property {Loader} loader
 */

/**
 * Locates and loads the files of the build.
 * @typedef {object} Loader
 * @property {(path: string) => string} urlOf the URL of a file, by its path in the build
 * @property {(path: string) => Promise<Response>} [fetch] responds with a file that has no URL
 * @property {(path: string, element?: Element) => Promise<any>} load loads a module; each call evaluates it anew. The
 *   link in the element may tell where the build is
 * @property {string} [page] the URL of the reader's own page, for a frame
 */
/** @type {Loader} */
let loader;

/** Timeout of a mount attempt, in milliseconds; then the link comes back. */
const TIMEOUT_MS = 9000;

/** Falls back to a supported language: `en-US` → `en`. @param {string} lang @returns {string} */
const supportedLang = (lang) => {
  const tag = lang.toLowerCase();
  if (Object.hasOwn(__WF_BUILD__.cards, tag)) return tag;
  return tag && supportedLang(tag.replace(/-?[^-]*$/, ""));
};

/** @implements {Pick<Contract, "result" | "restart">} */
export class WhichFirstElement extends HTMLElement {
  static observedAttributes = OBSERVED;

  /** Shows the page's own link while no quiz is shown. */
  #linkSlot = createElement("slot", {});
  /** Starts light, like most pages: each change of theme costs a layout. */
  #surface = createElement("div", { class: "wf", part: "frame", role: "region", "data-theme": "light" }, this.#linkSlot);
  /** The texts of the style sheets. @type {string[]} */
  #styles = [];
  /** @type {Quiz | null} */
  #quiz = null;
  /** Aborted when the element is disconnected. @type {AbortController | null} */
  #connection = null;
  /** Aborted when the current mount attempt, or the mounted quiz, ends. @type {AbortController | null} */
  #attempt = null;
  /** Applies the theme again. Undefined while the element is not connected. @type {(() => void) | undefined} */
  #theme;

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(
      this.#surface,
      // Keeps the link in the page's tree, from which it has its colour, for `accent="inherit"`.
      createElement("slot", { hidden: "" }),
    );
  }

  connectedCallback() {
    // A move disconnects and reconnects in one task, and nothing has been torn down yet.
    if (this.#connection) return this.#theme?.();
    upgradeProperties(this);
    this.#start();
  }

  /** `moveBefore` keeps the element's state. */
  connectedMoveCallback() {
    this.#theme?.();
  }

  disconnectedCallback() {
    setTimeout(() => {
      if (!this.isConnected) this.#teardown();
    });
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (!this.#connection || before === now) return;
    if (/lang|frame|instrument/.test(name)) {
      // This is another quiz now. Several changes in one task restart it once.
      const connection = this.#connection;
      queueMicrotask(() => {
        if (this.#connection === connection) this.#reset();
      });
    } else {
      this.#theme?.();
    }
  }

  /** The result while it is shown, `{ code, verdict }`, or null. */
  get result() {
    return this.#quiz?.result ?? null;
  }

  /** Starts over with a blank sheet. */
  restart() {
    if (this.#quiz) this.#quiz.restart();
    else if (this.#attempt || (this.#connection && this.#callStorage("getItem") != null)) {
      this.#callStorage("removeItem");
      if (enumAttribute(this, "keep") === "local") {
        this.#loadScript().then((script) => script.save(this.#storage), () => {});
      }
      this.#reset();
    }
  }

  #reset() {
    this.#teardown();
    this.#start();
  }

  /** @returns {string} */
  get #lang() {
    const lang = [this, .../** @type {HTMLElement[]} */ (ancestors(this))].find((element) => element.lang)?.lang;
    // In a form, `lang` may be a field of that name.
    return supportedLang(`${lang}`) || "en";
  }

  get #cardTexts() {
    return __WF_BUILD__.cards[this.#lang];
  }

  /** The quiz's title: the text of the card's heading. @returns {string} */
  get #title() {
    return /** @type {any} */ (this.#cardTexts.tree)[2][2];
  }

  /** The URL of another instrument, if the page names one. */
  get #instrumentUrl() {
    const url = this.getAttribute("instrument");
    try {
      return url && new URL(url, this.baseURI).href;
    } catch {
      return url; // Not a URL: fetching it fails, and the reader sees an error.
    }
  }

  /** The storage key of the reader's progress: the instrument, and the element's path. */
  #storageKey = "";

  /** The options for storing progress. */
  get #storage() {
    return { keep: enumAttribute(this, "keep"), key: this.#storageKey, loader };
  }

  /** Reads or removes stored progress. @param {"getItem" | "removeItem"} method */
  #callStorage(method) {
    try {
      // `localStorage` or `sessionStorage`; undefined for "none".
      return /** @type {any} */ (window)[`${enumAttribute(this, "keep")}Storage`]?.[method](this.#storageKey);
    } catch {
      // Storage is blocked. The program falls back to memory.
    }
  }

  /** Draws the first card, or resumes. If anything throws, shows the failure card with a retry. */
  #start() {
    try {
      this.#render();
    } catch (error) {
      this.#showFailure(error, {});
      // So that `restart` works.
      this.#attempt ??= new AbortController();
    }
  }

  #render() {
    // The slot's fallback content, for a page without a link of its own.
    this.#linkSlot.replaceChildren(loader.page ? createElement("a", { href: loader.page }, this.#title) : "");
    const { signal } = (this.#connection = new AbortController());
    this.#addStyle(__WF_BUILD__.cardStyle);
    this.#storageKey = ["which-first", this.#instrumentUrl ?? "", elementPath(this)].join(":");
    this.#surface.ariaLabel = this.#title;
    this.#surface.lang = this.#lang;
    this.#surface.dir = this.#cardTexts.dir;
    // Another instrument has its own card, a returning reader is past the card, and a shared result comes
    // before it. In these cases the reader waits for the program and sees the link.
    const { sharedResult } = /** @type {{ sharedResult?: SharedResult }} */ (/** @type {unknown} */ (this));
    const needsProgram = this.#instrumentUrl || this.#callStorage("getItem") != null || sharedResult;
    // Before the card is drawn, so that reading the page's styles does not lay out the card as well.
    this.#theme = followTheme(this, this.#surface, (theme) => this.#quiz?.applyTheme(theme), signal);
    if (!needsProgram) {
      const card = drawCard(this.#cardTexts.tree, (vote) => {
        try {
          // A second tap while the program loads does not start the quiz again.
          if (this.#attempt || !this.#dispatch("start", { vote: vote === "none" ? null : vote })) return;
          this.#mount({ vote });
          return true;
        } catch (error) {
          this.#showFailure(error, { vote });
        }
      });
      this.#surface.replaceChildren(card);
      this.#dispatch("ready", {});
    }
    // A prefetch that fails is reported when the reader taps.
    const onNear = () => (needsProgram ? this.#mount({}) : this.#prefetch());
    if (needsProgram || !this.hasAttribute("frame")) {
      whenNear(this, this.#surface, enumAttribute(this, "loading") === "eager", onNear, signal);
    }
  }

  /** Prefetches what the quiz needs. Failures are reported by `#mount`, which loads the same again. */
  #prefetch() {
    this.#loadScript()
      .then((script) => {
        const onRestored = () => this.#connection && !this.#attempt && this.#reset();
        return script.prefetch(this.#storage, this.#instrumentUrl, onRestored, this.#surface);
      })
      .catch(() => {});
  }

  /** Removes everything that is shown or loading, and shows the link. */
  #teardown() {
    this.#connection?.abort();
    this.#connection = null;
    stopWaiting(this);
    this.#theme = undefined;
    this.#unmount();
    this.#surface.replaceChildren(this.#linkSlot);
  }

  /** Mounts the quiz. @param {PendingInput} pending */
  async #mount(pending) {
    /** @type {AbortSignal | undefined} */
    let signal;
    let timer = 0;
    /** Shows that the reader has to wait, or no longer. */
    const setWaiting = (/** @type {boolean} */ waiting) => {
      clearTimeout(timer);
      this.#surface.ariaBusy = /** @type {any} */ (waiting || null);
      // Loading continues: on a slow connection it may still finish before the reader retries.
      if (waiting) timer = setTimeout(() => fail("no answer"), TIMEOUT_MS);
    };
    const fail = (/** @type {unknown} */ error) => {
      setWaiting(false);
      this.#showFailure(error, pending);
    };
    try {
      this.#unmount();
      const attempt = (this.#attempt = new AbortController());
      signal = attempt.signal;
      setWaiting(true);
      signal.addEventListener("abort", () => setWaiting(false));
      const framed = this.hasAttribute("frame");
      /** Drops the quiz without unmounting it: no function of a trapped program may be called. */
      const onStopped = (/** @type {unknown} */ error, /** @type {string | undefined} */ message) => {
        attempt.abort();
        this.#quiz = null;
        // A reader who has voted and answered resumes from stored progress.
        this.#showFailure(error, pending.press ? pending : {}, message);
      };
      let quiz;
      do {
        const script = await this.#loadScript();
        if (signal.aborted) return;
        const options = {
          blockedBy: () => blockedBy,
          ...this.#storage,
          pending,
          lang: this.#lang,
          instrumentUrl: this.#instrumentUrl,
          dispatch: this.#dispatch,
          addStyle: this.#addStyle,
          title: this.#title,
          link: this.#linkSlot,
        };
        quiz = await script.open(this.#surface, options, framed, { signal, onStopped, setWaiting });
        if (signal.aborted) return;
      } while (!quiz); // The program has trapped in the meantime.
      this.#quiz = quiz;
      this.#theme?.();
      if (!pending.vote) this.#dispatch("ready", {});
      setWaiting(false);
    } catch (error) {
      if (!signal?.aborted) fail(error);
    }
  }

  /** Loads the script that opens a quiz, and adds its style. @returns {Promise<typeof import("../widget.js")>} */
  async #loadScript(lang = this.#lang) {
    const script = await once(lang, () => loader.load(__WF_BUILD__.glue[lang], this));
    this.#addStyle(script.style);
    return script;
  }

  /** Adds a style sheet, once. @param {string} css */
  #addStyle = (css) => {
    if (!this.#styles.includes(css)) {
      this.#styles.push(css);
      adoptStyles(this, this.#styles);
    }
  };

  /** Another document empties the list of style sheets. */
  adoptedCallback() {
    adoptStyles(this, this.#styles);
  }

  #unmount() {
    const quiz = this.#quiz;
    this.#quiz = null;
    this.#attempt?.abort();
    this.#attempt = null;
    quiz?.destroy();
  }

  /**
   * The last fallback level: the page's own link, an error message and a retry button.
   * @param {any} error @param {PendingInput} pending @param {string} [message]
   */
  #showFailure(error, pending, message = this.#cardTexts.failed) {
    const hadFocus = this.shadowRoot?.activeElement;
    const onRetry = () => {
      discardPending();
      this.#mount({ ...pending, retry: true });
    };
    const card = drawFailure(message, this.#cardTexts.retry, this.#linkSlot, onRetry);
    this.#surface.replaceChildren(card);
    // Takes the focus only if the removed content had it.
    if (hadFocus) card.querySelector("button")?.focus();
    const reason = String(error?.message ?? error);
    const directive = error?.blockedBy || blockedBy;
    warn((directive && directive + " bars the program; ") + reason);
    this.#dispatch("error", { kind: "load", message: reason });
  }

  /**
   * Dispatches an event. Returns false if the page cancelled it; only `start` can be cancelled.
   * @template {EventName} Name
   * @param {Name} name @param {Events[`wf-${Name}`]["detail"]} detail
   */
  #dispatch = (name, detail) => {
    const event = { bubbles: true, composed: true, cancelable: name === "start", detail };
    return this.dispatchEvent(new CustomEvent(`wf-${name}`, event));
  };
}

defineProperties(WhichFirstElement.prototype);

/**
 * Defines the element. If a page loads two scripts, the first definition stays.
 * @param {Loader} from
 */
export const define = (from) => {
  if (customElements.get("which-first")) return;
  loader = from;
  customElements.define("which-first", WhichFirstElement);
};
