// <which-first>: draws its first card at the speed of plain DOM, and fetches what opens the quiz when a
// reader comes near. When that cannot be, the page's own link comes back.
import { draw, drawCard, drawFailure } from "./card.js";
import { barred, giveUp, once } from "./load.js";
import { idle, native } from "./native.js";
import { say } from "./say.js";
import { around, follow } from "./theme.js";

/* global __WF_BUILD__ */

/** @typedef {import("../npm/index.js").WhichFirstElement} Contract what pages are promised */
/** @typedef {import("../npm/index.js").WhichFirstEventMap} Events what they are told */
/** @typedef {keyof Events extends `which-first:${infer Name}` ? Name : never} EventName */

/**
 * A quiz that is shown.
 * @typedef {object} Quiz
 * @property {Contract["result"]} result
 * @property {() => void} restart @property {() => void} destroy
 * @property {(theme: string) => void} wear takes the theme, and the accent that the element wants
 */

/**
 * What a reader has done before the program was there to do it.
 * @typedef {object} Kept
 * @property {string} [vote] the gut vote, `low`, `high` or `none`
 * @property {import("./first.js").Act} [act] on the first item
 * @property {boolean} [again] whether they try again
 */

/**
 * What a quiz is opened with.
 * @typedef {object} Options
 * @property {() => string} barred the directive of the page's policy that has barred something of it so far
 * @property {Kept} kept
 * @property {string | null} own the address of another instrument
 * @property {string} keep @property {string} key of stored progress
 * @property {string} lang @property {string} title
 * @property {(name: EventName, detail: any) => boolean} tell tells the page; false when it said no
 * @property {Source} source where everything else is
 */

/**
 * Where everything else is.
 * @typedef {object} Source
 * @property {(path: string) => string} at the address of a file, by the name that the build gave it
 * @property {(path: string) => Promise<any>} load a script: another one each time
 * @property {string} [page] the reader's own page, for a frame
 */
/** @type {Source} */
let source;

/** How long a reader is kept waiting before the link comes back. */
const PATIENCE = 9000;

/** The words that an attribute takes, the default first. @type {Record<string, string[]>} */
const WORDS = {
  theme: ["auto", "light", "dark"],
  keep: ["session", "none", "local"],
  loading: ["lazy", "eager"],
};
/** All attributes that have a property of their name. */
const NAMES = ["accent", "font", "instrument", "frame", ...Object.keys(WORDS)];

/** Takes `lang` back to a language that we have: `en-US` → `en`. @param {string} lang @returns {string} */
const known = (lang) => {
  const tag = lang.toLowerCase();
  if (Object.hasOwn(__WF_BUILD__.cards, tag)) return tag;
  return tag && known(tag.replace(/-?[^-]*$/, ""));
};

/**
 * Where an element stands: as the page in a frame says of it (`www/page/frame.js`), its id, or its number among
 * its kind, within each shadow root on the way.
 * @param {Element} element @returns {string}
 */
const place = (element) => {
  const root = /** @type {ShadowRoot} */ (element.getRootNode());
  const { id, dataset, localName } = /** @type {HTMLElement} */ (element);
  const here = dataset.at || id || [...root.querySelectorAll(localName)].indexOf(element);
  const host = native(root, "host");
  return (host ? place(host) + "/" : "") + here;
};

/** What opens a quiz in a language. @type {(lang: string) => Promise<typeof import("../widget.js")>} */
const script = (lang) => once(lang, () => source.load(__WF_BUILD__.glue[lang]));

/** @type {CSSStyleSheet | undefined} */
let cardStyle;

/** Sees readers come near, one for all elements. @type {IntersectionObserver | undefined} */
let observer;

/** Looks no more whether a reader comes near it. @type {(element: Element) => undefined} */
const forget = (element) => /** @type {undefined} */ (observer?.unobserve(element));

/** @implements {Pick<Contract, "result" | "restart">} */
export class WhichFirstElement extends HTMLElement {
  static observedAttributes = ["lang", ...NAMES];

