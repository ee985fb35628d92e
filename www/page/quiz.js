// What the page's parts have in common: the quiz, and what the address says.

import { decide, settle } from "./instrument.js";

export const root = document.documentElement;
export const quiz = /** @type {any} */ (document.querySelector("which-first"));
export const given = new URLSearchParams(location.search);

/** The folder that the quiz lies in. */
const FOLDER = new URL(".", location.href).href;

/** What is said of an instrument of another site; the single file, which reaches none, has no such part. */
const notice = /** @type {HTMLElement | null} */ (document.querySelector(".stranger"));

/**
 * Takes over the instrument that the address names, once that may be fetched; until then there is no quiz.
 * @param {boolean} [framed] whether another page shows the quiz: it has named the instrument, its reader is
 *   asked nothing and told nothing
 */
export const takeInstrument = (framed) => {
  const named = given.get("instrument");
  if (!named) return;
  if (!notice) return take("instrument");
  const decision = decide(named, FOLDER, framed);
  if (framed && decision.what !== "refuse") return quiz.setAttribute("instrument", decision.url);
  const place = document.createComment("");
  quiz.replaceWith(place);
  settle(decision, notice, (url) => {
    quiz.setAttribute("instrument", url);
    place.replaceWith(quiz);
  });
};

/** Takes over what the address says. @param {...string} names of attributes */
export const take = (...names) => {
  for (const name of names) {
    const value = given.get(name);
    if (value) quiz.setAttribute(name, value);
  }
};
