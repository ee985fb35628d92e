// How the page looks where an element stands: light or dark, the colour of links, the font.
import { native } from "./native.js";

/** Where pages keep their dark toggle. */
const TOGGLES = ["class", "style", "data-theme", "data-bs-theme"];

/** What stands around an element, through shadow roots, from the inside out. @param {Element} element */
export const around = (element) => {
  /** @type {HTMLElement[]} */
  const found = [];
  /** @type {any} */
  let node = element;
  while ((node = native(node, "assignedSlot") ?? native(node, "parentNode") ?? native(node, "host"))) {
    if (node.nodeType === 1) found.push(node);
  }
  return found;
};

const DARK = "(prefers-color-scheme: dark)";

/** What looks again, of every element on the page. @type {(() => void)[]} */
let looks = [];

/** Watches the page, one for all elements. @type {MutationObserver | undefined} */
let observer;

/** Not where it is used: what is made there would hold on to the first element. */
const made = () => new MutationObserver(() => looks.forEach((again) => again()));

/**
 * A place, and whether the page is dark there, as was just seen: many quizzes ask. Null for none; what is
 * around an element that was taken off the page is undefined.
 * @type {[Element | null | undefined, boolean?]}
 */
let seen = [null];

/**
 * How the page looks where an element stands.
 * @param {Element} element @param {HTMLElement} surface the element's own
 */
const look = (element, surface) => {
  const nodes = around(element);
  const [place] = nodes;
  if (seen[0] !== place) {
    seen = [place, isDark(nodes, surface)];
    queueMicrotask(() => (seen = [null]));
  }
  return seen[1] ? "dark" : "light";
};

/**
 * Calls `see` with the theme, now and whenever it may have changed, until `signal` ends it. Returns
 * what has it look again, for an element that was moved.
 * @param {Element} element @param {HTMLElement} surface the element's own
 * @param {(theme: "light" | "dark") => void} see @param {AbortSignal} signal
 */
export const follow = (element, surface, see, signal) => {
  const system = matchMedia(DARK);
  const watch = (observer ??= made());
  const set = () => {
    // Those that are observed already are not observed twice.
    for (const node of around(element)) watch.observe(node, { attributeFilter: TOGGLES });
    see(look(element, surface));
  };
  const again = async () => {
    if (signal.aborted) return;
    set();
    // A page that fades to its other colours is not there yet. An animation may move for ever.
    for (const fade of around(element).flatMap((node) => node.getAnimations())) {
      if (fade instanceof CSSTransition) await fade.finished.catch(() => {});
    }
    if (!signal.aborted) set();
  };
  looks.push(again);
  // Some themes swap their style sheets.
  watch.observe(document.head, { childList: true, subtree: true, attributeFilter: ["disabled", "media", "href"] });
  signal.addEventListener("abort", () => {
    looks = looks.filter((other) => other !== again);
    if (!looks.length) watch.disconnect();
  });
  // A style sheet that comes after us, for an async script waits for none: its `load` does not
  // bubble, but is met on its way down.
  native(document, "documentElement").addEventListener("load", set, { capture: true, signal });
  system.addEventListener("change", set, { signal });
  set();
  // A page that fades at the time is looked at again: not before the next frame has begun, so that a slow
  // phone does not do that and paint the first card in one go.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(again)));
  return set;
};

/**
 * Whether a colour in whatever notation (`oklch()`, `lab()` …) is dark; nothing when it can be seen
 * through. Most are red, green, blue. Only the browser knows them all, and that costs the page its styles
 * anew: mixed with itself a colour comes out so.
 * @param {HTMLElement} surface for the browser to try it on @param {string} colour
 */
const dark = (surface, colour) => {
  let full = 255;
  if (!colour.startsWith("rgb")) {
    full = 1;
    surface.style.color = `color-mix(in srgb, ${colour}, ${colour})`;
    colour = getComputedStyle(surface).color;
    surface.style.color = "";
  }
  const [red, green, blue, alpha] = colour.match(/[\d.]+(e-\d+)?/g)?.map(Number) ?? [];
  return alpha < 0.5 ? undefined : red * 0.3 + green * 0.6 + blue * 0.1 < full / 2;
};

/** @param {HTMLElement[]} nodes from the inside out @param {HTMLElement} surface */
const isDark = (nodes, surface) => {
  for (const { dataset, className } of nodes) {
    for (const word of ["dark", "light"]) {
      // A form may have fields of these names.
      if ((dataset.theme ?? dataset.bsTheme) === word || ` ${className} `.includes(` ${word} `)) return word === "dark";
    }
  }
  // What is painted behind the element decides over what the page declares.
  for (const node of nodes) {
    const found = dark(surface, getComputedStyle(node).backgroundColor);
    if (found !== undefined) return found;
  }
  // Nothing is around what has just been taken off the page.
  const scheme = nodes.length ? getComputedStyle(nodes[0]).colorScheme : "";
  return scheme.includes("dark") && (!scheme.includes("light") || matchMedia(DARK).matches);
};
