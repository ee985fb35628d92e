// The element for an app that bundles: what it fetches goes out with the app, as assets of its own.
import { define as register } from "../embed/element.js";

export { WhichFirstElement } from "../embed/element.js";

/* global __WF_FILES__: where each file of the package is, by the name that the build
   gave it. Written out file by file, which is how a bundler sees that they belong to the app. */

/** @param {string} path */
const at = (path) => __WF_FILES__[path];

let tries = 0;

/**
 * Loads a script of the program, which is an asset as well: a bundler would make one module of it, and
 * one that failed is kept for the page's life. Not so under a new fragment.
 * @param {string} path
 */
const load = (path) =>
  import(/* @vite-ignore */ /* webpackIgnore: true */ at(path) + (tries++ ? `#${tries}` : ""));

/**
 * Defines the element; on a server, where there are none, does nothing.
 * @param {{ page?: string }} [options] `page`: the reader's own page, for a frame where a policy bars
 *   the program
 */
export const define = ({ page } = {}) => {
  if (globalThis.customElements) register({ at, load, page: page && new URL(page, document.baseURI).href });
};
