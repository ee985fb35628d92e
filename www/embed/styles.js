// Style sheets of shadow roots. A sheet serves only the document whose window has made it.

/** The property of a window with its sheets, by their text. */
const SHEETS = Symbol();

/**
 * Adopts style sheets in place of all others. A document that is not shown has no window, and needs none.
 * @param {Element} element whose shadow root adopts them @param {string[]} styles their texts
 */
export const adoptStyles = (element, styles) => {
  const view = /** @type {any} */ (element.ownerDocument.defaultView);
  if (!view) return;
  const sheets = (view[SHEETS] ??= {});
  /** @type {ShadowRoot} */ (element.shadowRoot).adoptedStyleSheets = styles.map((css) => {
    if (!sheets[css]) (sheets[css] = new view.CSSStyleSheet()).replaceSync(css);
    return sheets[css];
  });
};
