import { say } from "./say.js";

/**
 * The colour that a text comes to on this page; nothing where it comes to none. The text itself is never used:
 * with a variable in it, it may hold anything, an address to call among it.
 * @param {HTMLElement} surface for the browser to try it on @param {string} text
 */
const computed = (surface, text) => {
  // A property that is not inherited: what is no colour once its variables are put in leaves it transparent.
  surface.style.backgroundColor = text;
  const { backgroundColor } = getComputedStyle(surface);
  surface.style.backgroundColor = "";
  return backgroundColor === "rgba(0, 0, 0, 0)" ? "" : backgroundColor;
};

/**
 * The accent that an element wants: a colour, or nothing for ours.
 * @param {HTMLElement} surface of the element
 */
export const accent = (surface) => {
  const element = /** @type {ShadowRoot} */ (surface.getRootNode()).host;
  const named = element.getAttribute("accent") ?? "";
  const link = element.querySelector("a") ?? element.parentElement;
  if (named === "inherit" && link) return getComputedStyle(link).color;
  const colour = named && CSS.supports("color", named) ? computed(surface, named) : "";
  if (named && !colour) say(`accent="${named}" is no colour, nor inherit`);
  return colour;
};
