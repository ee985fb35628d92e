// <which-first>: draws its first card with plain DOM calls, and lazy-loads the quiz as the reader scrolls
// near. If that fails, it shows the page's own link again.
import { createElement, drawCard, drawFailure } from "./card.js";
import { blockedBy, discardPending, once } from "./load.js";
import { idle, native } from "./native.js";
import { warn } from "./say.js";
import { ancestors, followTheme } from "./theme.js";

/* global __WF_BUILD__ */

/** @typedef {import("../npm/index.js").WhichFirstElement} Contract the public contract */
/** @typedef {import("../npm/index.js").WhichFirstEventMap} Events the public events */
/** @typedef {keyof Events extends `which-first:${infer Name}` ? Name : never} EventName */

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
 * @property {string} lang @property {string} title
 * @property {(name: EventName, detail: any) => boolean} dispatch dispatches an event; returns false if
 *   the page cancelled it
 * @property {Loader} loader
 */

/**
 * Locates and loads the files of the build.
 * @typedef {object} Loader
 * @property {(path: string) => string} urlOf the URL of a file, by its path in the build
 * @property {(path: string) => Promise<any>} load loads a module; each call evaluates it anew
 * @property {string} [page] the URL of the reader's own page, for a frame
 */
/** @type {Loader} */
let loader;

/** Timeout of a mount attempt, in milliseconds; then the link comes back. */
const TIMEOUT_MS = 9000;

/** The allowed values of enumerated attributes, default first. @type {Record<string, string[]>} */
const ALLOWED_VALUES = {
  theme: ["auto", "light", "dark"],
  keep: ["session", "none", "local"],
  loading: ["lazy", "eager"],
};
/** The attributes that a property of the same name reflects. */
const REFLECTED = ["accent", "font", "instrument", "frame", ...Object.keys(ALLOWED_VALUES)];

/** Falls back to a supported language: `en-US` → `en`. @param {string} lang @returns {string} */
const supportedLang = (lang) => {
  const tag = lang.toLowerCase();
  if (Object.hasOwn(__WF_BUILD__.cards, tag)) return tag;
  return tag && supportedLang(tag.replace(/-?[^-]*$/, ""));
};

/**
 * The element's path in the page, as part of the storage key: its `data-at` (set by `www/page/frame.js`), its
 * id, or its index among elements of its name, prefixed by the path of the shadow host.
 * @param {Element} element @returns {string}
 */
const elementPath = (element) => {
  const root = /** @type {ShadowRoot} */ (element.getRootNode());
  const { id, dataset, localName } = /** @type {HTMLElement} */ (element);
  const place = dataset.at || id || [...root.querySelectorAll(localName)].indexOf(element);
  const host = native(root, "host");
  return (host ? elementPath(host) + "/" : "") + place;
};

/**
 * Loads the script that opens a quiz, for a language.
 * @type {(lang: string) => Promise<typeof import("../widget.js")>}
 */
const loadScript = (lang) => once(lang, () => loader.load(__WF_BUILD__.glue[lang]));

/** @type {CSSStyleSheet | undefined} */
let cardStyleSheet;

/**
 * Observes whether elements are near the viewport; shared by all elements.
 * @type {IntersectionObserver | undefined}
 */
let observer;

/** Stops observing an element. @type {(element: Element) => undefined} */
const unobserve = (element) => /** @type {undefined} */ (observer?.unobserve(element));

/** @implements {Pick<Contract, "result" | "restart">} */
export class WhichFirstElement extends HTMLElement {
  static observedAttributes = ["lang", ...REFLECTED];

  /** Starts light, like most pages: each change of theme costs a layout. */
  #surface = createElement("div", { class: "wf", part: "frame", "data-theme": "light" });
  /** Shows the page's own link while nothing else is shown; otherwise the link only serves `accent="inherit"`. */
  #linkSlot = createElement("slot", {});
  /** @type {Quiz | null} */
  #quiz = null;
  /** Aborted when the element is disconnected. @type {AbortController | null} */
  #connection = null;
  /** Aborted when the current mount attempt, or the mounted quiz, ends. @type {AbortController | null} */
  #attempt = null;
  /**
   * Runs once when the element comes near the viewport; undefined before and after.
   * @type {(() => void) | undefined}
   */
  #onNear;
  /** Detects the page's theme again. @type {(() => void) | undefined} */
  #recheckTheme;
  /** The page's theme, `light` or `dark`. */
  #pageTheme = "";

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(this.#surface, this.#linkSlot);
  }

