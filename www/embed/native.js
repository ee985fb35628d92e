// Guards against DOM clobbering: `document.head` may be the <img name="head"> of a commenter, and
// `form.parentElement` an <input name="parentElement">.

/**
 * Reads a property of a node from its prototype, so that named elements of the page cannot shadow it.
 * @param {any} node a document, or an element that may be a form @param {string} name
 * @returns {any}
 */
export const native = (node, name) => Reflect.get(Object.getPrototypeOf(node), name, node);

/**
 * Calls `callback` when the page is idle, after half a second at the latest. Safari has no
 * `requestIdleCallback`; an element of that id is a named property of the window, but not an own one.
 * @param {() => void} callback
 */
export const idle = (callback) =>
  /** @type {any} */ (Object.hasOwn(window, "requestIdleCallback") ? requestIdleCallback : setTimeout)(callback, {
    timeout: 500,
  });
