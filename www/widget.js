// The programs' script: opens a quiz on the highest rung that holds, starts the programs, shows it on the
// one that draws the reader's step, and hears when one traps. It comes before the program that asks, and
// draws the first item until that is there; a page before interest does not carry it, nor the frame that
// stands in for a program. The one that tells the result comes while the reader answers.
import { accent } from "./embed/accent.js";
import { draw } from "./embed/card.js";
import { doAgain, drawFirst } from "./embed/first.js";
import { file, foreign, text } from "./embed/files.js";
import { openFrame } from "./embed/frame.js";
import { barred, giveUp, once } from "./embed/load.js";
import { idle } from "./embed/native.js";
import { say } from "./embed/say.js";
import initialise, { onStop, Stage } from "which-first-program";

/* global __WF_STYLE__, __WF_PROGRAM__, __WF_RESULT__, __WF_PROGRESS__, __WF_WORDS__, __WF_CONTENT__: the style
   of what the program draws; where it is; where the other one is; where `progress.js` is; where each of its
   words stands among them; what is asked and said in this script's language */

/** @typedef {import("./embed/element.js").Source} Source */
/** @typedef {import("./embed/element.js").Options} Options */
/** @typedef {import("./embed/element.js").Quiz} Quiz */

/**
 * What a stage is given. `src/program/options.rs` says what each part of it is.
 * @typedef {Options & {
 *   instrument: string, ui: string, vote?: string, focus: boolean,
 *   told?: string, checking?: string, page?: string, line?: string, opened?: string, others?: string,
 *   stored: (line?: string) => void,
 *   pass: (line: string, completed: boolean, acted: boolean) => void, compare: (others: string) => void,
 * }} Shown
 */

/**
 * A program. Stages that show nothing are used again: Yew never lets go of one.
 * @typedef {{ Stage: typeof Stage, idle: Place[] }} Program
 */
/** A stage of its own element. @typedef {{ root: HTMLElement, stage: Stage, program: Program }} Place */

/** Whether a program has stopped by a trap, after which nothing of any may be called. */
export let trapped = false;

/**
 * What to do for each mounted quiz when a program traps.
 * @typedef {(error: unknown, message?: string) => void} Stopped
 */
/** @type {[Stopped, string][]} each with the words for the reader */
let running = [];

/** @param {Stopped} stopped */
const runs = (stopped) => running.some(([other]) => other === stopped);

/** Languages that are written from right to left. */
const RTL = /^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

/** How long a reader is kept waiting for the result before a way to try again is shown. */
const PATIENCE = 9000;

/** @param {string} css */
const sheet = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};

/** @type {CSSStyleSheet | undefined} */
let own;

/** The style, one for all. */
export const style = () => (own ??= sheet(__WF_STYLE__));

/** What is marked has the accent that the element wants. @param {HTMLElement} surface */
const wear = (surface) => surface.style.setProperty("--wf-accent", accent(surface));

/**
 * Starts a program, compiling it while it comes.
 * @param {(module: WebAssembly.Module) => Promise<void>} initialise
 * @param {Response} answer
 */
const begin = async (initialise, answer) => {
  // That wants exactly this MIME type, which some servers do not send, or with a parameter.
  const streams = answer.headers.get("content-type") === "application/wasm";
  const module = streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
  await initialise(await module);
};

/** A program that does nothing: the eight bytes that each begins with. */
const NOTHING = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** Whether the page's policy lets programs run, found out without waiting for one. */
const mayRun = () =>
  once("may run", async () => {
    try {
      // Some compile what they will not run.
      await WebAssembly.instantiate(NOTHING);
    } catch (error) {
      // Not all browsers tell of their policy; the error's own words do.
      const directive = /unsafe-eval|content security/i.test(String(error)) ? "script-src" : undefined;
      throw Object.assign(Object(error), { barred: directive });
    }
  });

/** The program that asks, started. @param {Source} source */
const program = (source) =>
  once("program", async () => {
    await mayRun();
    await begin(initialise, await file(source.at, __WF_PROGRAM__.wasm));
    return true;
  });

/**
 * The text of the instrument, or of the one that ships what is asked.
 * @param {string | null} own the address of another instrument
 */
const instrumentOf = async (own) => (own ? foreign(own) : __WF_CONTENT__.instrument);

