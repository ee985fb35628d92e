// Detects and follows the page's theme, light or dark, around an element, and the page's colour behind it.
import { enumAttribute } from "./attributes.js";
import { native } from "./native.js";

/** The luminance of a page, from 0 to 1, on which the colours of the dark theme can be read: at most this. */
const DARK_ENOUGH = 0.033;

/** The same for the light theme: at least this. `src/publish/tests/contrast.rs` computes the contrast on every such page. */
const LIGHT_ENOUGH = 0.84;

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

/** A function of its own: a closure inside `followPage` would keep the first element alive. */
const createObserver = () =>
  new MutationObserver(() => rechecks.forEach((recheck) => recheck()));

/**
 * Calls `onPage` with the page around an element, now and whenever it may have changed, until `signal`
 * is aborted. Returns a function that detects it again, for an element that was moved.
 * @param {HTMLElement} element @param {HTMLElement} surface an element to compute colours on
 * @param {(page: Page, fades?: boolean) => void} onPage `fades` is true if the page's colour may not be final
 * @param {AbortSignal} signal
 */
export const followPage = (element, surface, onPage, signal) => {
  const pageObserver = (observer ??= createObserver());
  /** @param {boolean} [fades] */
  const update = (fades) => {
    // Any attribute: each site builder has its own for dark mode. Observing a node again has no further effect.
    const nodes = ancestors(element);
    for (const node of nodes) pageObserver.observe(node, { attributes: true });
    onPage(pageAt(nodes, surface), fades);
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
 * Applies the theme, the appearance and the font that the element or its page asks for, and calls `onTheme` with the theme,
 * now and whenever it may have changed, until `signal` is aborted. The first card has no accent. Returns a function that does
 * it again, for an element that was moved, or whose attributes have changed.
 * @param {HTMLElement} element @param {HTMLElement} surface the element's `.wf`
 * @param {(theme: string) => void} onTheme @param {AbortSignal} signal
 */
export const followTheme = (element, surface, onTheme, signal) =>
  followPage(
    element,
    surface,
    ([pageTheme, colour, luminance], fades) => {
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
    },
    signal,
  );

/**
 * The luminance and the alpha of a colour in any notation (`oklch()`, `lab()` …). Mixed with itself in sRGB, it comes out as
 * red, green and blue from 0 to 1, at the cost of a style recalculation.
 * @param {HTMLElement} surface the element to compute it on @param {string} colour
 * @returns {[luminance: number, alpha: number]}
 */
const measure = (surface, colour) => {
  surface.style.color = `color-mix(in srgb, ${colour}, ${colour})`;
  const { color } = getComputedStyle(surface);
  surface.style.color = "";
  // An element that has been removed has no colour.
  const parts = color.match(/[\d.]+(e-\d+)?/g) ?? [];
  const [red, green, blue, alpha = 1] = parts.map(Number);
  // Squares are near the true curve.
  return [red * red * 0.2 + green * green * 0.7 + blue * blue * 0.1, alpha];
};

/** @param {HTMLElement[]} nodes innermost first @param {HTMLElement} surface @returns {Page} */
const pageAt = (nodes, surface) => {
  const named = nodes.map(
    // On a form, these properties may be fields of these names.
    ({ dataset, className }) =>
      /(?<!\S)(dark|light)(?!\S)/.exec(`${dataset.theme ?? dataset.bsTheme} ${className}`)?.[0],
  );
  let isKnown = true;
  // The page's canvas, which `color-scheme` and its <meta> decide. A removed element has no ancestors.
  let colour = "canvas";
  // The background behind the element takes precedence over the declared `color-scheme`.
  for (const node of nodes) {
    const { backgroundColor, backgroundImage } = getComputedStyle(node);
    isKnown &&= backgroundImage === "none";
    if (backgroundColor !== "rgba(0, 0, 0, 0)" && measure(surface, backgroundColor)[1] >= 0.5) {
      colour = backgroundColor;
      break;
    }
  }
  surface.style.colorScheme = getComputedStyle(nodes[0] ?? surface).colorScheme;
  const [luminance, alpha] = measure(surface, colour);
  surface.style.colorScheme = "";
  return [named.find(Boolean) ?? (luminance < 0.25 ? "dark" : "light"), isKnown && alpha === 1 && colour, luminance];
};