  /** Light from the beginning, as most pages are: what is set once more is laid out once more. */
  #surface = draw("div", { class: "wf", part: "frame", "data-theme": "light" });
  /** The page's own link: shown where nothing else is, else only there to be asked for its colour. */
  #slot = draw("slot", {});
  /** @type {Quiz | null} */
  #quiz = null;
  /** What ends with the connection to the page. @type {AbortController | null} */
  #connection = null;
  /** What ends with a quiz that is on its way or shown. @type {AbortController | null} */
  #turn = null;
  /** What is done once a reader comes near, until it is. @type {(() => void) | undefined} */
  #near;
  /** Looks again how the page looks. @type {(() => void) | undefined} */
  #look;
  /** How the page looks. */
  #seen = "";

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(this.#surface, this.#slot);
  }

  connectedCallback() {
    // A move disconnects and connects in one breath: everything is still there.
    if (this.#connection) return this.#look?.();
    // What a page has set before the element was defined hides what the name means now.
    const self = /** @type {any} */ (this);
    for (const name of WhichFirstElement.observedAttributes) {
      if (!Object.hasOwn(self, name)) continue;
      const value = self[name];
      delete self[name];
      self[name] = value;
    }
    this.#begin();
  }

  /** A page that moves an element by `moveBefore` has it keep its state. */
  connectedMoveCallback() {
    this.#look?.();
  }

  disconnectedCallback() {
    setTimeout(() => {
      if (!this.isConnected) this.#end();
    });
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (!this.#connection || before === now) return;
    if (/lang|frame|instrument/.test(name)) {
      // What is shown is another quiz now. Several that change in one breath change it once.
      const connection = this.#connection;
      queueMicrotask(() => {
        if (this.#connection === connection) this.#anew();
      });
    } else {
      this.#dress();
    }
  }

  /** The result while it is shown, `{ code, verdict }`, or null. */
  get result() {
    return this.#quiz?.result ?? null;
  }

  /** Begins again with a blank sheet. */
  restart() {
    if (this.#quiz) this.#quiz.restart();
    else if (this.#turn || (this.#near && this.#stored("getItem") != null)) {
      this.#stored("removeItem");
      if (this.#word("keep") === "local") script(this.#lang).then((glue) => glue.save(this.#progress), () => {});
      this.#anew();
    }
  }

  #anew() {
    this.#end();
    this.#begin();
  }

  /** @returns {string} */
  get #lang() {
    const named = [this, .../** @type {HTMLElement[]} */ (around(this))].find((element) => element.lang)?.lang;
    // A form may have a field of that name.
    return known(`${named}`) || "en";
  }

  get #card() {
    return __WF_BUILD__.cards[this.#lang];
  }

  /** What an attribute says, of the words that it takes. @param {string} name */
  #word(name) {
    const words = WORDS[name];
    const value = this.getAttribute(name)?.toLowerCase() ?? words[0];
    if (words.includes(value)) return value;
    say(`${name}="${value}" is none of ${words.join(", ")}`);
    return words[0];
  }

  /** The address of another instrument, if the page names one. */
  get #own() {
    const own = this.getAttribute("instrument");
    try {
      return own && new URL(own, this.baseURI).href;
    } catch {
      return own; // No address at all: fetching it fails, and the reader is told.
    }
  }

  /** The key of stored progress: of this instrument, at this place of the page. */
  #key = "";

  /** What of an element's progress is stored where. */
  get #progress() {
    return { keep: this.#word("keep"), key: this.#key, source };
  }

  /** Asks for what is stored, or has it forgotten. @param {"getItem" | "removeItem"} act */
  #stored(act) {
    try {
      // `localStorage`, `sessionStorage`, and none for none.
      return /** @type {any} */ (window)[`${this.#word("keep")}Storage`]?.[act](this.#key);
    } catch {
      // Barred. The program falls back to memory.
    }
  }

  /** Takes the theme and the font that the element or its page wants. The first card has no accent. */
  #dress() {
    const word = this.#word("theme");
    const theme = word === "auto" ? this.#seen : word;
    if (theme !== this.#surface.dataset.theme) this.#surface.dataset.theme = theme;
    const { parentElement } = this;
    let font = this.getAttribute("font") ?? "";
    if (font === "inherit" && parentElement) font = getComputedStyle(parentElement).fontFamily;
    // Through the style object, which a strict style-src allows.
    for (const name of ["sans", "serif"]) this.#surface.style.setProperty(`--wf-${name}`, font);
    this.#quiz?.wear(theme);
  }

  /** Draws the first card, or goes on where the reader was. Whatever is thrown, they can try again. */
  #begin() {
    try {
      this.#open();
    } catch (error) {
      this.#fail(error, {});
      // There is something to begin again.
      this.#turn ??= new AbortController();
    }
  }

