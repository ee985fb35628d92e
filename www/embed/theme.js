// Detects and follows the page's theme, light or dark, around an element, and the page's colour behind it.
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
 * The page around an element: its theme, its colour, or false if that is not known, and the colour's luminance from 0 to 1.
 * @typedef {[theme: string, colour: string | false, luminance: number]} Page
 */

/**
 * Cache, for one task, of the last result: the parent element, and the page there. Saves work when many quizzes have the
 * same parent. Null if empty; the parent of a removed element is undefined.
 * @type {[Element | null | undefined, Page?]}
 */
let cached = [null];

/** A function of its own: a closure inside `followPage` would keep the first element alive. */
const createObserver = () =>
  new MutationObserver(() => {
    // The page may have changed in the same task, after the theme was detected.
    cached = [null];
    rechecks.forEach((recheck) => recheck());
  });

/**
 * Detects the page around an element.
 * @param {Element} element @param {HTMLElement} surface the element's `.wf`
 */
const detectPage = (element, surface) => {
  const nodes = ancestors(element);
  const [parent] = nodes;
  if (cached[0] !== parent) {
    cached = [parent, pageAt(nodes, surface)];
    queueMicrotask(() => (cached = [null]));
  }
  return /** @type {Page} */ (cached[1]);
};

/**
 * Calls `onPage` with the page around an element, now and whenever it may have changed, until `signal`
 * is aborted. Returns a function that detects it again, for an element that was moved.
 * @param {HTMLElement} element @param {HTMLElement} surface an element to compute colours on
 * @param {(page: Page, fades: boolean) => void} onPage `fades` is true if the page's colour may not be final
 * @param {AbortSignal} signal
 */
export const followPage = (element, surface, onPage, signal) => {
  const pageObserver = (observer ??= createObserver());
  const update = (fades = false) => {
    // Any attribute: each site builder has its own for dark mode. Observing a node again has no further effect.
    for (const node of ancestors(element)) pageObserver.observe(node, { attributes: true });
    onPage(detectPage(element, surface), fades);
  };
  const recheck = async () => {
    if (signal.aborted) return;
    update(true);
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
 * @property {() => void} recheck detects the page again, for an element that was moved
 */

/**
 * Applies the theme, the appearance and the font that the element or its page asks for, and calls `onTheme` with the theme,
 * now and whenever it may have changed, until `signal` is aborted. The first card has no accent.
 * @param {HTMLElement} element @param {HTMLElement} surface the element's `.wf`
 * @param {(theme: string) => void} onTheme @param {AbortSignal} signal
 * @returns {Theme}
 */
export const followTheme = (element, surface, onTheme, signal) => {
  /** @type {Page} */
  let page;
  const apply = (found = page, fades = false) => {
    page = found;
    const [pageTheme, colour, luminance] = page;
    const setting = enumAttribute(element, "theme");
    const theme = setting === "auto" ? pageTheme : setting;
    if (theme !== surface.dataset.theme) surface.dataset.theme = theme;
    // Where not every text and line of the theme has enough contrast with the page, the quiz brings its own paper.
    const isPlain =
      enumAttribute(element, "appearance") === "plain" &&
      colour &&
      (theme === "dark" ? luminance < DARK_ENOUGH : luminance > LIGHT_ENOUGH);
    // A page that fades is for a moment neither dark nor light enough.
    if (!fades) surface.dataset.appearance = isPlain ? "plain" : "card";
    const { parentElement } = element;
    let font = element.getAttribute("font") ?? "";
    if (font === "inherit" && parentElement) font = getComputedStyle(parentElement).fontFamily;
    // Through the style object, which a strict style-src allows.
    const { style } = surface;
    style.setProperty("--wf_page", isPlain ? colour : "");
    for (const name of ["sans", "serif"]) style.setProperty(`--wf-${name}`, font);
    onTheme(theme);
  };
  return { apply, recheck: followPage(element, surface, apply, signal) };
};

/** The luminance of a page, from 0 to 1, on which the colours of the dark theme can be read: at most this. */
const DARK_ENOUGH = 0.033;

/** The same for the light theme: at least this. `src/publish/tests/contrast.rs` computes the contrast on every such page. */
const LIGHT_ENOUGH = 0.84;

/**
 * A colour in any notation (`oklch()`, `lab()` …), its luminance and its alpha. Most are `rgb()`. The browser converts
 * others, at the cost of a style recalculation: mixed with itself in sRGB, a colour comes out as red, green and blue from 0
 * to 1.
 * @param {HTMLElement} surface the element to compute it on @param {string} colour
 * @returns {[colour: string, luminance: number, alpha: number]}
 */
const measure = (surface, colour) => {
  let max = 255;
  if (!colour.startsWith("rgb")) {
    max = 1;
    surface.style.color = `color-mix(in srgb, ${colour}, ${colour})`;
    colour = getComputedStyle(surface).color;
    surface.style.color = "";
  }
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+(e-\d+)?/g)?.map(Number) ?? [];
  // Squares are near the true curve.
  return [colour, (red * red * 0.2 + green * green * 0.7 + blue * blue * 0.1) / max / max, alpha];
};

/** @param {HTMLElement[]} nodes innermost first @param {HTMLElement} surface @returns {Page} */
const pageAt = (nodes, surface) => {
  let named;
  for (const { dataset, className } of nodes) {
    for (const name of ["dark", "light"]) {
      // On a form, these properties may be fields of these names.
      if ((dataset.theme ?? dataset.bsTheme) === name || ` ${className} `.includes(` ${name} `)) named ??= name;
    }
  }
  // The background behind the element takes precedence over the declared `color-scheme`.
  let isKnown = true;
  let found;
  for (const node of nodes) {
    const { backgroundColor, backgroundImage } = getComputedStyle(node);
    isKnown &&= backgroundImage === "none";
    found = measure(surface, backgroundColor);
    if (found[2] >= 0.5) break;
    found = undefined;
  }
  if (!found) {
    // The page's canvas, which `color-scheme` and its <meta> decide. A removed element has no ancestors.
    surface.style.colorScheme = getComputedStyle(nodes[0] ?? surface).colorScheme;
    found = measure(surface, "canvas");
    surface.style.colorScheme = "";
  }
  const [colour, luminance, alpha] = found;
  return [named ?? (luminance < 0.25 ? "dark" : "light"), isKnown && alpha === 1 && colour, luminance];
};
