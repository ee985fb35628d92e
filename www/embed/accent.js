import { warn } from "./say.js";

/**
 * The computed value of a CSS colour on this page, or an empty string if it has none. The text itself is
 * never used: a variable in it may stand for anything, such as a URL to fetch.
 * @param {HTMLElement} surface the element to compute it on @param {string} text
 */
const computeColour = (surface, text) => {
  // Not an inherited property: an invalid value, after variables are substituted, leaves it transparent.
  surface.style.backgroundColor = text;
  const { backgroundColor } = getComputedStyle(surface);
  surface.style.backgroundColor = "";
  return backgroundColor === "rgba(0, 0, 0, 0)" ? "" : backgroundColor;
};

/**
 * The element's accent colour, or an empty string for the default.
 * @param {HTMLElement} surface of the element
 */
export const accentOf = (surface) => {
  const element = /** @type {ShadowRoot} */ (surface.getRootNode()).host;
  const value = element.getAttribute("accent") ?? "";
  const link = element.querySelector("a") ?? element.parentElement;
  if (value === "inherit" && link) return getComputedStyle(link).color;
  const colour = value && CSS.supports("color", value) ? computeColour(surface, value) : "";
  if (value && !colour) warn(`accent="${value}" is no colour, nor inherit`);
  return colour;
};
