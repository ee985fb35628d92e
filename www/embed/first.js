// The first item, before there is a program to draw it. `src/view/item.rs` draws the same; the two must
// match, node for node: the program is shown in its place when the reader presses one of its buttons, and
// the button of the same number is pressed there. Until then nothing moves, and nothing is read out twice.
import { draw } from "./card.js";
import { native } from "./native.js";
import { around } from "./theme.js";

/* global __WF_WORDS__: where each of the interface's words stands among those of the program that asks */

/**
 * What a reader does on the item: they press one of its buttons.
 * @typedef {object} Act
 * @property {number} at which button it is, in the order of the page
 */

/**
 * An item that stands in for the program's.
 * @typedef {object} First
 * @property {(root: HTMLElement, act: () => void) => void} give takes the stage of the program, which asks
 *   the same, and what does there what the reader does from now on
 * @property {() => void} leave puts the stage in its place
 */

/** @param {string} tag @param {Record<string, string>} attributes @param {...Element} children */
const shape = (tag, attributes, ...children) => {
  const element = native(document, "createElementNS").call(document, "http://www.w3.org/2000/svg", tag);
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
const buttons = (root) => [...root.querySelectorAll("button")];

/** @param {Element} root */
const heading = (root) => /** @type {HTMLElement | null} */ (root.querySelector(".question"));

/** Does on the program's stage what the reader has done. @param {Element} root @param {Act} act */
export const doAgain = (root, { at }) => {
  // By its number: the browser may have translated what either of them asks. The page has heard of it when
  // it was done; now it stays inside.
  if (root.querySelector("[aria-valuenow='0']")) buttons(root)[at].dispatchEvent(new MouseEvent("click", { bubbles: true }));
  // Another tab has gone on with the same sheet.
  else heading(root)?.focus();
};

/**
 * Draws the first item.
 * @param {HTMLElement} surface @param {string} instrument what is asked, as text
 * @param {string} ui the interface's words, as text
 * @param {import("./element.js").Kept} kept what the reader does
 * @param {() => void} wait has the reader wait for the program
 * @returns {First}
 */
export const drawFirst = (surface, instrument, ui, kept, wait) => {
  // Stands where the stage will, with what Yew puts between.
  const card = draw("div", {}, draw("div", {}, drawItem(JSON.parse(instrument), JSON.parse(ui))));
  const question = /** @type {HTMLElement} */ (heading(card));
  const answers = /** @type {HTMLElement[]} */ ([...card.querySelectorAll(".answer")]);
  /** @type {[root: HTMLElement, act: () => void] | undefined} */
  let given;

  /** The reader sees what they have done, and that it is not lost. */
  const mark = () => {
    if (!kept.act) return;
    const button = buttons(card)[kept.act.at];
    button.classList.add("chosen");
    if (button.role) button.ariaChecked = "true";
    wait();
  };

  /** Arrow keys only move the focus, among the answers or from the question to them. @param {string} key */
  const move = (key) => {
    const focused = /** @type {HTMLElement} */ (/** @type {ShadowRoot} */ (card.getRootNode()).activeElement);
    const at = answers.indexOf(focused);
    if (at < 0 && (focused !== question || key !== "ArrowDown")) return;
    const forth = surface.dir === "rtl" ? -1 : 1;
    const steps = { ArrowDown: 1, ArrowUp: -1, ArrowRight: forth, ArrowLeft: -forth, Home: -at, End: -at - 1 };
    const step = steps[/** @type {keyof typeof steps} */ (key)];
    if (step === undefined) return;
    const answer = answers.at((at + step) % answers.length);
    answer?.focus();
    return answer;
  };

  /** @param {MouseEvent} event */
  const hearClick = ({ detail, target }) => {
    // The second click of a double click was meant for what stood here before.
    if (detail < 2) press(/** @type {Element} */ (target).closest("button"));
  };

  /** @param {KeyboardEvent} event */
  const hearKey = (event) => {
    const { key, ctrlKey, altKey, metaKey, repeat } = event;
    if (ctrlKey || altKey || metaKey) return;
    const answer = answers[Number(key) - 1];
    if (answer && !repeat) press(answer);
    if (answer || move(key)) event.preventDefault();
  };

  /** What was pressed first counts. @param {HTMLElement | null} button */
  const press = (button) => {
    if (!button || kept.act) return;
    kept.act = { at: buttons(card).indexOf(/** @type {any} */ (button)) };
    if (given) given[1]();
    else mark();
  };

  card.addEventListener("click", hearClick);
  card.addEventListener("keydown", hearKey);
  surface.replaceChildren(card);
  // It comes late where the reader has been shown the link meanwhile, and has gone on to something else. What
  // stands around may have the focus by their tap: Safari gives it to no button.
  if (around(surface).includes(native(document, "activeElement"))) question.focus();
  mark();
  return {
    give(...stage) {
      given = stage;
      // Put away, for the program took too long; now it is here.
      if (!card.isConnected) surface.replaceChildren(stage[0]);
    },
    leave() {
      if (given && card.isConnected) surface.replaceChildren(given[0]);
    },
  };
};
