// which-first, the loader: defines <which-first>, draws its first card at the speed of plain DOM,
// and fetches the program behind it when a reader comes near.
//
// Reads top to bottom: where we are, what is loaded and when, the element.
import { drawCard, drawFailure } from "./embed/card.js";
import { follow } from "./embed/theme.js";

/* global __WF_BUILD__: what the build knows (file names, the first card's texts and style). Read by
   its parts, each of which the build puts in where it stands. */

// `currentScript` is there only while the script runs, and not in a module.
const script = /** @type {HTMLScriptElement | null} */ (
  document.currentScript ?? document.querySelector('script[data-which-first], script[src$="/embed.js"]')
);
const HERE = new URL(".", script?.src || document.baseURI);

/** @param {string} path as __WF_BUILD__ has it */
const at = (path) => new URL(path, HERE).href;

/** Takes `lang` back to a language that we have: `en-US` → `en`. @param {string} lang */
const known = (lang) => {
  const tag = lang.toLowerCase();
  if (Object.hasOwn(__WF_BUILD__.cards, tag)) return tag;
  return tag.includes("-") ? known(tag.replace(/-[^-]*$/, "")) : "en";
};

const RTL = /^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

/**
 * Where an element stands: its id, or its number among its kind, within each shadow root on the way.
 * @param {Element} element @returns {string}
 */
const place = (element) => {
  const root = /** @type {ShadowRoot} */ (element.getRootNode());
  const here = element.id || [...root.querySelectorAll(element.localName)].indexOf(element);
  return root.host ? `${place(root.host)}/${here}` : `${here}`;
};

// --- What is loaded, once for all instances on the page

/** @param {string} url */
const text = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.text();
};

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/**
 * Loads a thing once. A failure is forgotten, so that "Try again" tries again.
 * @template T @param {string} key @param {() => Promise<T>} load @returns {Promise<T>}
 */
const once = (key, load) => {
  let promise = loaded.get(key);
  if (!promise) {
    promise = load();
    promise.catch(() => loaded.delete(key));
    loaded.set(key, promise);
  }
  return promise;
};

// A program that has trapped, or did not come, is not to be called again. A new fragment makes a new
// module of the same cached file.
let generation = 0;
const program = () =>
  once("program", async () => {
    try {
      const glue = await import(at(__WF_BUILD__.glue) + (generation ? `#${generation}` : ""));
      await Promise.all([glue.default({ module_or_path: at(__WF_BUILD__.wasm) }), style()]);
      return glue;
    } catch (error) {
      // Some browsers keep a failed module for the page's life.
      generation += 1;
      throw error;
    }
  });

const style = () =>
  once("style", async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await text(at(__WF_BUILD__.style)));
    return sheet;
  });

/** @type {CSSStyleSheet | undefined} */
let cardStyle;

// --- A program that stops

/** The elements whose quiz is mounted. @type {Set<WhichFirst>} */
const running = new Set();

/**
 * A trap in our wasm stops every quiz on the page: they share one memory. False when it was none.
 * @param {unknown} error
 */
const trapped = (error) => {
  if (!(error instanceof WebAssembly.RuntimeError)) return false;
  if (!String(error.stack).includes(HERE.href)) return false;
  loaded.delete("program");
  generation += 1;
  for (const element of [...running]) element.stop(error);
  return true;
};

const watchTraps = () => {
  addEventListener("error", (event) => running.size && trapped(event.error) && event.preventDefault());
  addEventListener("unhandledrejection", (event) => running.size && trapped(event.reason) && event.preventDefault());
};

// --- The element

class WhichFirst extends HTMLElement {
  static observedAttributes = ["theme", "accent"];

  #frame = document.createElement("div");
  #slot = document.createElement("slot");
  /** The mounted quiz. @type {{ lang?: string, result: any, restart(): void, destroy(): void } | null} */
  #mounted = null;
  /** What ends with the connection to the page. @type {AbortController | null} */
  #connection = null;
  /** The result that the page is being told of: the program cannot be asked while it tells. */
  #telling = null;
  /** The connection for which the program is on its way. @type {AbortController | null} */
  #busy = null;
  /** The key of stored progress: of this instrument, at this place of the page. */
  #key = "";

