// Loads the facilitator's program into the page, and shows the page's own message if it fails to load or
// stops. `src/program/present/options.rs` documents its options.
import initialise, { onStop, start } from "which-first-program";
import { fetchFile, fetchForeign } from "../embed/files.js";
import { decideInstrument, applyDecision } from "../page/instrument.js";

/* global __WF_PRESENT__: the paths of the program's files */

/**
 * The program's options.
 * @typedef {object} PresentOptions
 * @property {string} instrument the instrument's file or its question half, as text
 * @property {string} [resultsContent] the results half of a split instrument file, as text
 * @property {string} ui the UI texts, as JSON text
 * @property {string} [notes] the facilitator's notes, as text; empty if they failed to load
 * @property {string} [screenNonce] the nonce of the projector's window
 * @property {string} [quizUrl] the URL at which readers find the quiz
 * @property {string} [publishedUrl] the URL at which the site is published
 * @property {boolean} singleFile true in the single file
 */

/** The front section with the page's messages, and the program's root. @returns {HTMLElement[]} */
const findSections = () => [".front", "#room"].map((css) => /** @type {HTMLElement} */ (document.querySelector(css)));

/** Shows one message of the front section; without a name, the program. @param {string} [when] */
const showFront = (when) => {
  const [front, root] = findSections();
  front.hidden = !when;
  root.hidden = !!when;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (front.querySelectorAll("[data-when]"))) {
    part.hidden = part.dataset.when !== when;
  }
};

/** The parameters in the URL's fragment; the projector's window has its nonce there. */
const hashParams = () => new URLSearchParams(location.hash.slice(1));

/** Falls back to English for an unsupported language. @param {string} lang @returns {string} */
const supportedLang = (lang) =>
  Object.hasOwn(__WF_PRESENT__.languages, lang.toLowerCase()) ? lang.toLowerCase() : "en";

/** The delay before a failed load is retried, in milliseconds. */
const RETRY_DELAY_MS = 1000;

const searchParams = new URLSearchParams(location.search);

/**
 * Loads the program and its texts.
 * @param {(path: string) => string} urlOf the URL of a file, by its path in the build
 * @param {string} [instrumentUrl] the URL of another instrument
 */
const loadProgram = async (urlOf, instrumentUrl) => {
  const { wasm, languages } = __WF_PRESENT__;
  const language = languages[supportedLang(searchParams.get("lang") ?? "")];
  const text = async (/** @type {string} */ path) => (await fetchFile({ urlOf }, path)).text();
  const [response, instrument, resultsContent, ui, notes] = await Promise.all([
    fetchFile({ urlOf }, wasm),
    instrumentUrl ? fetchForeign(instrumentUrl) : text(language.instrument),
    instrumentUrl ? undefined : text(language.resultsContent),
    text(language.ui),
    // The notes belong to the built-in instrument.
    instrumentUrl || !language.notes ? undefined : text(language.notes).catch(() => ""),
  ]);
  // Streaming needs exactly this MIME type; some servers send another one, or add a parameter.
  const streams = response.headers.get("content-type") === "application/wasm";
  const module = streams
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
  await initialise(await module);
  return { instrument, resultsContent, ui, notes };
};

/** The session storage key of the open room, written by `src/program/present/facilitator.rs`. */
const OPEN_ROOM_KEY = "which-first:room";

/** True once the facilitator has pressed a key or tapped since the page was loaded. */
let interacted = false;

/**
 * Shows that the program has trapped; from then on no function of it may be called. The journal is stored. A
 * reload resumes the open room; if the program traps while resuming, the next reload shows the list of rooms.
 */
const onProgramStopped = () => {
  showFront("stopped");
  try {
    if (!interacted) sessionStorage.removeItem(OPEN_ROOM_KEY);
  } catch {
    // Storage is blocked: no room is resumed then.
  }
};

/**
 * Opens the facilitator's page.
 * @param {(path: string) => string} urlOf the URL of a file, by its path in the build
 * @param {Pick<PresentOptions, "quizUrl" | "publishedUrl" | "singleFile">} more
 */
export const open = (urlOf, more) => {
  const front = findSections()[0];
  for (const retry of front.querySelectorAll("button")) retry.addEventListener("click", () => location.reload());
  const notice = /** @type {HTMLElement | null} */ (document.querySelector(".stranger"));
  const instrumentUrl = searchParams.get("instrument");
  // The single file has no notice, as it reaches no site.
  if (!instrumentUrl || !notice) return void startProgram(urlOf, more);
  front.hidden = true;
  const decision = decideInstrument(instrumentUrl, new URL(".", location.href).href);
  applyDecision(decision, notice, (url) => startProgram(urlOf, more, url));
};

/**
 * Starts the program.
 * @param {(path: string) => string} urlOf @param {Pick<PresentOptions, "quizUrl" | "publishedUrl" | "singleFile">} more
 * @param {string} [instrumentUrl] the URL of another instrument
 */
const startProgram = async (urlOf, more, instrumentUrl) => {
  showFront("coming");
  onStop(onProgramStopped);
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, () => (interacted = true), { capture: true });
  // A link to another projector window may be opened in the same tab.
  addEventListener("hashchange", () => location.reload());
  try {
    // Retries once, so that a short network failure needs no action in front of a room.
    const loaded = await loadProgram(urlOf, instrumentUrl).catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS));
      return loadProgram(urlOf, instrumentUrl);
    });
    showFront();
    start(findSections()[1], { ...loaded, screenNonce: hashParams().get("screen") ?? undefined, ...more });
  } catch (error) {
    console.warn(`[which-first] ${error}`);
    showFront("failed");
  }
};