  connectedCallback() {
    // A move disconnects and reconnects in one task, and nothing has been torn down yet.
    if (this.#connection) return this.#recheckTheme?.();
    // A property that the page set before the definition shadows the accessor: sets it again through that.
    const self = /** @type {any} */ (this);
    for (const name of WhichFirstElement.observedAttributes) {
      if (!Object.hasOwn(self, name)) continue;
      const value = self[name];
      delete self[name];
      self[name] = value;
    }
    this.#start();
  }

  /** `moveBefore` keeps the element's state. */
  connectedMoveCallback() {
    this.#recheckTheme?.();
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
      this.#applyTheme();
    }
  }

  /** The result while it is shown, `{ code, verdict }`, or null. */
  get result() {
    return this.#quiz?.result ?? null;
  }

  /** Starts over with a blank sheet. */
  restart() {
    if (this.#quiz) this.#quiz.restart();
    else if (this.#attempt || (this.#onNear && this.#callStorage("getItem") != null)) {
      this.#callStorage("removeItem");
      if (this.#enumAttribute("keep") === "local") {
        loadScript(this.#lang).then((script) => script.save(this.#storage), () => {});
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

  /** The value of an enumerated attribute. Logs an unknown value, with the allowed ones. @param {string} name */
  #enumAttribute(name) {
    const allowed = ALLOWED_VALUES[name];
    const value = this.getAttribute(name)?.toLowerCase() ?? allowed[0];
    if (allowed.includes(value)) return value;
    warn(`${name}="${value}" is none of ${allowed.join(", ")}`);
    return allowed[0];
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
    return { keep: this.#enumAttribute("keep"), key: this.#storageKey, loader };
  }

  /** Reads or removes stored progress. @param {"getItem" | "removeItem"} method */
  #callStorage(method) {
    try {
      // `localStorage` or `sessionStorage`; undefined for "none".
      return /** @type {any} */ (window)[`${this.#enumAttribute("keep")}Storage`]?.[method](this.#storageKey);
    } catch {
      // Storage is blocked. The program falls back to memory.
    }
  }

  /** Applies the theme and the font of the element or its page. The first card has no accent. */
  #applyTheme() {
    const setting = this.#enumAttribute("theme");
    const theme = setting === "auto" ? this.#pageTheme : setting;
    if (theme !== this.#surface.dataset.theme) this.#surface.dataset.theme = theme;
    const { parentElement } = this;
    let font = this.getAttribute("font") ?? "";
    if (font === "inherit" && parentElement) font = getComputedStyle(parentElement).fontFamily;
    // Through the style object, which a strict style-src allows.
    for (const name of ["sans", "serif"]) this.#surface.style.setProperty(`--wf-${name}`, font);
    this.#quiz?.applyTheme(theme);
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
    const { title } = this.#cardTexts;
    this.#linkSlot.replaceChildren(loader.page ? createElement("a", { href: loader.page }, title) : "");
    const { signal } = (this.#connection = new AbortController());
    if (!cardStyleSheet) {
      cardStyleSheet = new CSSStyleSheet();
      cardStyleSheet.replaceSync(__WF_BUILD__.cardStyle);
    }
    this.#adoptStyles(cardStyleSheet);
    this.#storageKey = ["which-first", this.#instrumentUrl ?? "", elementPath(this)].join(":");
    this.#surface.lang = this.#lang;
    this.#surface.dir = this.#cardTexts.dir;
    // Another instrument has its own card, a returning reader is past the card, and a shared result comes
    // before it. In these cases the reader waits for the program and sees the link.
    const { sharedResult } = /** @type {{ sharedResult?: SharedResult }} */ (/** @type {unknown} */ (this));
    const needsProgram = this.#instrumentUrl || this.#callStorage("getItem") != null || sharedResult;
    // Before the card is drawn, so that reading the page's styles does not lay out the card as well.
    this.#recheckTheme = followTheme(this, this.#surface, (theme) => {
      this.#pageTheme = theme;
      this.#applyTheme();
    }, signal);
    if (!needsProgram) {
      const card = drawCard(this.#cardTexts, (vote) => {
        // A second tap while the program loads does not start the quiz again.
        if (this.#attempt || !this.#dispatch("start", { vote: vote === "none" ? null : vote })) return false;
        this.#mount({ vote });
        return true;
      });
      this.#surface.replaceChildren(card);
      this.#dispatch("ready", {});
    }
    if (needsProgram) this.#whenNear(signal, () => this.#mount({}));
    // A prefetch that fails is reported when the reader taps.
    else if (!this.hasAttribute("frame")) this.#whenNear(signal, () => this.#prefetch());
  }

  /** Prefetches what the quiz needs. Failures are reported by `#mount`, which loads the same again. */
  #prefetch() {
    loadScript(this.#lang)
      .then((script) => {
        const onRestored = () => this.#connection && !this.#attempt && this.#reset();
        return script.prefetch(this.#storage, this.#instrumentUrl, onRestored);
      })
      .catch(() => {});
  }

  /** Removes everything that is shown or loading, and shows the link. */
  #teardown() {
    this.#connection?.abort();
    this.#connection = null;
    this.#onNear = unobserve(this);
    this.#recheckTheme = undefined;
    this.#unmount();
    this.#surface.replaceChildren();
  }

  /** @param {IntersectionObserverEntry[]} entries */
  static #onIntersection(entries) {
    for (const { isIntersecting, target } of entries) {
      const onNear = /** @type {WhichFirstElement} */ (target).#onNear;
      if (onNear && isIntersecting) idle(onNear);
    }
  }

  /**
   * Calls `callback` once: when the element is near the viewport and the page is idle, or at once when the
   * reader shows intent.
   * @param {AbortSignal} signal @param {() => void} callback
   */
  #whenNear(signal, callback) {
    const onNear = (this.#onNear = () => {
      if (this.#onNear === onNear) {
        this.#onNear = unobserve(this);
        callback();
      }
    });
    observer ??= new IntersectionObserver(WhichFirstElement.#onIntersection, { rootMargin: "50%" });
    for (const intent of ["pointerenter", "focusin"]) {
      this.#surface.addEventListener(intent, onNear, { signal });
    }
    // In a later task than the one that draws the card. No observer fires in a hidden page.
    if (this.#enumAttribute("loading") === "eager") setTimeout(onNear);
    else observer.observe(this);
  }

  /** Mounts the quiz. @param {PendingInput} pending */
  async #mount(pending) {
    /** @type {AbortSignal | undefined} */
    let signal;
    let timer = 0;
    /** Shows that the reader has to wait, or no longer. */
    const setWaiting = (/** @type {boolean} */ waiting) => {
      clearTimeout(timer);
      this.#surface.ariaBusy = waiting ? "true" : null;
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
        const script = await loadScript(this.#lang);
        if (signal.aborted) return;
        this.#adoptStyles(script.style());
        const options = {
          blockedBy: () => blockedBy,
          ...this.#storage,
          pending,
          lang: this.#lang,
          instrumentUrl: this.#instrumentUrl,
          dispatch: this.#dispatch,
          title: this.#cardTexts.title,
        };
        quiz = await script.open(this.#surface, options, framed, { signal, onStopped, setWaiting });
        if (signal.aborted) return;
      } while (!quiz); // The program has trapped in the meantime.
      this.#quiz = quiz;
      this.#applyTheme();
      if (!pending.vote) this.#dispatch("ready", {});
      setWaiting(false);
    } catch (error) {
      if (!signal?.aborted) fail(error);
    }
  }

  /** @param {CSSStyleSheet} sheet */
  #adoptStyles(sheet) {
    const { adoptedStyleSheets } = /** @type {ShadowRoot} */ (this.shadowRoot);
    if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
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
    const card = drawFailure(message, this.#cardTexts.retry, onRetry);
    this.#surface.replaceChildren(card);
    // Takes the focus only if the removed content had it.
    if (hadFocus) card.querySelector("button")?.focus();
    const reason = String(error?.message ?? error);
    const directive = error?.blockedBy || blockedBy;
    warn((directive && `${directive} bars the program; `) + reason);
    this.#dispatch("error", { kind: "load", message: reason });
  }

  /**
   * Dispatches an event. Returns false if the page cancelled it; only `start` can be cancelled.
   * @template {EventName} Name
   * @param {Name} name @param {Events[`which-first:${Name}`]["detail"]} detail
   */
  #dispatch = (name, detail) => {
    const event = { bubbles: true, composed: true, cancelable: name === "start", detail };
    return this.dispatchEvent(new CustomEvent(`which-first:${name}`, event));
  };
}

// Defines the properties that reflect attributes.
for (const name of REFLECTED) {
  Object.defineProperty(WhichFirstElement.prototype, name, {
    get() {
      const value = this.getAttribute(name);
      return name === "frame" ? value !== null : (value ?? ALLOWED_VALUES[name]?.[0] ?? "");
    },
    set(value) {
      // Frameworks pass null or false to remove an attribute, and true to set one without a value.
      if (value == null || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? "" : value);
    },
  });
}

/**
 * Defines the element. If a page loads two scripts, the first definition stays.
 * @param {Loader} from
 */
export const define = (from) => {
  if (customElements.get("which-first")) return;
  loader = from;
  customElements.define("which-first", WhichFirstElement);
};
