// The element for apps with a bundler, which ships the files it fetches as assets of the app.
import { define as register } from "../embed/element.js";

export { WhichFirstElement } from "../embed/element.js";

/* global __WF_FILES__: the URL of each file of the package, by its path in the build. Written out file by file, so
   that a bundler recognises them as assets. */

/** @param {string} path */
const urlOf = (path) => __WF_FILES__[path];

let tries = 0;

/**
 * Loads a program's script. It is an asset too, hidden from the bundler, which would turn it into a module.
 * Browsers cache a failed import for the page's lifetime; a new URL fragment avoids that.
 * @param {string} path
 */
const load = (path) =>
  import(/* @vite-ignore */ /* webpackIgnore: true */ urlOf(path) + (tries++ ? `#${tries}` : ""));

/**
 * Defines the element. Does nothing on a server, which has no custom elements.
 * @param {{ page?: string }} [options] `page`: the URL of the reader's own page, for a frame where a policy blocks
 *   the program
 */
export const define = ({ page } = {}) => {
  if (globalThis.customElements) register({ urlOf, load, page: page && new URL(page, document.baseURI).href });
};
