// The first item, drawn before the program is loaded. `src/view/item.rs` draws the same; the two must match,
// node for node. When the reader presses a button, the program's stage replaces this item and the button of
// the same index is pressed there. Until then there is no layout shift, and screen readers announce nothing
// twice.
import { createElement } from "./card.js";
import { native } from "./native.js";
import { ancestors } from "./theme.js";

/* global __WF_UI_INDEX__: the index of each UI text among those up to the result */

/**
 * A button press of the reader on the item.
 * @typedef {object} ButtonPress
 * @property {number} index the button's index in document order
 */

/**
 * The early first item, which stands in for the program's.
 * @typedef {object} FirstItem
 * @property {(root: HTMLElement, onPress: () => void) => void} attachStage sets the element of the program's
 *   stage, which shows the same item, and the callback for a button press from now on
 * @property {() => void} replaceWithStage replaces the item by the stage
 */

/** @param {string} tag @param {Record<string, string>} attributes @param {...Element} children */
const createSvgElement = (tag, attributes, ...children) => {
  const element = native(document, "createElementNS").call(document, "http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** @param {string} className @param {string} from @param {string} to */
const svgLine = (className, from, to) =>
  createSvgElement("line", { class: className, x1: from, y1: "50%", x2: to, y2: "50%" });

/**
 * @param {{ agreement: string[], items: { text: string, options?: { text: string }[] }[] }} instrument
 * @param {string[]} uiTexts
 */
const drawItem = ({ agreement, items }, uiTexts) => {
  const [{ text, options }] = items;
  const total = `${items.length}`;
  const count = uiTexts[__WF_UI_INDEX__.count].replace("{n}", "1").replace("{of}", total);
  /** @param {string} label @param {number} n */
  const drawAnswer = (label, n) =>
    createElement(
      "button",
      {
        type: "button",
        class: "answer",
        part: "answer",
        role: "radio",
        "aria-checked": "false",
        tabindex: n ? "-1" : "0",
      },
      createElement("span", { class: "dot" }),
      createElement("span", { class: "label" }, label),
    );
  const chevron = createSvgElement("path", { d: "M15 5l-7 7 7 7" });
  const back = createSvgElement("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, chevron);
  const line = createSvgElement(
    "svg",
    { "aria-hidden": "true" },
    svgLine("track", "0%", "100%"),
    svgLine("gone", "0%", "0%"),
    createSvgElement("circle", { class: "mark", cx: "0%", cy: "50%", r: "6" }),
  );
  return createElement(
    "section",
    { class: "card item" },
    createElement(
      "header",
      { class: "way" },
      createElement("button", { type: "button", class: "back", "aria-label": uiTexts[__WF_UI_INDEX__.back] }, back),
      createElement(
        "div",
        {
          class: "progress",
          part: "progress",
          role: "progressbar",
          "aria-label": uiTexts[__WF_UI_INDEX__.progress],
          "aria-valuemin": "0",
          "aria-valuemax": total,
          "aria-valuenow": "0",
          "aria-valuetext": count,
        },
        line,
      ),
      createElement("span", { class: "count", "aria-hidden": "true" }, count),
    ),
    createElement("h2", { class: "question", part: "question", id: "question", tabindex: "-1" }, text),
    createElement(
      "div",
      { class: `answers ${options ? "dilemma" : "statement"}`, role: "radiogroup", "aria-labelledby": "question" },
      ...(options?.map(({ text }) => text) ?? agreement).map(drawAnswer),
    ),
    createElement(
      "div",
      { class: "ways" },
      createElement("button", { type: "button", class: "quiet skip" }, uiTexts[__WF_UI_INDEX__.skip]),
      createElement("span", {}),
    ),
  );
};

/** @param {Element} root */
const findButtons = (root) => [...root.querySelectorAll("button")];

/** @param {Element} root */
const findQuestion = (root) => /** @type {HTMLElement | null} */ (root.querySelector(".question"));

/** Replays a button press on the program's stage. @param {Element} root @param {ButtonPress} press */
export const replayPress = (root, { index }) => {
  // The button is found by its index, not its text, which the browser may have translated. The event is not
  // composed: the page has seen the reader's own click already.
  const click = new MouseEvent("click", { bubbles: true });
  if (root.querySelector("[aria-valuenow='0']")) findButtons(root)[index].dispatchEvent(click);
  // Otherwise another tab has gone on with the same sheet.
  else findQuestion(root)?.focus();
};

/**
 * Draws the first item.
 * @param {HTMLElement} surface @param {string} instrument the questions, as JSON text
 * @param {string} ui the UI texts, as JSON text
 * @param {import("./element.js").PendingInput} pending receives the button press
 * @param {() => void} startWaiting shows that the reader has to wait for the program
 * @returns {FirstItem}
 */
export const drawFirst = (surface, instrument, ui, pending, startWaiting) => {
  // The same nesting as the stage and the elements that Yew puts into it.
  const item = drawItem(JSON.parse(instrument), JSON.parse(ui));
  const card = createElement("div", {}, createElement("div", {}, item));
  const question = /** @type {HTMLElement} */ (findQuestion(card));
  const answers = /** @type {HTMLElement[]} */ ([...card.querySelectorAll(".answer")]);
  /** @type {[root: HTMLElement, onPress: () => void] | undefined} */
  let attached;

  /** Marks the pressed button, so that the reader sees that the press is not lost. */
  const markPressed = () => {
    if (!pending.press) return;
    const button = findButtons(card)[pending.press.index];
    button.classList.add("chosen");
    if (button.role) button.ariaChecked = "true";
    startWaiting();
  };

  /** Moves the focus by an arrow key, among the answers or from the question to them. @param {string} key */
  const moveFocus = (key) => {
    const focused = /** @type {HTMLElement} */ (/** @type {ShadowRoot} */ (card.getRootNode()).activeElement);
    const index = answers.indexOf(focused);
    if (index < 0 && (focused !== question || key !== "ArrowDown")) return;
    const forward = surface.dir === "rtl" ? -1 : 1;
    const steps = {
      ArrowDown: 1,
      ArrowUp: -1,
      ArrowRight: forward,
      ArrowLeft: -forward,
      Home: -index,
      End: -index - 1,
    };
    const step = steps[/** @type {keyof typeof steps} */ (key)];
    if (step === undefined) return;
    const answer = answers.at((index + step) % answers.length);
    answer?.focus();
    return answer;
  };

  /** @param {MouseEvent} event */
  const onClick = ({ detail, target }) => {
    // Ignores the second click of a double click, which was meant for the previous card.
    if (detail < 2) press(/** @type {Element} */ (target).closest("button"));
  };

  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const { key, ctrlKey, altKey, metaKey, repeat } = event;
    if (ctrlKey || altKey || metaKey) return;
    const answer = answers[Number(key) - 1];
    if (answer && !repeat) press(answer);
    if (answer || moveFocus(key)) event.preventDefault();
  };

  /** Records a press; only the first one counts. @param {HTMLElement | null} button */
  const press = (button) => {
    if (!button || pending.press) return;
    pending.press = { index: findButtons(card).indexOf(/** @type {any} */ (button)) };
    if (attached) attached[1]();
    else markPressed();
  };

  card.addEventListener("click", onClick);
  card.addEventListener("keydown", onKeyDown);
  surface.replaceChildren(card);
  // Takes the focus only from the element or its ancestors: after a slow load the reader may have moved on.
  // An ancestor may have it from the reader's tap, as Safari does not focus buttons.
  if (ancestors(surface).includes(native(document, "activeElement"))) question.focus();
  markPressed();
  return {
    attachStage(...stage) {
      attached = stage;
      // The item was removed by a timeout; now the program is here.
      if (!card.isConnected) surface.replaceChildren(stage[0]);
    },
    replaceWithStage() {
      if (attached && card.isConnected) surface.replaceChildren(attached[0]);
    },
  };
};