  constructor() {
    super();
    this.#frame.className = "wf";
    this.#frame.part.add("frame");
    this.#frame.append(this.#slot);
    this.attachShadow({ mode: "open" }).append(this.#frame);
  }

  connectedCallback() {
    // A move disconnects and connects in one breath: everything is still there.
    if (this.#connection) return;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    if (!cardStyle) {
      cardStyle = new CSSStyleSheet();
      cardStyle.replaceSync(__WF_BUILD__.cardStyle);
    }
    this.#wear(cardStyle);
    this.#key = ["which-first", this.#own ?? "", place(this)].join(":");
    this.#speak(this.#lang);
    follow(this, this.#frame, signal);
    this.#begin(signal);
  }

  disconnectedCallback() {
    setTimeout(() => {
      if (this.isConnected) return;
      this.#connection?.abort();
      this.#connection = null;
      this.#takeDown();
      this.#frame.replaceChildren(this.#slot);
      if (this.shadowRoot) this.shadowRoot.adoptedStyleSheets = [];
    });
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === "accent") {
      // Through the style object, which a strict style-src allows.
      this.#frame.style.setProperty("--wf-accent", this.getAttribute("accent"));
    } else {
      this.#frame.dispatchEvent(new Event("theme"));
    }
  }

  /** The result while it is shown, `{ code, verdict }`, or null. */
  get result() {
    return this.#telling ?? this.#mounted?.result ?? null;
  }

  /** Begins again with a blank sheet. */
  restart() {
    this.#mounted?.restart();
  }

  /** Shows the link again, and that the quiz has stopped. @param {Error} error */
  stop(error) {
    // The program is beyond asking: what it drew is dropped, not taken down.
    this.#mounted = null;
    running.delete(this);
    this.#fail(error, this.#card.stopped);
  }

  get #lang() {
    const closest = /** @type {HTMLElement | null} */ (this.closest("[lang]"));
    return known(closest?.lang || "en");
  }

  get #card() {
    return __WF_BUILD__.cards[this.#lang];
  }

