// The script of the quiz program, fetched by the loader: opens a quiz at the highest fallback level that
// works, starts the programs, shows the quiz on a stage of the program that draws the reader's step, and
// handles traps. It arrives before the program and draws the first item until the program is there. Pages
// load it lazily, and with it the frame that is the fallback for a blocked program. The results program loads
// while the reader answers.
import { accentOf } from "./embed/accent.js";
import { createElement } from "./embed/card.js";
import { replayPress, drawFirst } from "./embed/first.js";
import { fetchFile, fetchForeign, fetchText } from "./embed/files.js";
import { openFrame } from "./embed/frame.js";
import { blockedBy, discardPending, once } from "./embed/load.js";
import { idle as idle } from "./embed/native.js";
import { warn } from "./embed/say.js";
import initialise, { onStop, Stage } from "which-first-program";

/* global __WF_STYLE__, __WF_PROGRAM__, __WF_RESULT__, __WF_PROGRESS__, __WF_UI_INDEX__, __WF_CONTENT__: the
   style sheet of the quiz program; its path; the paths of the results program; the path of `progress.js`; the
   index of each UI text; the questions and UI texts in this script's language */

/** @typedef {import("./embed/element.js").Loader} Loader */
/** @typedef {import("./embed/element.js").QuizOptions} QuizOptions */
/** @typedef {import("./embed/element.js").Quiz} Quiz */

/**
 * The options of `Stage.show`. `src/program/options.rs` documents each.
 * @typedef {QuizOptions & {
 *   instrument: string, resultsContent?: string, ui: string, problemsUi?: string, vote?: string, focus: boolean,
 *   page?: string, progress?: string, sharedFragment?: string, comparison?: string,
 *   onSave: (line?: string) => void,
 *   handOver: (progress: string, completed: boolean, interacted: boolean) => void,
 *   onCompare: (comparison: string) => void,
 * }} StageOptions
 */

/**
 * A program. Its idle stages are reused: Yew never releases the element that it was mounted on.
 * @typedef {{ Stage: typeof Stage, idle: MountedStage[] }} Program
 */
/** A stage with its element. @typedef {{ root: HTMLElement, stage: Stage, program: Program }} MountedStage */

/** True once a program has trapped; from then on no function of any program may be called. */
export let trapped = false;

/**
 * The callback of each mounted quiz for a trap.
 * @typedef {(error: unknown, message?: string) => void} OnStopped
 */
/** @type {[OnStopped, string][]} each with the message for the reader */
let mounted = [];

/** @param {OnStopped} onStopped */
const isMounted = (onStopped) => mounted.some(([other]) => other === onStopped);

/** Languages that are written from right to left. */
const RTL = /^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

/** Timeout for the results program before the reader is offered a retry, in milliseconds. */
const TIMEOUT_MS = 9000;

/** @param {string} css */
const createStyleSheet = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};

/** @type {CSSStyleSheet | undefined} */
let ownStyle;

/** The style sheet of the quiz program, shared by all elements. */
export const style = () => (ownStyle ??= createStyleSheet(__WF_STYLE__));

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

