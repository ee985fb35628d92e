import { native } from "./native.js";

/**
 * The element's path in the page, as part of the storage key: its `data-at` (set by `www/page/frame.js`), its
 * id, or its index among elements of its name, prefixed by the path of the shadow host.
 * @param {Element} element @returns {string}
 */
export const elementPath = (element) => {
  const root = /** @type {ShadowRoot} */ (element.getRootNode());
  const { id, dataset, localName } = /** @type {HTMLElement} */ (element);
  const place = dataset.at || id || [...root.querySelectorAll(localName)].indexOf(element);
  const host = native(root, "host");
  return (host ? elementPath(host) + "/" : "") + place;
};
