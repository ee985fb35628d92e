// The loader of which-first: one script for any page. Finds its own URL, defines <which-first>, and inserts
// one after the script element if that has `data-which-first`.
import { createElement } from "./embed/card.js";
import { define, WhichFirstElement } from "./embed/element.js";
import { integrity } from "./embed/load.js";
import { native } from "./embed/native.js";

/* global __WF_BUILD__: the build constant (file names, the first card's texts and style). The build inlines
   each property where it is read. */

/** The URL of the loader, up to the base URL of the build. A pinned copy lies beside the files that it loads. */
const LOADER = /http\S*\/(?=(v\/[^/]+\/embed-.{43}|embed)\.js)/;

/** The base URL of the build in a text with the loader's URL. @param {string} text */
const baseIn = (text) => text.match(LOADER)?.[0];

// `currentScript` is null in a module. A module finds its URL in an error's stack.
const current = native(document, "currentScript");
const stack = `${Error().stack}`;
const script = /** @type {HTMLScriptElement | undefined} */ (
  current ?? [...native(document, "scripts")].find(({ src }) => baseIn(src) && stack.includes(src))
);

/** @param {string} url */
const folderOf = (url) => url.replace(/[^/]*([?#].*)?$/, "");

/** The base URL by the loader's own; undefined in a copy: in the page, from a blob, or among an optimizer's scripts. */
const own = baseIn(current ? current.src : stack);
/** The page's folder, or that of the script with the copy. */
const near = own ?? folderOf(current?.src || native(document, "baseURI"));
/** The base URL that a module was loaded from. @type {string | undefined} */
let found;

/** The URL of a file. Avoids `URL`, which some pages override. @param {string} path the file's path in the build */
const urlOf = (path) => (found ?? near) + path;

/** The query of a path's next URL, for those that were loaded before: `?1`, `?11`, … @type {Record<string, string>} */
const nextQuery = {};

/**
 * Loads a module. A preload is the only way to check the integrity of a dynamic import; its link element is
 * removed afterwards.
 * @param {string} base @param {string} path
 */
const loadFrom = async (base, path) => {
  // Browsers cache a failed import for the page's lifetime; a new URL avoids that. WebKit also caches a failed
  // preload, whatever its fragment.
  const url = base + path + (nextQuery[path] ?? "");
  nextQuery[path] = (nextQuery[path] ?? "?") + 1;
  const link = /** @type {HTMLLinkElement} */ (
    createElement("link", { rel: "modulepreload", href: url, integrity: integrity(path), nonce: script?.nonce ?? "" })
  );
  if (link.relList.supports("modulepreload")) {
    const loaded = new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = () => reject(new Error(`${url} was not loaded. A redirect needs CORS, too`));
    });
    // Not in the head, whose changes `embed/theme.js` observes.
    native(document, "documentElement").append(link);
    await loaded.finally(() => link.remove());
  }
  return import(url);
};

let failures = 0;

/**
 * Loads a module from the first base URL that has it: the loader's own or the folder of the element's link, the build's
 * (`dist --at`), the one nearby. Strangers may write links, so a link counts only where the loader has no URL.
 * @param {string} path @param {Element} [element] @returns {Promise<any>}
 */
const load = async (path, element) => {
  const link = element?.querySelector("a");
  // Neither `javascript:` nor `data:` begins with its origin.
  const linked = link?.href.startsWith(link.origin) && folderOf(link.href);
  const bases = found ? [found] : [own ?? linked, __WF_BUILD__.at, !own && near].filter(Boolean);
  const base = /** @type {string} */ (bases[failures % bases.length]);
  try {
    const module = await loadFrom(base, path);
    found = base;
    return module;
  } catch (error) {
    if (++failures % bases.length) return load(path, element);
    throw error;
  }
};

define({
  urlOf,
  load,
  get page() {
    return urlOf("index.html");
  },
});

// The one-line form: inserts the element after the script, with attributes from the script's `data-*`. Copies
// only known names: `data-onfocus` would become an event handler. Whatever the attribute's value: JSX writes "true".
if (script?.hasAttribute("data-which-first")) {
  const element = createElement("which-first", {});
  for (const name of [...WhichFirstElement.observedAttributes, "id", "class", "style"]) {
    if (name in script.dataset) element.setAttribute(name, /** @type {string} */ (script.dataset[name]));
  }
  script.removeAttribute("data-which-first");
  script.after(element);
}
