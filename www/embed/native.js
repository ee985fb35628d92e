// Guards against DOM clobbering: `document.head` may be the <img name="head"> of a commenter, and
// `form.parentElement` an <input name="parentElement">.

/**
 * A property of a node as its interface defines it, whatever elements of that name the page has.
 * @param {any} node a document, or an element that may be a form @param {string} name
 * @returns {any}
 */
export const native = (node, name) => Reflect.get(Object.getPrototypeOf(node), name, node);

/**
 * Does something when the reader does nothing, though a page may never be idle. Safari has no
 * `requestIdleCallback`: there an element may have that name, but it is no property of the window's own.
 * @param {() => void} act
 */
export const idle = (act) =>
  /** @type {any} */ (Object.hasOwn(window, "requestIdleCallback") ? requestIdleCallback : setTimeout)(act, { timeout: 500 });
