import { say } from "./say.js";

/**
 * The accent that an element wants: a colour, or nothing for ours.
 * @param {HTMLElement} surface of the element
 */
export const accent = (surface) => {
  const element = /** @type {ShadowRoot} */ (surface.getRootNode()).host;
  const named = element.getAttribute("accent") ?? "";
  const link = element.querySelector("a") ?? element.parentElement;
  if (named === "inherit" && link) return getComputedStyle(link).color;
  if (!named || CSS.supports("color", named)) return named;
  say(`accent="${named}" is no colour, nor inherit`);
  return "";
};
