// The program's script: starts it, mounts it, and hears when it traps. It comes with the program,
// so a page before interest does not carry it; nor the frame that stands in for a program.
import { accent } from "./embed/accent.js";
export { openFrame } from "./embed/frame.js";
import initialise, { Stage } from "which-first-program";

/* global __WF_STYLE__: the style of what the program draws */

/** Whether the program has stopped by a trap, after which nothing of it may be called. */
export let trapped = false;

/**
 * What to do for each mounted quiz when the program traps.
 * @typedef {(error: Error, message?: string) => void} Stopped
 */
/** @type {Map<Stopped, string>} each with the words for the reader */
const running = new Map();

/**
 * Stages that show nothing. Yew never lets go of one, so they are used again.
 * @type {{ root: HTMLElement, stage: Stage }[]}
 */
const idle = [];

/** Our own files: a trap that went through one of them is ours. The folder may be full of others'. */
const OURS = [import.meta.url.replace(/#.*/, "")];

/** Languages that are written from right to left. */
const RTL = /^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** The style, one for all. */
export const style = () => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(__WF_STYLE__);
  }
  return sheet;
};

/**
 * Starts the program, compiling it while it comes.
 * @param {Response} answer
 */
export const start = async (answer) => {
  OURS.push(answer.url);
  // That wants the right MIME type, which some servers do not send.
  const streams = answer.headers.get("content-type")?.startsWith("application/wasm");
  const module = streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
  const compiled = await module;
  try {
    await initialise({ module_or_path: compiled });
  } catch (error) {
    trap(error);
    throw error;
  }
};

/**
 * A trap stops every quiz of the page: they share one memory. False when it was none of ours.
 * @param {any} error
 */
const trap = (error) => {
  const stack = String(error?.stack);
  if (!(error instanceof WebAssembly.RuntimeError) || !OURS.some((url) => stack.includes(url))) return false;
  trapped = true;
  for (const [stopped, message] of [...running]) {
    forget(stopped);
    stopped(error, message);
  }
  return true;
};

/** @param {Event & { error?: any, reason?: any }} event */
const hear = (event) => {
  if (trap(event.error ?? event.reason)) event.preventDefault();
};

const EVENTS = ["error", "unhandledrejection"];

/** @param {Stopped} stopped @param {string} message */
const remember = (stopped, message) => {
  running.set(stopped, message);
  for (const name of EVENTS) addEventListener(name, hear);
};

/** The page keeps no listener of a program that shows nothing. @param {Stopped} stopped */
const forget = (stopped) => {
  running.delete(stopped);
  if (!running.size) for (const name of EVENTS) removeEventListener(name, hear);
};

/** A stage of its own element. */
const raise = () => {
  const root = document.createElement("div");
  return { root, stage: new Stage(root) };
};

/**
 * Mounts a quiz in `surface`, which is its alone from now on.
 * @param {HTMLElement} surface @param {import("./embed/element.js").Options} options
 * @param {Stopped} stopped is called when the program traps
 * @returns {import("./embed/element.js").Quiz}
 */
export const mount = (surface, options, stopped) => {
  /**
   * The result that the page is being told of: the program cannot be asked while it tells.
   * @type {import("./embed/element.js").Quiz["result"]}
   */
  let telling = null;
  const tell = (/** @type {import("./embed/element.js").EventName} */ name, /** @type {any} */ detail) => {
    if (name === "complete") telling = detail;
    const agreed = options.tell(name, detail);
    telling = null;
    return agreed;
  };
  let place, lang;
  try {
    place = idle.pop() ?? raise();
    surface.replaceChildren(place.root);
    lang = place.stage.show({ ...options, tell });
  } catch (error) {
    // What could not be shown leaves its stage to the next.
    if (!trap(error) && place) idle.push(place);
    throw error;
  }
  remember(stopped, JSON.parse(/** @type {string} */ (options.ui)).stopped);
  const { root, stage } = place;
  return {
    lang,
    dir: RTL.test(lang ?? "") ? "rtl" : "ltr",
    get result() {
      return telling ?? stage.result;
    },
    restart: () => stage.restart(),
    wear: () => surface.style.setProperty("--wf-accent", accent(surface)),
    destroy() {
      forget(stopped);
      stage.clear();
      root.remove();
      idle.push(place);
    },
  };
};
