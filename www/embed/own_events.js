// Events that stay in the element: a page's shortcuts and copy guards see the element as their target, so they
// take what a reader types in our fields for a shortcut, and a result code for text of theirs.

/** The texts that a reader copies or writes. */
const OWN_TEXT = "textarea, code, input:not([type=checkbox], [type=radio])";

/** The controls that Enter and the space bar operate. */
const CONTROL = "button, a[href], summary, input";

const TEXT_EVENTS = (
  "beforeinput input compositionstart compositionupdate compositionend " +
  "paste copy cut contextmenu selectstart mousedown dragstart dragover drop"
).split(" ");

/** Keys that write or move in a field, also with Ctrl or Cmd. */
const EDITING = /^([acvxyz]|Arrow.+|Home|End|Page.+|Backspace|Delete|Insert)$/i;

/** On a Mac, Option writes characters. */
const IS_MAC = /^(Mac|iP)/.test(navigator.platform);

/**
 * Returns true if the event's target is, or is in, an element of ours.
 * @param {Event} event @param {string} css
 */
const isIn = ({ target }, css) => {
  const node = /** @type {Node} */ (target);
  // Selections start on text nodes.
  return !!/** @type {Element | null} */ (node.nodeType === 1 ? node : node.parentElement)?.closest(css);
};

/**
 * Returns true if the key writes in a field. Escape, Tab, function keys and other shortcuts are the page's.
 * @param {KeyboardEvent} event
 */
const isTyped = (event) => {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (event.getModifierState("AltGraph") || (IS_MAC && altKey && !ctrlKey && !metaKey)) return key.length === 1;
  if (ctrlKey || metaKey || altKey) return EDITING.test(key);
  return !/^(Escape|Tab|F\d+)$/.test(key);
};

/** The keys that are held, by their code: true if their press has stayed in the element. @type {Record<string, boolean>} */
const held = {};

/**
 * Returns true if the quiz has used the key.
 * @param {KeyboardEvent} event
 */
const isUsed = (event) => {
  if (event.defaultPrevented) return true;
  if (isIn(event, OWN_TEXT)) return isTyped(event);
  const { key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey) return /^(c|Insert)$/i.test(key) && !altKey;
  return !altKey && (isIn(event, "[type=radio]") ? /^( |Arrow.+)$/ : /^(Enter| )$/).test(key) && isIn(event, CONTROL);
};

/** @param {Event} event */
const onKey = (event) => {
  const pressed = /** @type {KeyboardEvent} */ (event);
  const { code, type } = pressed;
  // The release follows its press, though the focus may have moved in between.
  const isOwn = type !== "keydown" && code in held ? held[code] : isUsed(pressed);
  if (type === "keydown") held[code] = isOwn;
  if (type === "keyup") delete held[code];
  if (!isOwn) return;
  event.stopPropagation();
  // The focus may leave the element while the next item is drawn.
  if (type === "keydown") addEventListener("keyup", onRelease, { capture: true, once: true });
};

/** @param {KeyboardEvent} event */
const onRelease = (event) => {
  if (held[event.code]) event.stopPropagation();
  delete held[event.code];
};

/** @param {Event} event */
const onTextEvent = (event) => {
  if (isIn(event, OWN_TEXT)) event.stopPropagation();
};

/**
 * Keeps the events of our fields and codes, and the keys that the quiz has used, in the element. A page's listeners in
 * the capture phase hear them nevertheless.
 * @param {HTMLElement} surface the element's `.wf`; further calls have no effect
 */
export const keepOwnEvents = (surface) => {
  for (const type of ["keydown", "keypress", "keyup"]) surface.addEventListener(type, onKey);
  for (const type of TEXT_EVENTS) surface.addEventListener(type, onTextEvent);
};
