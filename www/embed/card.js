// The first card, drawn before the program is loaded. `src/view/gut.rs` draws the same card when a reader
// goes back to it; the two must match, class for class.

import { native } from "./native.js";

/**
 * The texts of the first card.
 * @typedef {object} Texts
 * @property {string} dir `ltr` or `rtl`
 * @property {string} title @property {string} lead
 * @property {string} question @property {string} low @property {string} high the gut vote and its poles
 * @property {string} pass @property {string} failed @property {string} retry
 */

/**
 * Creates an HTML element.
 * @param {string} tag @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export const createElement = (tag, attributes, ...children) => {
  const element = native(document, "createElement").call(document, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** @param {string} name @param {string} label @param {() => void} onClick @param {Record<string, string>} [more] */
const button = (name, label, onClick, more) => {
  const element = createElement("button", { type: "button", class: name, ...more }, label);
  element.addEventListener("click", onClick);
  return element;
};

/**
 * Draws the card with the gut vote.
 * @param {Texts} texts @param {(vote: "low" | "high" | "none") => boolean} onVote
 *   handles the vote; returns false if the page cancelled the start
 */
export const drawCard = (texts, onVote) => {
  /** @param {"low" | "high"} side */
  const pole = (side) => {
    const onClick = () => {
      if (onVote(side)) element.classList.add("chosen");
    };
    const element = button(`pole ${side}`, "", onClick, { part: "pole" });
    element.append(createElement("span", { class: "dot" }), createElement("span", { class: "label" }, texts[side]));
    return element;
  };
  return createElement(
    "section",
    { class: "card gut" },
    createElement("h2", { class: "question", part: "question", tabindex: "-1" }, texts.title),
    createElement("p", { class: "lead" }, texts.lead),
    createElement("div", { class: "poles", role: "group", "aria-label": texts.question }, pole("low"), pole("high")),
    createElement("div", { class: "ways" }, button("quiet pass", texts.pass, () => onVote("none"))),
  );
};

/**
 * Draws the failure card, shown above the page's own link: an error message and a retry button.
 * @param {string} message @param {string} retry @param {() => void} onRetry
 */
export const drawFailure = (message, retry, onRetry) =>
  createElement(
    "section",
    { class: "card failed" },
    createElement("p", { class: "lead", role: "alert" }, message),
    createElement("div", { class: "ways" }, button("quiet retry", retry, onRetry)),
  );
