// The element for apps with a bundler. Everything that it fetches is a dynamic import of a JavaScript module, which
// every bundler follows.
import { define as register } from "../embed/element.js";

export { WhichFirstElement } from "../embed/element.js";

/* global __WF_MODULES__: imports the module of each file, by the file's path in the build. The build writes a literal
   for each file, since bundlers follow nothing else. */

let tries = 0;

/**
 * Returns what a file's module exports. Browsers cache a failed import for the page's lifetime. A new URL fragment
 * avoids that; only the error's message names the URL, which is the bundler's.
 * @param {string} path
 */
const exportOf = async (path) => {
  const module = await __WF_MODULES__[path]().catch((error) => {
    const url = /imported module: (\S+)$/.exec(error.message)?.[1];
    if (!url) throw error;
    return import(/* @vite-ignore */ /* webpackIgnore: true */ /* turbopackIgnore: true */ `${url}#${++tries}`);
  });
  return module.default;
};

/** Loads a script. Its module exports a function that evaluates it. @param {string} path */
const load = async (path) => (await exportOf(path))();

/** Responds with a file. Its module exports a text, or bytes. @param {string} path */
const fetch = async (path) => new Response(await exportOf(path));

/**
 * Defines the element. Does nothing on a server, which has no custom elements.
 * @param {{ page?: string }} [options] `page`: the URL of the reader's own page, for a frame where a policy blocks
 *   the program
 */
export const define = ({ page } = {}) => {
  if (!globalThis.customElements) return;
  register({ urlOf: (path) => path, load, fetch, page: page && new URL(page, document.baseURI).href });
};
