// The first card, drawn before the program has come. `src/view/gut.rs` draws the same one when a
// reader goes back to it; the two must match, class for class.

import { native } from "./native.js";

/**
 * What the card says.
 * @typedef {object} Texts
 * @property {string} dir which way it is written
 * @property {string} title @property {string} lead
 * @property {string} question @property {string} low @property {string} high the gut vote and its poles
 * @property {string} pass @property {string} failed @property {string} retry
 */

/**
 * @param {string} tag @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export const draw = (tag, attributes, ...children) => {
  const element = native(document, "createElement").call(document, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** @param {string} name @param {string} label @param {() => void} act @param {Record<string, string>} [more] */
const button = (name, label, act, more) => {
  const element = draw("button", { type: "button", class: name, ...more }, label);
  element.addEventListener("click", act);
  return element;
};

/**
 * The gut vote.
 * @param {Texts} texts @param {(vote: "low" | "high" | "none") => boolean} vote
 *   takes the vote; false when the page would not have it
 */
export const drawCard = (texts, vote) => {
  /** @param {"low" | "high"} side */
  const pole = (side) => {
    const act = () => {
      if (vote(side)) element.classList.add("chosen");
    };
    const element = button(`pole ${side}`, "", act, { part: "pole" });
    element.append(draw("span", { class: "dot" }), draw("span", { class: "label" }, texts[side]));
    return element;
  };
  return draw(
    "section",
    { class: "card gut" },
    draw("h2", { class: "question", part: "question", tabindex: "-1" }, texts.title),
    draw("p", { class: "lead" }, texts.lead),
    draw("div", { class: "poles", role: "group", "aria-label": texts.question }, pole("low"), pole("high")),
    draw("div", { class: "ways" }, button("quiet pass", texts.pass, () => vote("none"))),
  );
};

/**
 * What is shown above the page's own link when everything else fails: what happened, another try.
 * @param {string} message @param {string} retry @param {() => void} again
 */
export const drawFailure = (message, retry, again) =>
  draw(
    "section",
    { class: "card failed" },
    draw("p", { class: "lead", role: "alert" }, message),
    draw("div", { class: "ways" }, button("quiet retry", retry, again)),
  );
