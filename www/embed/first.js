// The first item, shown before the program is loaded. The build renders it from `src/view/item.rs`, so it is the
// same as the program's, node for node. When the reader presses a button, the program's stage replaces this item
// and the button of the same index is pressed there. Until then there is no layout shift, and screen readers
// announce nothing twice.
import { createElement } from "./card.js";
import { native } from "./native.js";
import { ancestors } from "./theme.js";

/**
 * The first item as the build has rendered it. `src/view/prerender.rs` documents each field.
 * @typedef {object} RenderedItem
 * @property {import("./card.js").Tree} tree
 * @property {number} heading @property {number} answers
 * @property {Record<string, string>} chosen
 */

/**
 * A button press of the reader on the item.
 * @typedef {object} ButtonPress
 * @property {number} index the button's index in document order
 */

/** @param {Element} element @param {Record<string, string>} attributes */
const setAttributes = (element, attributes) => {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
};

/** @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} children */
const create = (tag, attributes, ...children) => {
  const [name, prefix] = tag.split(":").reverse();
  if (!prefix) return createElement(name, attributes, ...children);
  const element = native(document, "createElementNS").call(document, "http://www.w3.org/2000/svg", name);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
};

/** Creates the elements of a tree. @param {import("./card.js").Tree} tree @returns {any} */
const instantiate = ([tag, attributes, ...children]) =>
  create(tag, attributes, ...children.map((child) => (typeof child === "string" ? child : instantiate(child))));

/** @param {Element} root */
const findButtons = (root) => [...root.querySelectorAll("button")];

/**
 * The digit of a key press, as `src/browser/keyboard/layout.rs` finds it: digits of any script, and the row of
 * digits where they take Shift. NaN for other keys.
 * @param {KeyboardEvent} event
 */
const findDigit = ({ key, code, shiftKey }) => {
  const position = key.length > 1 || shiftKey ? undefined : /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  return Number(key) || Number(position);
};

/** Replays a button press on the program's stage. @param {Element} root @param {ButtonPress} press */
export const replayPress = (root, { index }) => {
  // The button is found by its index, not its text, which the browser may have translated. The event is not
  // composed: the page has seen the reader's own click already.
  const click = new MouseEvent("click", { bubbles: true });
  if (root.querySelector("[data-item='0']")) findButtons(root)[index].dispatchEvent(click);
  // Otherwise another tab has gone on with the same sheet.
  else root.querySelector("h2")?.focus();
};

/** The early first item, which stands in for the program's. */
export class FirstItem {
  #surface;
  #pending;
  #startWaiting;
  #chosen;
  /** @type {HTMLElement} */
  #card;
  /** @type {HTMLElement} */
  #heading;
  /** @type {HTMLElement[]} */
  #answers;
  /** The program's stage, and the callback for a button press. @type {[HTMLElement, () => void] | undefined} */
  #attached;

  /**
   * Draws the item.
   * @param {HTMLElement} surface @param {RenderedItem} item
   * @param {import("./element.js").PendingInput} pending receives the button press
   * @param {() => void} startWaiting shows that the reader has to wait for the program
   */
  constructor(surface, { tree, heading, answers, chosen }, pending, startWaiting) {
    this.#surface = surface;
    this.#pending = pending;
    this.#startWaiting = startWaiting;
    this.#chosen = chosen;
    const item = instantiate(tree);
    const elements = [item, ...item.querySelectorAll("*")];
    this.#heading = elements[heading];
    this.#answers = [...elements[answers].children];
    // The same nesting as the stage and the elements that Yew puts into it.
    this.#card = createElement("div", {}, createElement("div", {}, item));
    this.#card.addEventListener("click", this.#onClick);
    this.#card.addEventListener("keydown", this.#onKeyDown);
    surface.replaceChildren(this.#card);
    // Takes the focus only from the element or its ancestors: after a slow load the reader may have moved on.
    // An ancestor may have it from the reader's tap, as Safari does not focus buttons.
    if (ancestors(surface).includes(native(document, "activeElement"))) this.#heading.focus();
    this.#markPressed();
  }

  /**
   * Sets the element of the program's stage, which shows the same item, and the callback for a button press from
   * now on.
   * @param {HTMLElement} root @param {() => void} onPress
   */
  attachStage(root, onPress) {
    this.#attached = [root, onPress];
    // The item was removed by a timeout; now the program is here.
    if (!this.#card.isConnected) this.#surface.replaceChildren(root);
  }

  /** Replaces the item by the stage. */
  replaceWithStage() {
    if (this.#attached && this.#card.isConnected) this.#surface.replaceChildren(this.#attached[0]);
  }

  /** Marks the pressed button, so that the reader sees that the press is not lost. */
  #markPressed() {
    if (!this.#pending.press) return;
    const button = findButtons(this.#card)[this.#pending.press.index];
    button.dataset.pressed = "";
    if (this.#answers.includes(button)) setAttributes(button, this.#chosen);
    this.#startWaiting();
  }

  /** Moves the focus by an arrow key, among the answers or from the question to them. @param {string} key */
  #moveFocus(key) {
    const root = /** @type {ShadowRoot} */ (this.#card.getRootNode());
    const focused = /** @type {HTMLElement} */ (root.activeElement);
    const index = this.#answers.indexOf(focused);
    if (index < 0 && (focused !== this.#heading || key !== "ArrowDown")) return;
    const forward = this.#surface.dir === "rtl" ? -1 : 1;
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
    const answer = this.#answers.at((index + step) % this.#answers.length);
    answer?.focus();
    return answer;
  }

  /** @param {MouseEvent} event */
  #onClick = ({ detail, target }) => {
    // Ignores the second click of a double click, which was meant for the previous card.
    if (detail < 2) this.#press(/** @type {Element} */ (target).closest("button"));
  };

  /** @param {KeyboardEvent} event */
  #onKeyDown = (event) => {
    const { key, ctrlKey, altKey, metaKey, repeat } = event;
    if (ctrlKey || altKey || metaKey) return;
    const answer = this.#answers[findDigit(event) - 1];
    if (answer && !repeat) this.#press(answer);
    if (answer || this.#moveFocus(key)) event.preventDefault();
  };

  /** Records a press; only the first one counts. @param {HTMLElement | null} button */
  #press(button) {
    if (!button || this.#pending.press) return;
    this.#pending.press = { index: findButtons(this.#card).indexOf(/** @type {any} */ (button)) };
    if (this.#attached) this.#attached[1]();
    else this.#markPressed();
  }
}
