// The quiz script, fetched by the loader: opens a quiz at the highest fallback level that works, loads the
// program and mounts it, and handles traps. It draws the first item until the program is there. Pages load it
// lazily, and with it the frame that is the fallback for a blocked program. The texts of the result load
// while the reader answers.
import { accentOf } from "./embed/accent.js";
import { createElement } from "./embed/card.js";
import { FirstItem, replayPress } from "./embed/first.js";
import { fetchFile, fetchForeign, fetchText } from "./embed/files.js";
import { openFrame } from "./embed/frame.js";
import { blockedBy, discardPending, once } from "./embed/load.js";
import { idle } from "./embed/native.js";
import { keepOwnEvents } from "./embed/own_events.js";
import { followPointer } from "./embed/pointer.js";
import { warn } from "./embed/say.js";

/* global __WF_STYLE__, __WF_PROGRAM__, __WF_RESULTS__, __WF_PROGRESS__, __WF_CONTENT__: the style sheet up to the
   result; the paths of the program; the paths of the result's content; the path of `progress.js`; the questions, UI
   texts and first item in this script's language */

/** @typedef {import("./embed/element.js").Loader} Loader */
/** @typedef {import("./embed/element.js").QuizOptions} QuizOptions */
/** @typedef {import("./embed/element.js").Quiz} Quiz */

/**
 * The content that the result needs.
 * @typedef {{ resultsContent?: string, resultsUi: string }} Results
 */
/**
 * The options of `Stage.show`. `src/program/options.rs` documents each.
 * @typedef {QuizOptions & Partial<Results> & {
 *   instrument: string, ui: string, problemsUi?: string, vote?: string, focus: boolean, page?: string,
 * sharedFragment?: string, onSave: (line?: string) => void, loadResults: () => void, onContinue: () => void,
 * }} StageOptions
 */

/** @typedef {import("which-first-program").Stage} Stage */
/** A stage with its element. @typedef {{ root: HTMLElement, stage: Stage }} MountedStage */
/**
 * The program. Its idle stages are reused: Yew never releases the element that it was mounted on.
 * @typedef {{ Stage: new (root: HTMLElement) => Stage, idle: MountedStage[], style: string }} Program
 */

/** True once the program has trapped; from then on none of its functions may be called. */
export let trapped = false;

/**
 * Called when the program traps.
 * @typedef {(error: unknown, message?: string) => void} OnStopped
 */
/** Not a set: some pages replace `Set`. @type {MountedQuiz[]} */
let mounted = [];

/** Languages that are written from right to left. */
const RTL = /^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

/** Timeout for the results before the reader is offered a retry, in milliseconds. */
const TIMEOUT_MS = 9000;

/** The style sheet of a quiz up to its result. */
export const style = __WF_STYLE__;

/** Sets `--wf-accent` from the element's `accent` attribute. @param {HTMLElement} surface */
const applyAccent = (surface) => surface.style.setProperty("--wf-accent", accentOf(surface));

/**
 * Compiles a program while it downloads, and starts it.
 * @param {(module: WebAssembly.Module) => Promise<void>} initialise
 * @param {Response} response
 */
const instantiate = async (initialise, response) => {
  // Streaming needs exactly this MIME type; some servers send another one, or add a parameter.
  const streams = response.headers.get("content-type") === "application/wasm";
  const module = streams
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
  await initialise(await module);
};

/** An empty wasm module: the eight bytes of the header. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** Throws if the page's policy blocks wasm, without waiting for a download. */
const checkWasmAllowed = () =>
  once("may run", async () => {
    try {
      // Some browsers compile modules that they refuse to instantiate.
      await WebAssembly.instantiate(EMPTY_MODULE);
    } catch (error) {
      // Not all browsers fire a violation event; the error's message names the policy.
      const directive = /unsafe-eval|content security/i.test(String(error)) ? "script-src" : undefined;
      throw Object.assign(Object(error), { blockedBy: directive });
    }
  });

/** Loads and starts the program. @param {Loader} loader @returns {Promise<Program>} */
const loadProgram = (loader) =>
  once("program", async () => {
    await checkWasmAllowed();
    const [script, response] = await Promise.all([
      loader.load(__WF_PROGRAM__.glue),
      fetchFile(loader, __WF_PROGRAM__.wasm),
    ]);
    script.onStop(onTrap);
    await instantiate(script.initialise, response);
    return { Stage: script.Stage, idle: [], style: script.css };
  });

/**
 * The text of another instrument, or the question half of the built-in one.
 * @param {string | null} instrumentUrl the URL of another instrument
 */
