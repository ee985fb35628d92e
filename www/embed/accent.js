/**
 * The accent that an element wants: a colour, or nothing for ours.
 * @param {HTMLElement} surface of the element
 */
export const accent = (surface) => {
  const element = /** @type {ShadowRoot} */ (surface.getRootNode()).host;
  const named = element.getAttribute("accent") ?? "";
  const link = element.querySelector("a") ?? element.parentElement;
  return named === "inherit" && link ? getComputedStyle(link).color : named;
};
