// Brings the facilitator's program into the page, and says in the page's own words when it does not
// come, or stops. `src/program/present/options.rs` says what it is handed.
import initialise, { onStop, start } from "which-first-program";
import { file, foreign } from "../embed/files.js";
import { decide, settle } from "../page/instrument.js";

/* global __WF_PRESENT__: what the build knows of the program's files */

/**
 * What is handed to the program.
 * @typedef {object} Given
 * @property {string} instrument its text, or what of it is asked @property {string} [told] the rest, then
 * @property {string} ui the interface's words, as text
 * @property {string} [notes] the facilitator's notes, as text; empty where they did not come
 * @property {string} [screen] the nonce of a window for the projector
 * @property {string} [address] where readers find the quiz
 * @property {boolean} single whether this is the single file
 */

/** The words of the page, and the place for the program. @returns {HTMLElement[]} */
const parts = () => [".front", "#room"].map((css) => /** @type {HTMLElement} */ (document.querySelector(css)));

/** Shows the part of the front that says this; without a name, the program. @param {string} [when] */
const show = (when) => {
  const [front, root] = parts();
  front.hidden = !when;
  root.hidden = !!when;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (front.querySelectorAll("[data-when]"))) {
    part.hidden = part.dataset.when !== when;
  }
};

/** What an address says of a room: a window for the projector has its nonce there. */
const said = () => new URLSearchParams(location.hash.slice(1));

/**
 * A language that there is: the address's, or English.
 * @param {string} asked @returns {string}
 */
const known = (asked) => (Object.hasOwn(__WF_PRESENT__.languages, asked.toLowerCase()) ? asked.toLowerCase() : "en");

/** How long a line that was gone has until it is tried again, in milliseconds. */
const PAUSE = 1000;

const asked = new URLSearchParams(location.search);

/**
 * Brings the program and its texts.
 * @param {(path: string) => string} at the address of a file, by the name that the build gave it
 * @param {string} [own] the address of another instrument
 */
const bring = async (at, own) => {
  const { wasm, languages } = __WF_PRESENT__;
  const language = languages[known(asked.get("lang") ?? "")];
  const text = async (/** @type {string} */ path) => (await file(at, path)).text();
  const [answer, instrument, told, ui, notes] = await Promise.all([
    file(at, wasm),
    own ? foreign(own) : text(language.instrument),
    own ? undefined : text(language.told),
    text(language.ui),
    // They are for the instrument that we bring.
    own || !language.notes ? undefined : text(language.notes).catch(() => ""),
  ]);
  // That wants exactly this MIME type, which some servers do not send, or with a parameter.
  const streams = answer.headers.get("content-type") === "application/wasm";
  const module = streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
  await initialise(await module);
  return { instrument, told, ui, notes };
};

/** Under which a tab keeps the room that it has open; `src/program/present/facilitator.rs` writes it. */
const OPEN = "which-first:room";

/** Whether anybody has pressed or tapped anything since the page was loaded. */
let touched = false;

/**
 * Says that the program has stopped: after that nothing of it may be called. What was counted has been
 * written down. A tab that is loaded again goes on with its room; if the program has stopped at that, it shows
 * the list of rooms next time.
 */
const stop = () => {
  show("stopped");
  try {
    if (!touched) sessionStorage.removeItem(OPEN);
  } catch {
    // Barred: then the tab keeps no room.
  }
};

/**
 * Opens the room.
 * @param {(path: string) => string} at the address of a file, by the name that the build gave it
 * @param {Pick<Given, "address" | "single">} more
 */
export const open = (at, more) => {
  const front = parts()[0];
  for (const again of front.querySelectorAll("button")) again.addEventListener("click", () => location.reload());
  const notice = /** @type {HTMLElement | null} */ (document.querySelector(".stranger"));
  const own = asked.get("instrument");
  // The single file has no notice, and reaches no site.
  if (!own || !notice) return void begin(at, more);
  front.hidden = true;
  settle(decide(own, new URL(".", location.href).href), notice, (url) => begin(at, more, url));
};

/**
 * Starts the program.
 * @param {(path: string) => string} at @param {Pick<Given, "address" | "single">} more
 * @param {string} [own] the address of another instrument
 */
const begin = async (at, more, own) => {
  show("coming");
  onStop(stop);
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, () => (touched = true), { capture: true });
  // Another window for the projector, opened in the same tab, is another window.
  addEventListener("hashchange", () => location.reload());
  try {
    // Nobody in front of a room should have to press a button because a line was gone for a moment.
    const brought = await bring(at, own).catch(async () => {
      await new Promise((passed) => setTimeout(passed, PAUSE));
      return bring(at, own);
    });
    show();
    start(parts()[1], { ...brought, screen: said().get("screen") ?? undefined, ...more });
  } catch (error) {
    console.warn(`[which-first] ${error}`);
    show("failed");
  }
};