const instrumentText = async (instrumentUrl) =>
  instrumentUrl ? fetchForeign(instrumentUrl) : __WF_CONTENT__.instrument;

/**
 * Loads the progress store that survives a killed browser, for keep="local"; otherwise returns undefined.
 * @param {Pick<QuizOptions, "keep" | "loader">} options @returns {Promise<typeof import("./progress.js") | undefined>}
 */
const loadProgressStore = async ({ keep, loader }) => {
  if (keep === "local") return once("progress", () => loader.load(__WF_PROGRESS__));
};

/**
 * Restores progress that `localStorage` has lost, and calls `onRestored` if it had lost any.
 * @param {Pick<QuizOptions, "keep" | "key" | "loader">} options @param {() => void} [onRestored]
 */
const restoreProgress = (options, onRestored) =>
  loadProgressStore(options)
    .then((progress) => progress?.restore(options.key))
    .then((lost) => lost && onRestored?.())
    // Without the copy, the quiz resumes from `localStorage`.
    .catch(() => {});

/**
 * Stores a copy of a line of progress, or removes it.
 * @param {Pick<QuizOptions, "keep" | "key" | "loader">} options @param {string} [line]
 */
export const save = (options, line) =>
  loadProgressStore(options)
    .then((progress) => progress?.save(options.key, line))
    // The line in `localStorage` remains.
    .catch(() => {});

/**
 * Fetches everything that a quiz opens with. Calls `onRestored` if it restored progress that a killed browser
 * had lost.
 * @param {Pick<QuizOptions, "keep" | "key" | "loader">} options @param {string | null} instrumentUrl
 * @param {() => void} onRestored @param {HTMLElement} surface
 */
export const prefetch = (options, instrumentUrl, onRestored, surface) => {
  keepOwnEvents(surface);
  followPointer(surface);
  restoreProgress(options, onRestored);
  return Promise.all([loadProgram(options.loader), instrumentText(instrumentUrl)]);
};

/**
 * Loads what the result needs, each file once: its UI texts, and the results half of the built-in instrument.
 * Another instrument is loaded whole.
 * @param {QuizOptions} options @returns {Promise<Results>}
 */
const loadResults = async ({ lang, instrumentUrl, loader }) => {
  const [resultsUi, resultsContent] = await Promise.all([
    fetchText(loader, __WF_RESULTS__.ui[lang]),
    instrumentUrl ? undefined : fetchText(loader, __WF_RESULTS__.content[lang]),
  ]);
  return { resultsUi, resultsContent };
};

/**
 * Loads the UI texts for the problems of another instrument, which may have some. The build has checked ours.
 * @param {QuizOptions} options
 */
const loadProblemsUi = async ({ lang, instrumentUrl, loader }) =>
  instrumentUrl ? fetchText(loader, __WF_RESULTS__.problemsUi[lang]) : undefined;

/**
 * Stops every quiz on the page: they share the program's memory. The glue calls it with any error thrown
 * while a function of the program is on the stack: a trap, a stack overflow, an error caused by the page's
 * own scripts.
 * @param {unknown} error
 */
const onTrap = (error) => {
  trapped = true;
  for (const name of ["error", "unhandledrejection"]) {
    addEventListener(name, (/** @type {Event & { error?: any, reason?: any }} */ event) => {
      // Each quiz reports it below. Later calls into the stopped program throw the same error again.
      if ((event.error ?? event.reason) === error) event.preventDefault();
    });
  }
  const all = mounted;
  mounted = [];
  for (const quiz of all) {
    try {
      quiz.stop(error);
    } catch {
      // A page may have broken one quiz; the others still have to stop.
    }
  }
};

/**
 * The URL at which the reader's own page shows the same quiz, if there is such a page.
 * @param {QuizOptions} options
 */