/**
 * Stored progress that survives a killed browser, of a page that keeps it for good; for others, nothing.
 * @param {Pick<Options, "keep" | "source">} options @returns {Promise<typeof import("./progress.js") | undefined>}
 */
const progress = async ({ keep, source }) => {
  if (keep === "local") return once("progress", () => source.load(__WF_PROGRESS__));
};

/**
 * Brings back what `localStorage` has lost of a reader's progress, and acts where it had lost any.
 * @param {Pick<Options, "keep" | "key" | "source">} options @param {() => void} [act]
 */
const restored = (options, act) =>
  progress(options)
    .then((progress) => progress?.restore(options.key))
    .then((lost) => lost && act?.())
    // The quiz goes on with what there is.
    .catch(() => {});

/**
 * Stores a line of progress, or has it forgotten.
 * @param {Pick<Options, "keep" | "key" | "source">} options @param {string} [line]
 */
export const save = (options, line) =>
  progress(options)
    .then((progress) => progress?.save(options.key, line))
    // The line in `localStorage` is what there is then.
    .catch(() => {});

/**
 * Fetches all that a quiz opens with, and acts where a killed browser has lost progress that is there again.
 * @param {Pick<Options, "keep" | "key" | "source">} stored @param {string | null} own
 * @param {() => void} act
 */
export const prepare = (stored, own, act) => {
  restored(stored, act);
  return Promise.all([program(stored.source), instrumentOf(own)]);
};

/** The program that asks: the gut vote and the items. @type {Program} */
const asking = { Stage, idle: [] };

/** The program that tells the result, and its style. @typedef {Program & { style: CSSStyleSheet }} Telling */

/** @param {Source} source */
const bring = async ({ at, load }) => {
  const [script, answer] = await Promise.all([
    load(__WF_RESULT__.glue),
    file(at, __WF_RESULT__.wasm),
  ]);
  script.onStop(trap);
  await begin(script.initialise, answer);
  return { Stage: script.Stage, idle: [], style: sheet(script.css) };
};

/**
 * Brings the program that tells, and its texts, each once: those of the interface, and of the instrument
 * that ships what is told. Of another one the words for what may be wrong with it.
 * @param {Options} options @returns {Promise<[Telling, Partial<Shown>]>}
 */
const tells = async ({ lang, own, source }) => {
  const [program, ui, told, checking] = await Promise.all([
    once("result", () => bring(source)),
    text(source.at, __WF_RESULT__.ui[lang]),
    own ? undefined : text(source.at, __WF_RESULT__.told[lang]),
    own ? text(source.at, __WF_RESULT__.checking[lang]) : undefined,
  ]);
  return [program, { ui, told, checking }];
};

/**
 * Stops every quiz of the page: those of one program share its memory, and they pass their readers to the
 * other. The glue calls it with whatever is thrown while a function of a program is on the stack: a trap, the
 * end of the stack, an error that the page's own scripts cause.
 * @param {unknown} error
 */
const trap = (error) => {
  trapped = true;
  for (const name of ["error", "unhandledrejection"]) {
    addEventListener(name, (/** @type {Event & { error?: any, reason?: any }} */ event) => {
      // The quizzes have told of it. What is left of the program throws it again whenever it is called.
      if ((event.error ?? event.reason) === error) event.preventDefault();
    });
  }
  const all = running;
  running = [];
  for (const [stopped, message] of all) {
    try {
      stopped(error, message);
    } catch {
      // What the page has broken may stand in the way of one; the others are not to miss it.
    }
  }
};

onStop(trap);

/** @param {Stopped} stopped */
const forget = (stopped) => {
  running = running.filter(([other]) => other !== stopped);
};

/**
 * Where the reader's own page shows the same quiz, if there is one.
 * @param {Options} options
 */
