// The first item, before there is a program to draw it. `src/view/item.rs` draws the same; the two must
// match, node for node: the program is shown in its place when the reader acts on it, and does then what
// they did. Until then nothing moves, and nothing is read out twice.
import { draw } from "./card.js";

/* global __WF_WORDS__: where each of the interface's words stands among those of the program that asks */

/**
 * What a reader does on the item.
 * @typedef {object} Act
 * @property {string} asked what the item asks
 * @property {number} at the node that it happens to, in the order of the page
 * @property {number} focus the node that has the focus
 * @property {MouseEvent | KeyboardEvent} event
 */

/**
 * An item that stands in for the program's.
 * @typedef {object} First
 * @property {(root: HTMLElement) => void} give takes the stage of the program, which asks the same
 * @property {() => void} leave puts the stage in its place, for something else that is asked
 */

/** The keys that an item knows. */
const KEYS = /^([1-9]|Arrow\w+|Home|End)$/;

/** @param {string} tag @param {Record<string, string>} attributes @param {...Element} children */
const shape = (tag, attributes, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** @param {string} className @param {string} from @param {string} to */
const stroke = (className, from, to) => shape("line", { class: className, x1: from, y1: "50%", x2: to, y2: "50%" });

/**
 * @param {{ agreement: string[], items: { text: string, options?: { text: string }[] }[] }} instrument
 * @param {string[]} words
 */
const drawItem = ({ agreement, items }, words) => {
  const [{ text, options }] = items;
  const of = `${items.length}`;
  const count = words[__WF_WORDS__.count].replace("{n}", "1").replace("{of}", of);
  /** @param {string} label @param {number} n */
  const answer = (label, n) =>
    draw(
      "button",
      {
        type: "button",
        class: "answer",
        part: "answer",
        role: "radio",
        "aria-checked": "false",
        tabindex: n ? "-1" : "0",
      },
      draw("span", { class: "dot" }),
      draw("span", { class: "label" }, label),
    );
  const back = shape("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, shape("path", { d: "M15 5l-7 7 7 7" }));
  const line = shape(
    "svg",
    { "aria-hidden": "true" },
    stroke("track", "0%", "100%"),
    stroke("gone", "0%", "0%"),
    shape("circle", { class: "mark", cx: "0%", cy: "50%", r: "6" }),
  );
  return draw(
    "section",
    { class: "card item" },
    draw(
      "header",
      { class: "way" },
      draw("button", { type: "button", class: "back", "aria-label": words[__WF_WORDS__.back] }, back),
      draw(
        "div",
        {
          class: "progress",
          part: "progress",
          role: "progressbar",
          "aria-label": words[__WF_WORDS__.progress],
          "aria-valuemin": "0",
          "aria-valuemax": of,
          "aria-valuenow": "0",
          "aria-valuetext": count,
        },
        line,
      ),
      draw("span", { class: "count", "aria-hidden": "true" }, count),
    ),
    draw("h2", { class: "question", part: "question", id: "question", tabindex: "-1" }, text),
    draw(
      "div",
      { class: `answers ${options ? "dilemma" : "statement"}`, role: "radiogroup", "aria-labelledby": "question" },
      ...(options?.map(({ text }) => text) ?? agreement).map(answer),
    ),
    draw(
      "div",
      { class: "ways" },
      draw("button", { type: "button", class: "quiet skip" }, words[__WF_WORDS__.skip]),
      draw("span", {}),
    ),
  );
};

/** @param {Element} root */
const nodes = (root) => [...root.querySelectorAll("*")];

/**
 * Puts the program's stage in the place of all else, and does there what the reader did.
 * @param {HTMLElement} surface @param {HTMLElement} root @param {Act} act
 * @returns {boolean} whether the program takes it from the browser
 */
export const doAgain = (surface, root, { asked, at, focus, event }) => {
  if (root.parentNode !== surface) surface.replaceChildren(root);
  // Another tab may have gone on with the same sheet.
  if (root.querySelector(".question")?.textContent !== asked) return true;
  const there = nodes(root);
  /** @type {any} */ (there[focus])?.focus();
  const Same = /** @type {typeof MouseEvent} */ (event.constructor);
  return !there[at].dispatchEvent(new Same(event.type, event));
};

/**
 * Draws the first item.
 * @param {HTMLElement} surface @param {string} instrument what is asked, as text
 * @param {string} ui the interface's words, as text
 * @param {import("./element.js").Kept} kept what the reader does before the program is there
 * @param {() => void} wait has the reader wait for it
 * @returns {First}
 */
export const drawFirst = (surface, instrument, ui, kept, wait) => {
  // Stands where the stage will, with what Yew puts between.
  const card = draw("div", {}, draw("div", {}, drawItem(JSON.parse(instrument), JSON.parse(ui))));
  const here = nodes(card);
  const heading = /** @type {HTMLElement} */ (card.querySelector("h2"));
  const answers = [...card.querySelectorAll(".answer")];
  /** @type {HTMLElement | undefined} */
  let stage;

  /** The reader sees what they have done, and that it is not lost. */
  const mark = () => {
    const button = kept.act && here[kept.act.at].closest("button");
    if (!button) return;
    button.classList.add("chosen");
    if (button.role) button.ariaChecked = "true";
    wait();
  };

  /** @param {Element} node @param {Act["event"]} event @returns {Act} */
  const act = (node, event) => {
    const { activeElement } = /** @type {ShadowRoot} */ (card.getRootNode());
    const focus = here.indexOf(/** @type {Element} */ (activeElement));
    return { asked: heading.textContent ?? "", at: here.indexOf(node), focus, event };
  };

  /** @param {Event} heard */
  const hear = (heard) => {
    const event = /** @type {KeyboardEvent} */ (heard);
    const target = /** @type {Element} */ (event.target);
    const { type, key, ctrlKey, altKey, metaKey, repeat } = event;
    const pressed = type === "keydown";
    if (pressed ? !KEYS.test(key) || ctrlKey || altKey || metaKey || repeat : !target.closest("button")) return;
    if (stage) {
      event.stopPropagation();
      if (doAgain(surface, stage, act(target, event))) event.preventDefault();
      return;
    }
    // Until there is a program the arrow keys are the browser's, and what was done first counts.
    const node = pressed ? answers[Number(key) - 1] : target;
    if (!node || kept.act) return;
    event.stopPropagation();
    kept.act = act(node, event);
    mark();
  };
  for (const type of ["click", "keydown"]) card.addEventListener(type, hear);

  surface.replaceChildren(card);
  heading.focus();
  mark();
  return {
    give(root) {
      // Put away, for the program took too long; now it is here.
      if (card.isConnected) stage = root;
      else surface.replaceChildren(root);
    },
    leave() {
      if (stage && card.isConnected) surface.replaceChildren(stage);
    },
  };
};