const pageUrl = ({ lang, instrumentUrl, loader }) => {
  if (!loader.page) return;
  // `window.URL`: some pages declare their own `const URL`.
  const page = new window.URL(loader.page);
  // The reader is at the folder's URL, so that works as well.
  const folder = new window.URL(".", page).href;
  if (location.href.split(/[?#]/)[0] === folder) page.href = folder;
  if (instrumentUrl) page.searchParams.set("instrument", instrumentUrl);
  // English is the page's default.
  if (lang !== "en") page.searchParams.set("lang", lang);
  return page.href;
};

/** Returns an idle stage, or creates one. @param {Program} program @returns {MountedStage} */
const acquireStage = (program) => {
  const root = createElement("div", {});
  return program.idle.pop() ?? { root, stage: new program.Stage(root) };
};

/**
 * The callbacks of one mount attempt, and the signal that aborts it.
 * @typedef {object} Lifecycle
 * @property {AbortSignal} signal aborts the attempt
 * @property {OnStopped} onStopped is called when the program traps
 * @property {(waiting: boolean) => void} setWaiting shows that the reader has to wait, or no longer
 */

/**
 * Opens a quiz in `surface` at the highest fallback level that works: in the page, or in a frame if the
 * element asks for one or the page's policy blocks the program. Returns undefined if the attempt was aborted,
 * or the program has trapped in the meantime.
 * @param {HTMLElement} surface @param {QuizOptions} options @param {boolean} framed
 * @param {Lifecycle} lifecycle
 * @returns {Promise<Quiz | undefined>}
 */
export const open = async (surface, options, framed, lifecycle) => {
  // The loader's own copy of `load.js` may have seen a violation as well.
  const directive = () => blockedBy || options.blockedBy();
  /** @param {unknown} error */
  const withDirective = (error) => Object.assign(Object(error), { blockedBy: directive() });
  if (options.pending.retry) discardPending();
  try {
    if (!framed && !blockedBy) return await openInPage(surface, options, lifecycle);
  } catch (error) {
    if (!directive() || !options.loader.page) throw withDirective(error);
  }
  if (lifecycle.signal.aborted) return;
  lifecycle.setWaiting(true);
  try {
    return await openFrame(surface, options, directive(), lifecycle.signal);
  } catch (error) {
    throw withDirective(error);
  }
};

/**
 * Opens a quiz in the page. A reader who has voted sees the first item as soon as it can be drawn.
 * @param {HTMLElement} surface @param {QuizOptions} options @param {Lifecycle} lifecycle
 */
const openInPage = async (surface, options, { signal, onStopped, setWaiting }) => {
  const { pending, instrumentUrl, loader } = options;
  const host = hostOf(surface);
  const { sharedResult } = host;
  keepOwnEvents(surface);
  followPointer(surface);
  let isReady = false;
  // A reader who votes starts anew, so stored progress is not restored.
  const stored = pending.vote || restoreProgress(options);
  // A reader who opens somebody else's result sees it before any item.
  const results = sharedResult && loadResults(options);
  const problemsUi = loadProblemsUi(options);
  const ready = Promise.all([loadProgram(loader), instrumentText(instrumentUrl), problemsUi, results, stored]).finally(
    () => {
      isReady = true;
    },
  );
  const drawEarly = async () => {
    await checkWasmAllowed();
    if (isReady || signal.aborted) return;
    setWaiting(false);
    applyAccent(surface);
    return new FirstItem(surface, __WF_CONTENT__.first, pending, () => setWaiting(true));
  };
  // `ready` only ends the wait for the item here; it is awaited below.
  const first =
    pending.vote && !instrumentUrl ? await Promise.race([ready.then(() => undefined), drawEarly()]) : undefined;
  const [program, instrument, problems, shared] = await ready;
  // Yields once: starting the program has just blocked the main thread, and mounting blocks it again.
  if (first && !pending.press) await new Promise((resolve) => setTimeout(resolve));
  if (signal.aborted || trapped) return;
  const quiz = new MountedQuiz(surface, options, program, onStopped, first);
  quiz.show({
    ...options,
    ...shared,
    instrument,
    ui: __WF_CONTENT__.ui,
    problemsUi: problems,
    vote: pending.vote,
    // The quiz may take the focus only after the reader has interacted.
    focus: !!(pending.vote || pending.retry),
    page: pageUrl(options),
    sharedFragment: sharedResult?.fragment,
    onSave: (line) => void save(options, line),
    loadResults: () => void quiz.loadResults(),
    onContinue() {
      host.sharedResult = undefined;
      sharedResult?.onContinue();
    },
  });
  return quiz;
};

/**
 * The element whose shadow root holds `surface`.
 * @param {HTMLElement} surface @returns {Element & { sharedResult?: import("./embed/element.js").SharedResult }}
 */
const hostOf = (surface) => /** @type {ShadowRoot} */ (surface.getRootNode()).host;

/**
 * A quiz that is mounted in `surface`, which nothing else may change from now on.
 * @implements {Quiz}
 */
class MountedQuiz {
  /** @type {HTMLElement} */
  #surface;
  /** @type {QuizOptions} */
  #options;
  /** @type {Program} */
  #program;
  /** @type {OnStopped} */
  #onStopped;
  /** @type {MountedStage} */
  #mounted;
  /** The early first item, until the reader interacts with it. @type {FirstItem | undefined} */
  #first;
  /** True once the program has the results half of the content. */
  #hasResults = false;
  /** Number of the current attempt to load the results; failures of earlier ones are ignored. */
  #attempt = 0;

  /**
   * @param {HTMLElement} surface @param {QuizOptions} options @param {Program} program
   * @param {OnStopped} onStopped is called when the program traps
   * @param {FirstItem} [first] the item that stands in for the program until the reader interacts
   */
  constructor(surface, options, program, onStopped, first) {
    this.#surface = surface;
    this.#options = options;
    this.#program = program;
    this.#onStopped = onStopped;
    this.#first = first;
    this.#mounted = acquireStage(program);
  }

  /** Shows the quiz, and starts to load the results. @param {StageOptions} options */
  show(options) {
    const { root, stage } = this.#mounted;
    this.#hasResults = !!options.resultsUi;
    mounted.push(this);
    try {
      const lang = stage.show(options);
      this.#options.addStyle(this.#program.style);
      if (this.#first) this.#first.attachStage(root, this.#replayPress);
      else this.#surface.replaceChildren(root);
      // An invalid instrument has no language; the program lists its problems, and the page's own link follows.
      if (!lang) return this.#surface.append(options.link);
      this.#surface.lang = lang;
      this.#surface.dir = RTL.test(lang) ? "rtl" : "ltr";
    } catch (error) {
      this.destroy();
      throw error;
    }
    // After the element has its `Quiz`.
    if (this.#options.pending.press) setTimeout(this.#replayPress);
    // After the first item. What fails to load now is requested again when it is needed.
    idle(() => this.#isMounted && this.#prefetchResults().catch(() => {}));
  }

  get #isMounted() {
    return mounted.includes(this);
  }

  /** Replays the button press that the reader made before the program was mounted. */
  #replayPress = () => {
    const { press } = this.#options.pending;
    if (!this.#isMounted || !press) return;
    const { root } = this.#mounted;
    // Yew renders asynchronously.
    if (!root.querySelector(".card")) return void setTimeout(this.#replayPress);
    this.#replaceFirstItem();
    replayPress(root, press);
  };

  /** Replaces the early first item by the program's stage. */
  #replaceFirstItem() {
    this.#first?.replaceWithStage();
    this.#options.pending.press = this.#first = undefined;
  }

  /** Loads the results while the reader answers, and passes them on when the page is idle. */
  async #prefetchResults() {
    const results = await loadResults(this.#options);
    await new Promise((resolve) => idle(() => resolve(undefined)));
    this.#setResults(results);
  }

  /** Loads the results for a reader who waits for them. */
  async loadResults() {
    const thisAttempt = ++this.#attempt;
    /** Reports each attempt's failure once: a request that timed out may also reject later. */
    let reported = false;
    /** @param {any} error */
    const onFailure = (error) => {
      if (reported || thisAttempt !== this.#attempt || this.#hasResults || !this.#isMounted) return;
      reported = true;
      discardPending();
      const message = String(error?.message ?? error);
      warn(message);
      this.#mounted.stage.onLoadFailed();
      this.#surface.append(this.#options.link);
      this.#options.dispatch("error", { kind: "load", message });
    };
    const timer = setTimeout(() => onFailure("no answer yet"), TIMEOUT_MS);
    try {
      this.#setResults(await loadResults(this.#options));
    } catch (error) {
      onFailure(error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Passes the results to the program, once. @param {Results} results */
  #setResults({ resultsContent, resultsUi }) {
    if (this.#hasResults || !this.#isMounted) return;
    this.#mounted.stage.setResults(resultsContent, resultsUi);
    this.#hasResults = true;
  }

  get result() {
    return this.#isMounted ? (this.#mounted.stage.result ?? null) : null;
  }

  restart() {
    // Ignores a failure of what is still loading.
    this.#attempt++;
    this.#replaceFirstItem();
    this.#mounted.stage.restart();
  }

  applyTheme() {
    applyAccent(this.#surface);
  }

  /** Reports that the program has trapped. @param {unknown} error */
  stop(error) {
    this.#onStopped(error, __WF_CONTENT__.stopped);
  }

  destroy() {
    // A stopped program must not be called any more.
    if (!this.#isMounted) return;
    mounted = mounted.filter((quiz) => quiz !== this);
    const { root, stage } = this.#mounted;
    // Not by `remove`: some pages override it with one that fails without a parent.
    root.replaceWith();
    stage.clear();
    this.#program.idle.push(this.#mounted);
  }
}
