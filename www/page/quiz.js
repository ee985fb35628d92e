// Shared by the modules of the page: the quiz element and the search parameters.

import { decideInstrument, applyDecision } from "./instrument.js";

export const root = document.documentElement;
export const quiz = /** @type {any} */ (document.querySelector("which-first"));
export const params = new URLSearchParams(location.search);

/** The URL of the folder that holds the quiz. */
const QUIZ_FOLDER = new URL(".", location.href).href;

/** The notice about an instrument of another site. Absent in the single file, which reaches no site. */
const notice = /** @type {HTMLElement | null} */ (document.querySelector(".stranger"));

/**
 * Sets the instrument that the page's URL names, once it may be fetched; until then the quiz is not on the
 * page.
 * @param {boolean} [framed] true if another page frames the quiz and has named the instrument; its reader is
 *   neither asked nor notified
 */
export const applyInstrument = (framed) => {
  const named = params.get("instrument");
  if (!named) return;
  if (!notice) return copyAttributes("instrument");
  const decision = decideInstrument(named, QUIZ_FOLDER, framed);
  if (framed && decision.action !== "refuse") return quiz.setAttribute("instrument", decision.url);
  const placeholder = document.createComment("");
  quiz.replaceWith(placeholder);
  applyDecision(decision, notice, (url) => {
    quiz.setAttribute("instrument", url);
    placeholder.replaceWith(quiz);
  });
};

/** Copies search parameters to the quiz as attributes. @param {...string} names */
export const copyAttributes = (...names) => {
  for (const name of names) {
    const value = params.get(name);
    if (value) quiz.setAttribute(name, value);
  }
};
