// which-first, the loader: one script for any page. Finds where it was loaded from, defines
// <which-first>, and places one where the script stands when the page asks for that.
import { draw } from "./embed/card.js";
import { define, WhichFirstElement } from "./embed/element.js";
import { integrity } from "./embed/load.js";
import { native } from "./embed/native.js";

/* global __WF_BUILD__: what the build knows (file names, the first card's texts and style). Read by
   its parts, each of which the build puts in where it stands. */

// `currentScript` is there only while a classic script runs. A module finds itself by its address, which
// the stack of an error names.
const script = /** @type {HTMLScriptElement | undefined} */ (
  native(document, "currentScript") ??
    [...native(document, "scripts")].find(({ src }) => src && Error().stack?.includes(src))
);
// The folder in which it lies. A pinned copy lies beside what it loads: `v/<version>/embed-….js`.
const folder = (script?.src || native(document, "baseURI")).replace(/(\bv\/[^/]+\/embed-.*|[^/]*([?#].*)?)$/, "");

/** The address of a file, without `URL`, which some pages replace. @param {string} path as the build names it */
const at = (path) => folder + path;

let tries = 0;

/**
 * Loads a script. A preload is the one way to have a browser check what it imports; it is taken out
 * again at once.
 * @param {string} path
 */
const load = async (path) => {
  // A module that failed, or never came, is kept for the page's life; not so under a new fragment.
  const url = at(path) + (tries++ ? `#${tries}` : "");
  const link = /** @type {HTMLLinkElement} */ (
    draw("link", { rel: "modulepreload", href: url, integrity: integrity(path), nonce: script?.nonce ?? "" })
  );
  if (link.relList.supports("modulepreload")) {
    const come = new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = () => reject(new Error(`${url} is not as built`));
    });
    // Not in the head, where what changes may be a style sheet.
    native(document, "documentElement").append(link);
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

// The one-line form: the element stands where the script does, with the attributes that the script
// names. It takes no others: `data-onfocus` would become a handler.
if (script?.dataset.whichFirst === "") {
  const element = draw("which-first", {});
  for (const name of [...WhichFirstElement.observedAttributes, "id", "class", "style"]) {
    if (name in script.dataset) element.setAttribute(name, /** @type {string} */ (script.dataset[name]));
  }
  script.dataset.whichFirst = "placed";
  script.after(element);
}
