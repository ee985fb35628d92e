// which-first, the loader: one script for any page. Finds where it was loaded from, defines
// <which-first>, and places one where the script stands when the page asks for that.
import { define } from "./embed/element.js";
import { integrity } from "./embed/load.js";

/* global __WF_BUILD__: what the build knows (file names, the first card's texts and style). Read by
   its parts, each of which the build puts in where it stands. */

// `currentScript` is there only while a classic script runs. A module finds itself by its mark.
const script = /** @type {HTMLScriptElement | null} */ (
  document.currentScript ?? document.querySelector('script[data-which-first=""], [type=module][src*="/embed"]')
);
const address = script?.src || document.baseURI;

/**
 * Where a file is. A pinned copy of this script lies beside what it loads: `v/<version>/embed-….js`.
 * @param {string} path as the build names it
 */
const at = (path) => new URL((/\/v\/[^/]+\/embed-/.test(address) ? "../../" : "") + path, address).href;

let tries = 0;

/**
 * Loads a script. A preload is the one way to have a browser check what it imports; it is taken out
 * again at once.
 * @param {string} path
 */
const load = async (path) => {
  // A module that failed, or never came, is kept for the page's life; not so under a new fragment.
  const url = at(path) + (tries++ ? `#${tries}` : "");
  const link = document.createElement("link");
  if (link.relList.supports("modulepreload")) {
    const come = new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = () => reject(new Error(`${url} is not as built`));
    });
    link.rel = "modulepreload";
    link.href = url;
    link.integrity = integrity(path);
    link.nonce = /** @type {string} */ (script?.nonce);
    // Not in the head, where what changes may be a style sheet.
    document.documentElement.append(link);
    await come.finally(() => link.remove());
  }
  return import(url);
};

define({
  at,
  load,
  get page() {
    return at("index.html");
  },
});

// The one-line form: the element stands where the script does, with what the script says of it.
if (script?.dataset.whichFirst === "") {
  const { whichFirst, ...attributes } = script.dataset;
  const element = document.createElement("which-first");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value ?? "");
  script.dataset.whichFirst = "placed";
  script.after(element);
}