/** Loads and starts the quiz program. @param {Loader} loader */
const loadQuizProgram = (loader) =>
  once("program", async () => {
    await checkWasmAllowed();
    await instantiate(initialise, await fetchFile(loader.urlOf, __WF_PROGRAM__.wasm));
    return true;
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
 * @param {() => void} onRestored
 */
export const prefetch = (options, instrumentUrl, onRestored) => {
  restoreProgress(options, onRestored);
  return Promise.all([loadQuizProgram(options.loader), instrumentText(instrumentUrl)]);
};

/** The quiz program: gut vote and items. @type {Program} */
const quizProgram = { Stage, idle: [] };

/** The results program with its style sheet. @typedef {Program & { style: CSSStyleSheet }} ResultsProgram */

/** @param {Loader} loader */
const loadResultsProgram = async ({ urlOf, load }) => {
  const [script, response] = await Promise.all([
    load(__WF_RESULT__.glue),
    fetchFile(urlOf, __WF_RESULT__.wasm),
  ]);
  script.onStop(onTrap);
  await instantiate(script.initialise, response);
  return { Stage: script.Stage, idle: [], style: createStyleSheet(script.css) };
};

/**
 * Loads the results program and its texts, each once: its UI texts, and the results half of the built-in
 * instrument, or for another instrument the UI texts that describe its problems.
 * @param {QuizOptions} options @returns {Promise<[ResultsProgram, Partial<StageOptions>]>}
 */
const loadResults = async ({ lang, instrumentUrl, loader }) => {
  const [program, ui, resultsContent, problemsUi] = await Promise.all([
    once("result", () => loadResultsProgram(loader)),
    fetchText(loader.urlOf, __WF_RESULT__.ui[lang]),
    instrumentUrl ? undefined : fetchText(loader.urlOf, __WF_RESULT__.resultsContent[lang]),
    instrumentUrl ? fetchText(loader.urlOf, __WF_RESULT__.problemsUi[lang]) : undefined,
  ]);
  return [program, { ui, resultsContent, problemsUi }];
};

/**
 * Stops every quiz on the page: the quizzes share each program's memory, and both programs draw each of them.
 * The glue calls it with any error thrown while a function of a program is on the stack: a trap, a stack
 * overflow, an error caused by the page's own scripts.
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
  for (const [onStopped, message] of all) {
    try {
      onStopped(error, message);
    } catch {
      // A page may have broken one quiz; the others still have to stop.
    }
  }
};

onStop(onTrap);

/** @param {OnStopped} onStopped */
const unregister = (onStopped) => {
  mounted = mounted.filter(([other]) => other !== onStopped);
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
  return program.idle.pop() ?? { root, stage: new program.Stage(root), program };
};

/** Returns true if a line of progress is at the result. @param {string} line */
const isAtResult = (line) => line.split(" ")[2] === "result";

/**
 * The callbacks of one mount attempt, and the signal that aborts it.
 * @typedef {object} Lifecycle
 * @property {AbortSignal} signal aborts the attempt
 * @property {OnStopped} onStopped is called when a program traps
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
  let isReady = false;
  const { ui } = __WF_CONTENT__;
  // A reader who votes starts anew, so stored progress is not restored.
  const stored = pending.vote || restoreProgress(options);
  const ready = Promise.all([instrumentText(instrumentUrl), loadQuizProgram(loader), stored]).finally(() => {
    isReady = true;
  });
  const drawEarly = async () => {
    const [instrument] = await Promise.all([instrumentText(instrumentUrl), checkWasmAllowed()]);
    if (isReady || signal.aborted) return;
    setWaiting(false);
    applyAccent(surface);
    return drawFirst(surface, instrument, ui, pending, () => setWaiting(true));
  };
  // `ready` only ends the wait for the item here; it is awaited below.
  const first =
    pending.vote && !instrumentUrl ? await Promise.race([ready.then(() => undefined), drawEarly()]) : undefined;
  const [instrument] = await ready;
  // Yields once: starting the program has just blocked the main thread, and mounting blocks it again.
  if (first && !pending.press) await new Promise((resolve) => setTimeout(resolve));
  if (signal.aborted || trapped) return;
  // The quiz may take the focus only after the reader has interacted.
  const focus = !!(pending.vote || pending.retry);
  return mount(surface, { ...options, instrument, ui, vote: pending.vote, focus }, onStopped, first);
};

/**
 * Mounts a quiz in `surface`, which nothing else may change from now on.
 * @param {HTMLElement} surface
 * @param {QuizOptions & Pick<StageOptions, "instrument" | "ui" | "vote" | "focus">} options
 * @param {OnStopped} onStopped is called when a program traps
 * @param {import("./embed/first.js").FirstItem} [first] the item that stands in for the program until the reader
 *   interacts
 * @returns {Quiz}
 */
const mount = (surface, options, onStopped, first) => {
  const { pending, loader } = options;
  const root = /** @type {ShadowRoot} */ (surface.getRootNode());
  const { dataset } = /** @type {HTMLElement} */ (root.host);
  /** @type {MountedStage | undefined} */
  let current;
  /** The result codes to compare with, as a URL fragment. @type {string | undefined} */
  let comparison;
  /** Number of the current attempt; results of earlier attempts are ignored. */
  let attempt = 0;

  /**
   * @param {Program & { style?: CSSStyleSheet }} program @param {Partial<StageOptions>} [more]
   * @returns {boolean} true if the instrument is valid and the quiz is shown
   */
  const show = (program, more) => {
    /** @type {MountedStage | undefined} */
    let next;
    /** @type {string | undefined} */
    let lang;
    try {
      next = acquireStage(program);
      lang = next.stage.show({
        ...options,
        page: pageUrl(options),
        comparison,
        onCompare,
        handOver,
        onSave,
        ...more,
      });
      if (!lang && program === quizProgram) {
        // The instrument is invalid: the results program lists its problems.
        program.idle.push(next);
        advance();
        return false;
      }
      const { adoptedStyleSheets } = root;
      if (program.style && !adoptedStyleSheets.includes(program.style)) adoptedStyleSheets.push(program.style);
      if (first && !current) first.attachStage(next.root, replayPending);
      else surface.replaceChildren(next.root);
      if (lang) {
        surface.lang = lang;
        surface.dir = RTL.test(lang) ? "rtl" : "ltr";
      }
    } catch (error) {
      // The stage can be reused.
      if (next) program.idle.push(next);
      throw error;
    }
    const previous = current;
    current = next;
    releaseStage(previous);
    return !!lang;
  };

  /** @param {MountedStage | undefined} mountedStage */
  const releaseStage = (mountedStage) => {
    if (!mountedStage) return;
    // Not by `remove`: some pages override it with one that fails without a parent.
    mountedStage.root.replaceWith();
    mountedStage.stage.clear();
    mountedStage.program.idle.push(mountedStage);
  };

  /** Replays the button press that the reader made before the program was mounted. */
  const replayPending = () => {
    if (!isMounted(onStopped) || !current || !pending.press) return;
    // Yew renders asynchronously.
    if (!current.root.querySelector(".card")) return void setTimeout(replayPending);
    const { press } = pending;
    replaceFirstItem();
    replayPress(current.root, press);
  };

  /** Replaces the early first item by the program's stage. */
  const replaceFirstItem = () => {
    first?.replaceWithStage();
    pending.press = first = undefined;
  };

  const onSave = (/** @type {string | undefined} */ line) => void save(options, line);

  const onCompare = (/** @type {string} */ fragment) => {
    comparison = fragment;
  };

  /** True once the reader has interacted, so that the next step may take the focus. */
  let interacted = options.focus;

  /** True while the `complete` event is still due. */
  let completed = false;

  /**
   * Hands the reader over to the program that draws their step. A program calls it while it renders, so the
   * next call into it has to wait for a microtask.
   * @param {string} progress @param {boolean} hasCompleted @param {boolean} hasInteracted
   */
  const handOver = (progress, hasCompleted, hasInteracted) => {
    completed ||= hasCompleted;
    interacted ||= hasInteracted;
    if (current && current.program !== quizProgram && dataset.opened) {
      // The reader moves on from the shared result; comparing with it stays possible.
      comparison ??= dataset.opened;
      delete dataset.opened;
    }
    queueMicrotask(() => advance(progress));
  };

  /**
   * Shows the program that draws the reader's step.
   * @param {string} [progress] the reader's progress, serialised
   */
  const advance = async (progress) => {
    const thisAttempt = ++attempt;
    const { opened: sharedFragment } = dataset;
    const more = { progress, sharedFragment, vote: undefined, focus: interacted };
    const needsQuiz = progress && !isAtResult(progress) && !sharedFragment;
    const results = needsQuiz ? undefined : loadResults(options);
    /** Reports each attempt's failure once: a request that timed out may also reject later. */
    let reported = false;
    /** @param {any} error */
    const onLoadFailed = (error) => {
      if (reported || thisAttempt !== attempt || !isMounted(onStopped)) return;
      reported = true;
      discardPending();
      if (!current) {
        unregister(onStopped);
        return onStopped(error);
      }
      const message = String(error?.message ?? error);
      warn(message);
      current.stage.onLoadFailed();
      options.dispatch("error", { kind: "load", message });
    };
    const timer = setTimeout(() => onLoadFailed("no answer yet"), TIMEOUT_MS);
    try {
      if (!results) return void show(quizProgram, more);
      const [program, texts] = await results;
      // The reader may have moved on, or the quiz may have stopped, in the meantime.
      if (thisAttempt !== attempt || !isMounted(onStopped)) return;
      if (show(program, { ...more, ...texts }) && completed) options.dispatch("complete", current?.stage.result);
      completed = false;
    } catch (error) {
      onLoadFailed(error);
    } finally {
      clearTimeout(timer);
    }
  };

  /**
   * Loads the results program and has it validate the whole instrument, so that the reader does not wait for
   * that after the last item. An instrument that the build has not checked may be invalid.
   */
  const prefetchResults = async () => {
    const [program, texts] = await loadResults(options);
    await new Promise((resolve) => idle(() => resolve(undefined)));
    if (!isMounted(onStopped) || current?.program !== quizProgram) return;
    if (!program.Stage.isValid?.(options.instrument, texts.resultsContent)) return void show(program, texts);
    if (!program.idle.length) program.idle.push(acquireStage(program));
  };

  mounted.push([onStopped, JSON.parse(options.ui)[__WF_UI_INDEX__.stopped]]);
  if (dataset.opened) {
    advance();
  } else {
    try {
      show(quizProgram);
    } catch (error) {
      unregister(onStopped);
      throw error;
    }
    // After the element has its `Quiz`.
    if (pending.press) setTimeout(replayPending);
    // After the first item. What fails to load now is requested again when it is needed.
    idle(() => isMounted(onStopped) && prefetchResults().catch(() => {}));
  }
  return {
    get result() {
      return current?.stage.result ?? null;
    },
    restart() {
      // Ignores what is still loading.
      attempt++;
      completed = false;
      replaceFirstItem();
      if (current) current.stage.restart();
      else advance();
    },
    applyTheme: () => applyAccent(surface),
    destroy() {
      unregister(onStopped);
      releaseStage(current);
      current = undefined;
    },
  };
};
