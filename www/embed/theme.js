// Detects and follows the page's theme, light or dark, around an element.
import { enumAttribute } from "./attributes.js";
import { native } from "./native.js";

/** The ancestors of an element, across shadow roots, innermost first. @param {Element} element */
export const ancestors = (element) => {
  /** @type {HTMLElement[]} */
  const result = [];
  /** @type {any} */
  let node = element;
  while ((node = native(node, "assignedSlot") ?? native(node, "parentNode") ?? native(node, "host"))) {
    if (node.nodeType === 1) result.push(node);
  }
  return result;
};

/** The theme checks of all elements on the page. @type {(() => void)[]} */
let rechecks = [];

/** Observes the page; shared by all elements. @type {MutationObserver | undefined} */
let observer;

/**
 * Cache, for one task, of the last result: the parent element, and true if the page is dark there. Saves work
 * when many quizzes have the same parent. Null if empty; the parent of a removed element is undefined.
 * @type {[Element | null | undefined, boolean?]}
 */
let cached = [null];

/** A function of its own: a closure inside `followPageTheme` would keep the first element alive. */
const createObserver = () =>
  new MutationObserver(() => {
    // The page may have changed in the same task, after the theme was detected.
    cached = [null];
    rechecks.forEach((recheck) => recheck());
  });

/**
 * Detects the page's theme around an element.
 * @param {Element} element @param {HTMLElement} surface the element's `.wf`
 */
const detectTheme = (element, surface) => {
  const nodes = ancestors(element);
  const [parent] = nodes;
  if (cached[0] !== parent) {
    cached = [parent, isDarkAt(nodes, surface)];
    queueMicrotask(() => (cached = [null]));
  }
  return cached[1] ? "dark" : "light";
};

/**
 * Calls `onTheme` with the theme of the page around an element, now and whenever it may have changed, until `signal`
 * is aborted. Returns a function that detects it again, for an element that was moved.
 * @param {HTMLElement} element @param {HTMLElement} surface an element to compute colours on
 * @param {(pageTheme: string) => void} onTheme @param {AbortSignal} signal
 */
export const followPageTheme = (element, surface, onTheme, signal) => {
  const pageObserver = (observer ??= createObserver());
  const update = () => {
    // Any attribute: each site builder has its own for dark mode. Observing a node again has no further effect.
    for (const node of ancestors(element)) pageObserver.observe(node, { attributes: true });
    onTheme(detectTheme(element, surface));
  };
  const recheck = async () => {
    if (signal.aborted) return;
    update();
    // While a page fades between themes, its colours are not final. Animations may run forever, so only
    // transitions count.
    for (const animation of ancestors(element).flatMap((node) => node.getAnimations())) {
      if (animation instanceof CSSTransition) await animation.finished.catch(() => {});
    }
    if (!signal.aborted) update();
  };
  rechecks.push(recheck);
  // After the next frame: a slow phone paints before, and the page's own handlers have changed the theme.
  const recheckLater = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(recheck)));
  // Changes that no attribute shows: a style sheet that has loaded, or that a tap has switched; a checkbox that the
  // page's styles ask for. In the capture phase: `load` does not bubble, and the page may stop a click.
  for (const type of ["load", "click", "change"]) {
    ancestors(element).at(-1)?.addEventListener(type, recheckLater, { capture: true, signal });
  }
  // Some themes swap their style sheets, or the page's `<meta name="color-scheme">`.
  pageObserver.observe(document.head, { childList: true, subtree: true, attributes: true });
  signal.addEventListener("abort", () => {
    rechecks = rechecks.filter((other) => other !== recheck);
    if (!rechecks.length) pageObserver.disconnect();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recheck, { signal });
  update();
  // Checks again in case the page is fading right now.
  recheckLater();
  return update;
};

/**
 * The theme of an element.
 * @typedef {object} Theme
 * @property {() => void} apply applies it again, after an attribute has changed
 * @property {() => void} recheck detects the page's theme again, for an element that was moved
 */

/**
 * Applies the theme and the font that the element or its page asks for, and calls `onTheme` with the theme, now and
 * whenever it may have changed, until `signal` is aborted. The first card has no accent.
 * @param {HTMLElement} element @param {HTMLElement} surface the element's `.wf`
 * @param {(theme: string) => void} onTheme @param {AbortSignal} signal
 * @returns {Theme}
 */
export const followTheme = (element, surface, onTheme, signal) => {
  let pageTheme = "";
  const apply = (found = pageTheme) => {
    pageTheme = found;
    const setting = enumAttribute(element, "theme");
    const theme = setting === "auto" ? pageTheme : setting;
    if (theme !== surface.dataset.theme) surface.dataset.theme = theme;
    const { parentElement } = element;
    let font = element.getAttribute("font") ?? "";
    if (font === "inherit" && parentElement) font = getComputedStyle(parentElement).fontFamily;
    // Through the style object, which a strict style-src allows.
    for (const name of ["sans", "serif"]) surface.style.setProperty(`--wf-${name}`, font);
    onTheme(theme);
  };
  return { apply, recheck: followPageTheme(element, surface, apply, signal) };
};

/**
 * Returns true if a colour in any notation (`oklch()`, `lab()` …) is dark, and undefined if it is
 * transparent. Most are `rgb()`. The browser converts others, at the cost of a style recalculation: mixed
 * with itself in sRGB, a colour comes out as red, green and blue from 0 to 1.
 * @param {HTMLElement} surface the element to compute it on @param {string} colour
 */
const isDarkColour = (surface, colour) => {
  let max = 255;
  if (!colour.startsWith("rgb")) {
    max = 1;
    surface.style.color = `color-mix(in srgb, ${colour}, ${colour})`;
    colour = getComputedStyle(surface).color;
    surface.style.color = "";
  }
  const [red, green, blue, alpha] = colour.match(/[\d.]+(e-\d+)?/g)?.map(Number) ?? [];
  return alpha < 0.5 ? undefined : red * 0.3 + green * 0.6 + blue * 0.1 < max / 2;
};

/** @param {HTMLElement[]} nodes innermost first @param {HTMLElement} surface */
const isDarkAt = (nodes, surface) => {
  for (const { dataset, className } of nodes) {
    for (const name of ["dark", "light"]) {
      // On a form, these properties may be fields of these names.
      if ((dataset.theme ?? dataset.bsTheme) === name || ` ${className} `.includes(` ${name} `)) return name === "dark";
    }
  }
  // The background behind the element takes precedence over the declared `color-scheme`.
  for (const node of nodes) {
    const found = isDarkColour(surface, getComputedStyle(node).backgroundColor);
    if (found !== undefined) return found;
  }
  // The page's canvas, which `color-scheme` and its <meta> decide. A removed element has no ancestors.
  surface.style.colorScheme = getComputedStyle(nodes[0] ?? surface).colorScheme;
  const dark = isDarkColour(surface, "canvas");
  surface.style.colorScheme = "";
  return dark;
};