  #open() {
    // Shown where the page has no link of its own.
    this.#slot.replaceChildren(source.page ? draw("a", { href: source.page }, this.#card.title) : "");
    const { signal } = (this.#connection = new AbortController());
    if (!cardStyle) {
      cardStyle = new CSSStyleSheet();
      cardStyle.replaceSync(__WF_BUILD__.cardStyle);
    }
    this.#wear(cardStyle);
    this.#key = ["which-first", this.#own ?? "", place(this)].join(":");
    this.#surface.lang = this.#lang;
    this.#surface.dir = this.#card.dir;
    // Another instrument's card stands in its own file, a reader who comes back is past the card, and
    // one who opens what another has sent is not at it yet: they wait for the program, with the link
    // in view.
    const waits = this.#own || this.#stored("getItem") != null || this.dataset.opened;
    // Before the card, which the page's styles would have to be computed with.
    this.#look = follow(this, this.#surface, (theme) => {
      this.#seen = theme;
      this.#dress();
    }, signal);
    if (!waits) {
      const card = drawCard(this.#card, (vote) => {
        // A second tap while the program is on its way does not start a second time.
        if (this.#turn || !this.#tell("start", { vote: vote === "none" ? null : vote })) return false;
        this.#mount({ vote });
        return true;
      });
      this.#surface.replaceChildren(card);
      this.#tell("ready", {});
    }
    if (waits) this.#whenNear(signal, () => this.#mount({}));
    // What fails before the tap is told when the reader taps.
    else if (!this.hasAttribute("frame")) this.#whenNear(signal, () => this.#prepare());
  }

  /** Fetches all that a quiz opens with: first what its first item needs. What fails is told by who waits. */
  #prepare() {
    script(this.#lang)
      .then((glue) => glue.prepare(this.#progress, this.#own, () => this.#connection && !this.#turn && this.#anew()))
      .catch(() => {});
  }

  /** Ends all that is shown or on its way, and shows the link. */
  #end() {
    this.#connection?.abort();
    this.#connection = null;
    this.#near = forget(this);
    this.#look = undefined;
    this.#takeDown();
    this.#surface.replaceChildren();
  }

  /** @param {IntersectionObserverEntry[]} entries */
  static #see(entries) {
    for (const { isIntersecting, target } of entries) {
      const near = /** @type {WhichFirstElement} */ (target).#near;
      if (near && isIntersecting) idle(near);
    }
  }

  /**
   * Acts once: when the reader comes near and the page is idle, or at once on intent.
   * @param {AbortSignal} signal @param {() => void} act
   */
  #whenNear(signal, act) {
    const near = (this.#near = () => {
      if (this.#near === near) {
        this.#near = forget(this);
        act();
      }
    });
    observer ??= new IntersectionObserver(WhichFirstElement.#see, { rootMargin: "50%" });
    for (const intent of ["pointerenter", "focusin"]) {
      this.#surface.addEventListener(intent, near, { signal });
    }
    // Not in the breath that draws the card. In a page that nobody sees yet, no observer is called.
    if (this.#word("loading") === "eager") setTimeout(near);
    else observer.observe(this);
  }

  /** Shows the quiz. @param {Kept} kept */
  async #mount(kept) {
    /** @type {AbortSignal | undefined} */
    let signal;
    let late = 0;
    /** Keeps the reader waiting, or no longer. */
    const wait = (/** @type {boolean} */ waits) => {
      clearTimeout(late);
      this.#surface.ariaBusy = waits ? "true" : null;
      // What is on its way goes on: on a slow line it may still come before the reader tries again.
      if (waits) late = setTimeout(() => fail("no answer"), PATIENCE);
    };
    const fail = (/** @type {unknown} */ error) => {
      wait(false);
      this.#fail(error, kept);
    };
    try {
      this.#takeDown();
      const turn = (this.#turn = new AbortController());
      signal = turn.signal;
      wait(true);
      signal.addEventListener("abort", () => wait(false));
      const framed = this.hasAttribute("frame");
      /** The program is beyond asking: what it drew is dropped, not taken down. */
      const stopped = (/** @type {unknown} */ error, /** @type {string | undefined} */ message) => {
        turn.abort();
        this.#quiz = null;
        // Who has voted and answered goes on from what is stored.
        this.#fail(error, kept.act ? kept : {}, message);
      };
      let quiz;
      do {
        const glue = await script(this.#lang);
        if (signal.aborted) return;
        this.#wear(glue.style());
        const options = {
          barred: () => barred,
          ...this.#progress,
          kept,
          lang: this.#lang,
          own: this.#own,
          tell: this.#tell,
          title: this.#card.title,
        };
        quiz = await glue.open(this.#surface, options, framed, { signal, stopped, wait });
        if (signal.aborted) return;
      } while (!quiz); // It has stopped elsewhere in the meantime.
      this.#quiz = quiz;
      this.#dress();
      if (!kept.vote) this.#tell("ready", {});
      wait(false);
    } catch (error) {
      if (!signal?.aborted) fail(error);
    }
  }

  /** @param {CSSStyleSheet} sheet */
  #wear(sheet) {
    const { adoptedStyleSheets } = /** @type {ShadowRoot} */ (this.shadowRoot);
    if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  }

  #takeDown() {
    const quiz = this.#quiz;
    this.#quiz = null;
    this.#turn?.abort();
    this.#turn = null;
    quiz?.destroy();
  }

  /**
   * The last rung: the page's own link comes back, with what happened and a way to try again.
   * @param {any} error @param {Kept} kept @param {string} [message]
   */
  #fail(error, kept, message = this.#card.failed) {
    const hadFocus = this.shadowRoot?.activeElement;
    const again = () => {
      giveUp();
      this.#mount({ ...kept, again: true });
    };
    const card = drawFailure(message, this.#card.retry, again);
    this.#surface.replaceChildren(card);
    // The focus was on what is gone; a page's focus is not ours to take otherwise.
    if (hadFocus) card.querySelector("button")?.focus();
    const reason = String(error?.message ?? error);
    const bars = error?.barred || barred;
    say((bars && `${bars} bars the program; `) + reason);
    this.#tell("error", { kind: "load", message: reason });
  }

  /**
   * Tells the page. False when the page said no, which it may to a start.
   * @template {EventName} Name
   * @param {Name} name @param {Events[`which-first:${Name}`]["detail"]} detail
   */
  #tell = (name, detail) => {
    const event = { bubbles: true, composed: true, cancelable: name === "start", detail };
    return this.dispatchEvent(new CustomEvent(`which-first:${name}`, event));
  };
}

// Properties that reflect the attributes of their names.
for (const name of NAMES) {
  Object.defineProperty(WhichFirstElement.prototype, name, {
    get() {
      const value = this.getAttribute(name);
      return name === "frame" ? value !== null : (value ?? WORDS[name]?.[0] ?? "");
    },
    set(value) {
      // As a framework takes an attribute away, or sets one that has no value.
      if (value == null || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? "" : value);
    },
  });
}

/**
 * Defines the element. Of two scripts on one page the first one stays.
 * @param {Source} from
 */
export const define = (from) => {
  if (customElements.get("which-first")) return;
  source = from;
  customElements.define("which-first", WhichFirstElement);
};