const pageOf = ({ lang, own, source }) => {
  if (!source.page) return;
  // Of the window: some pages have a `const URL`.
  const page = new window.URL(source.page);
  // Known to have the folder's name as well: the reader is there.
  const folder = new window.URL(".", page).href;
  if (location.href.split(/[?#]/)[0] === folder) page.href = folder;
  if (own) page.searchParams.set("instrument", own);
  // The page's own language.
  if (lang !== "en") page.searchParams.set("lang", lang);
  return page.href;
};

/** A stage that shows nothing. @param {Program} program @returns {Place} */
const place = (program) => {
  const root = draw("div", {});
  return program.idle.pop() ?? { root, stage: new program.Stage(root), program };
};

/** Whether a line of progress is that of a reader who has come to the result. @param {string} line */
const isAtResult = (line) => line.split(" ")[2] === "result";

/**
 * What ends with a quiz that is on its way, and what becomes of it.
 * @typedef {object} Way
 * @property {AbortSignal} signal ends it
 * @property {Stopped} stopped is called when a program traps
 * @property {(waits: boolean) => void} wait keeps the reader waiting, or no longer
 */

/**
 * Opens a quiz in `surface` on the highest rung that holds: the page, or a frame where the page wants one
 * or its policy bars the program. Nothing when it was ended, or its program has stopped elsewhere.
 * @param {HTMLElement} surface @param {Options} options @param {boolean} framed @param {Way} way
 * @returns {Promise<Quiz | undefined>}
 */
export const open = async (surface, options, framed, way) => {
  // The loader fetches the content, and may have met the page's policy at that.
  const bars = () => barred || options.barred();
  /** @param {unknown} error */
  const named = (error) => Object.assign(Object(error), { barred: bars() });
  if (options.kept.again) giveUp();
  try {
    if (!framed && !barred) return await openHere(surface, options, way);
  } catch (error) {
    if (!bars() || !options.source.page) throw named(error);
  }
  if (way.signal.aborted) return;
  way.wait(true);
  try {
    return await openFrame(surface, options, bars(), way.signal);
  } catch (error) {
    throw named(error);
  }
};

/**
 * Opens a quiz in the page. Who has voted has the first item as soon as it can be drawn.
 * @param {HTMLElement} surface @param {Options} options @param {Way} way
 */
const openHere = async (surface, options, { signal, stopped, wait }) => {
  const { kept, own, source } = options;
  let ended = false;
  const { ui } = __WF_CONTENT__;
  // Who has voted has begun anew.
  const stored = kept.vote || restored(options);
  const whole = Promise.all([instrumentOf(own), program(source), stored]).finally(() => (ended = true));
  const draw = async () => {
    const [instrument] = await Promise.all([instrumentOf(own), mayRun()]);
    if (ended || signal.aborted) return;
    wait(false);
    wear(surface);
    return drawFirst(surface, instrument, ui, kept, () => wait(true));
  };
  // The one that comes is waited for below; here it only ends the wait for the item.
  const first = kept.vote && !own ? await Promise.race([whole.then(() => undefined), draw()]) : undefined;
  const [instrument] = await whole;
  // It has just been started: who reads is not kept from scrolling for as long again.
  if (first && !kept.act) await new Promise((later) => setTimeout(later));
  if (signal.aborted || trapped) return;
  // Who has acted may have the focus put where they go on.
  const focus = !!(kept.vote || kept.again);
  return mount(surface, { ...options, instrument, ui, vote: kept.vote, focus }, stopped, first);
};

/**
 * Mounts a quiz in `surface`, which is its alone from now on.
 * @param {HTMLElement} surface @param {Options & Pick<Shown, "instrument" | "ui" | "vote" | "focus">} options
 * @param {Stopped} stopped is called when a program traps
 * @param {import("./embed/first.js").First} [first] what stands in for the program until the reader acts
 * @returns {Quiz}
 */
const mount = (surface, options, stopped, first) => {
  const { kept, source } = options;
  const root = /** @type {ShadowRoot} */ (surface.getRootNode());
  const { dataset } = /** @type {HTMLElement} */ (root.host);
  /** @type {Place | undefined} */
  let here;
  /** The codes that the reader compares with. @type {string | undefined} */
  let others;
  /** The turn that the quiz is at: what comes for an earlier one comes too late. */
  let turn = 0;

  /**
   * @param {Program & { style?: CSSStyleSheet }} program @param {Partial<Shown>} [more]
   * @returns {boolean} whether there is a quiz
   */
  const show = (program, more) => {
    /** @type {Place | undefined} */
    let there;
    /** @type {string | undefined} */
    let lang;
    try {
      there = place(program);
      lang = there.stage.show({ ...options, page: pageOf(options), others, compare, pass, stored, ...more });
      if (!lang && program === asking) {
        // Nothing to ask from: the other one says what is wrong.
        program.idle.push(there);
        go();
        return false;
      }
      if (program.style && !root.adoptedStyleSheets.includes(program.style)) root.adoptedStyleSheets.push(program.style);
      if (first && !here) first.give(there.root, catchUp);
      else surface.replaceChildren(there.root);
      if (lang) {
        surface.lang = lang;
        surface.dir = RTL.test(lang) ? "rtl" : "ltr";
      }
    } catch (error) {
      // What could not be shown leaves its stage to the next.
      if (there) program.idle.push(there);
      throw error;
    }
    const before = here;
    here = there;
    leave(before);
    return !!lang;
  };

  /** @param {Place | undefined} place */
  const leave = (place) => {
    if (!place) return;
    // Not by `remove`, which some pages replace by one that wants a parent.
    place.root.replaceWith();
    place.stage.clear();
    place.program.idle.push(place);
  };

  /** Does what the reader has done before the program was there. */
  const catchUp = () => {
    if (!runs(stopped) || !here || !kept.act) return;
    // Yew draws a moment later.
    if (!here.root.querySelector(".card")) return void setTimeout(catchUp);
    const { act } = kept;
    takeOver();
    doAgain(here.root, act);
  };

  /** Puts the program in the place of the item that stands in for it. */
  const takeOver = () => {
    first?.leave();
    kept.act = first = undefined;
  };

  const stored = (/** @type {string | undefined} */ line) => void save(options, line);

  const compare = (/** @type {string} */ codes) => {
    others = codes;
  };

  /** Whether the reader has acted, so that what comes next may take the focus. */
  let acted = options.focus;

  /** Whether the page has still to be told of the result. */
  let completed = false;

  /** A program passes the reader on while it draws: nothing of it may be called until it is done. */
  const pass = (/** @type {string} */ line, /** @type {boolean} */ complete, /** @type {boolean} */ act) => {
    completed ||= complete;
    acted ||= act;
    if (here && here.program !== asking && dataset.opened) {
      // The reader goes on from what was sent to them.
      others ??= dataset.opened;
      delete dataset.opened;
    }
    queueMicrotask(() => go(line));
  };

  /**
   * Goes on with the program that draws the reader's step.
   * @param {string} [line]
   */
  const go = async (line) => {
    const now = ++turn;
    const { opened } = dataset;
    const more = { line, opened, vote: undefined, focus: acted };
    const coming = line && !isAtResult(line) && !opened ? undefined : tells(options);
    /** Told once of each try, though what was too late may fail as well. */
    let told = false;
    /** @param {any} error */
    const missed = (error) => {
      if (told || now !== turn || !runs(stopped)) return;
      told = true;
      giveUp();
      if (!here) {
        forget(stopped);
        return stopped(error);
      }
      const message = String(error?.message ?? error);
      say(message);
      here.stage.failed();
      options.tell("error", { kind: "load", message });
    };
    const late = setTimeout(() => missed("no answer yet"), PATIENCE);
    try {
      if (!coming) return void show(asking, more);
      const [program, texts] = await coming;
      // Elsewhere, in the meantime.
      if (now !== turn || !runs(stopped)) return;
      if (show(program, { ...more, ...texts }) && completed) options.tell("complete", here?.stage.result);
      completed = false;
    } catch (error) {
      missed(error);
    } finally {
      clearTimeout(late);
    }
  };

  /**
   * Brings the program that tells, and has it read all of the instrument: what the build has not seen may be
   * wrong, and the reader does not wait for that when they have answered.
   */
  const prepare = async () => {
    const [program, texts] = await tells(options);
    await new Promise((act) => idle(() => act(undefined)));
    if (!runs(stopped) || here?.program !== asking) return;
    if (!program.Stage.isSound?.(options.instrument, texts.told)) return void show(program, texts);
    if (!program.idle.length) program.idle.push(place(program));
  };

  running.push([stopped, JSON.parse(options.ui)[__WF_WORDS__.stopped]]);
  if (dataset.opened) {
    go();
  } else {
    try {
      show(asking);
    } catch (error) {
      forget(stopped);
      throw error;
    }
    // Not before the element has the quiz.
    if (kept.act) setTimeout(catchUp);
    // The first item first.
    // What does not come is asked for again when it is needed.
    idle(() => runs(stopped) && prepare().catch(() => {}));
  }
  return {
    get result() {
      return here?.stage.result ?? null;
    },
    restart() {
      // What is on its way comes too late.
      turn++;
      completed = false;
      takeOver();
      if (here) here.stage.restart();
      else go();
    },
    wear: () => wear(surface),
    destroy() {
      forget(stopped);
      leave(here);
      here = undefined;
    },
  };
};
