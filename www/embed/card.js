// The first card, shown before the program is loaded. The build renders it from `src/view/gut.rs`.

import { native } from "./native.js";

/**
 * An element as the build has rendered it (`src/view/prerender.rs`): its tag, its attributes and its children.
 * @typedef {[tag: string, attributes: Record<string, string>, ...children: (Tree | string)[]]} Tree
 */

/**
 * The first card in one language.
 * @typedef {object} Card
 * @property {string} dir `ltr` or `rtl`
 * @property {string} failed @property {string} retry
 * @property {Tree} tree begins with the heading, whose text is the quiz's title
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

/** Creates the elements of a tree, which has no SVG. @param {Tree} tree @returns {HTMLElement} */
const instantiate = ([tag, attributes, ...children]) =>
  createElement(tag, attributes, ...children.map((child) => (typeof child === "string" ? child : instantiate(child))));

/**
 * Draws the card with the gut vote.
 * @param {Tree} tree @param {(vote: "low" | "high" | "none") => true | undefined} onVote
 *   handles the vote; returns true if the quiz starts
 * @returns {HTMLElement}
 */
export const drawCard = (tree, onVote) => {
  const card = instantiate(tree);
  let n = 0;
  for (const button of card.querySelectorAll("button")) {
    // In document order.
    const vote = /** @type {const} */ (["low", "high", "none"])[n++];
    button.addEventListener("click", () => {
      if (onVote(vote)) button.dataset.pressed = "";
    });
  }
  return card;
};

/**
 * Draws the failure card: an error message, a retry button and the page's own link.
 * @param {string} message @param {string} retry @param {Element} link @param {() => void} onRetry
 */
export const drawFailure = (message, retry, link, onRetry) => {
  // A tree as well: its text is like that of the card's, so it compresses well.
  const card = instantiate([
    "section",
    { class: "card failed" },
    ["p", { class: "lead", role: "alert" }, message],
    ["div", { class: "ways" }, ["button", { class: "quiet retry", type: "button" }, retry]],
  ]);
  /** @type {Element} */ (card.lastChild).append(link);
  card.querySelector("button")?.addEventListener("click", onRetry);
  return card;
};