  get #keep() {
    const keep = this.getAttribute("keep") ?? "session";
    return ["none", "session", "local"].includes(keep) ? keep : "session";
  }

  /** The address of another instrument, if the page names one. */
  get #own() {
    const own = this.getAttribute("instrument");
    try {
      return own && new URL(own, document.baseURI).href;
    } catch {
      return own; // No address at all: fetching it fails, and the reader is told.
    }
  }

  get #stored() {
    try {
      const storage = this.#keep === "local" ? localStorage : sessionStorage;
      return this.#keep !== "none" && storage.getItem(this.#key) !== null;
    } catch {
      return false; // Barred. The program falls back to memory.
    }
  }

  /** @param {string} lang */
  #speak(lang) {
    this.#frame.lang = lang;
    this.#frame.dir = RTL.test(lang) ? "rtl" : "ltr";
  }

  /** Draws the first card, or goes on where the reader was. @param {AbortSignal} signal */
  #begin(signal) {
    // Another instrument's card stands in its own file, and a reader who comes back is past the
    // card: both wait for the program, with the link in view.
    if (this.#own || this.#stored) {
      this.#whenNear(signal, () => this.#mount());
      return;
    }
    const card = drawCard(this.#card, (vote) => {
      // A second tap while the program is on its way does not start a second time.
      if (this.#busy || !this.#tell("start", { vote: vote === "none" ? null : vote }, true)) return false;
      this.#mount(vote, true);
      return true;
    });
    this.#frame.replaceChildren(card);
    this.#tell("ready", {});
    // What fails before the tap is told when the reader taps.
    this.#whenNear(signal, () => Promise.all([program(), ...this.#content]).catch(() => {}));
  }

  /**
   * Acts once: when the reader comes near and the page is idle, or at once on intent.
   * @param {AbortSignal} signal @param {() => void} act
   */
  #whenNear(signal, act) {
    const intents = ["pointerenter", "focusin"];
    let acted = false;
    const once = () => {
      observer.disconnect();
      if (acted || signal.aborted) return;
      acted = true;
      act();
    };
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        // Safari has no requestIdleCallback.
        (window.requestIdleCallback ?? setTimeout)(once);
      },
      { rootMargin: "50%" },
    );
    signal.addEventListener("abort", () => observer.disconnect());
    for (const intent of intents) this.#frame.addEventListener(intent, once, { once: true, signal });
    if (this.getAttribute("loading") === "eager") once();
    else observer.observe(this);
  }

  /** The instrument and the interface's words, as text: their parsing is the program's. */
  get #content() {
    const instrument = this.#own ?? at(__WF_BUILD__.instruments[this.#lang]);
    const ui = at(__WF_BUILD__.ui[this.#lang]);
    return [instrument, ui].map((url) => once(url, () => text(url)));
  }

  /**
   * Mounts the quiz. `focus`: the reader has acted, so the question may take the focus.
   * @param {string} [vote] the gut vote, if one was tapped @param {boolean} [focus]
   */
  async #mount(vote, focus = false) {
    const connection = this.#connection;
    if (!connection || this.#busy === connection) return;
    this.#busy = connection;
    this.#frame.setAttribute("aria-busy", "true");
    try {
      /** @type {any} */
      let glue, instrument, ui;
      let asked;
      do {
        asked = generation;
        [glue, instrument, ui] = await Promise.all([program(), ...this.#content]);
      } while (asked !== generation); // It trapped elsewhere in the meantime.
      const sheet = await style();
      if (connection.signal.aborted) return;
      this.#wear(sheet);
      // Yew clears what it mounts on, and keeps hold of it: an element of its own, dropped later.
      const root = document.createElement("div");
      this.#takeDown();
      this.#frame.replaceChildren(root);
      const tell = (/** @type {string} */ name, /** @type {any} */ detail) => {
        if (name === "error") root.after(this.#slot);
        if (name === "complete") this.#telling = detail;
        const agreed = this.#tell(name, detail, name === "start");
        this.#telling = null;
        return agreed;
      };
      const keep = this.#keep;
      this.#mounted = glue.mount(root, { instrument, ui, vote, focus, keep, key: this.#key, tell });
      running.add(this);
      this.#speak(this.#mounted?.lang || this.#lang);
      if (!vote) this.#tell("ready", {});
    } catch (error) {
      trapped(error);
      if (!connection.signal.aborted) this.#fail(error, this.#card.failed, vote);
    } finally {
      if (this.#busy === connection) this.#busy = null;
      if (this.#connection === connection) this.#frame.removeAttribute("aria-busy");
    }
  }

  /** @param {CSSStyleSheet} sheet */
  #wear(sheet) {
    const sheets = this.shadowRoot?.adoptedStyleSheets;
    if (!sheets?.includes(sheet)) sheets?.push(sheet);
  }

  #takeDown() {
    running.delete(this);
    this.#mounted?.destroy();
    this.#mounted = null;
  }

  /**
   * The page's own link comes back, with what happened and a way to try again.
   * @param {unknown} error @param {string} message @param {string} [vote]
   */
  #fail(error, message, vote) {
    const reason = String(error);
    console.warn(`[which-first] ${reason}`);
    const hadFocus = this.shadowRoot?.activeElement;
    const card = drawFailure(message, this.#card.retry, this.#slot, () => this.#mount(vote, true));
    this.#frame.replaceChildren(card);
    // The focus was on what is gone; a page's focus is not ours to take otherwise.
    if (hadFocus) card.querySelector("button")?.focus();
    this.#tell("error", { message: reason });
  }

  /**
   * Tells the page. False when the page said no.
   * @param {string} name @param {object} detail
   */
  #tell(name, detail, cancelable = false) {
    const event = { bubbles: true, composed: true, cancelable, detail };
    return this.dispatchEvent(new CustomEvent(`which-first:${name}`, event));
  }
}

// Two scripts on one page: the first one stays.
if (!customElements.get("which-first")) {
  watchTraps();
  customElements.define("which-first", WhichFirst);
}
// The one-line form: the element stands where the script does.
if (script && "whichFirst" in script.dataset) script.after(document.createElement("which-first"));
