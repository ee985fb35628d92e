// The loader of which-first: one script for any page. Finds its own URL, defines <which-first>, and inserts
// one after the script element if that has `data-which-first`.
import { OBSERVED } from "./embed/attributes.js";
import { createElement } from "./embed/card.js";
import { define } from "./embed/element.js";
import { integrity } from "./embed/load.js";
import { native } from "./embed/native.js";

/* global __WF_BUILD__: the build constant (file names, the first card's texts and style). The build inlines
   each property where it is read. */

const { stack } = Error();
// `currentScript` is null in a module, whose URL is in an error's stack.
const script = /** @type {HTMLScriptElement | undefined} */ (
  native(document, "currentScript") ?? [...native(document, "scripts")].find(({ src }) => src && stack?.includes(src))
);

/**
 * The base URL of the build, by the loader's own. A pinned loader, `v/<version>/embed-….js`, lies beside the files that
 * it loads. Empty in a copy: inline, from a blob, or among the scripts that an optimizer has concatenated.
 */
let base = /http\S*?\/(?=(v\/\S+)?embed(-.{43})?\.js)/.exec(/** @type {any} */ (script)?.src + stack)?.[0] ?? "";

/** The URL of a file. Avoids `URL`, which some pages override. @param {string} path the file's path in the build */
const urlOf = (path) => base + path;

/** The query of a path's next URL, for those that were loaded before: `?1`, `?11`, … @type {Record<string, string>} */
const nextQuery = {};

/**
 * Loads a module. A preload is the only way to check the integrity of a dynamic import; its link element is
 * removed afterwards.
 * @param {string} path @param {Element} [element] its link leads to the build, for a loader without a URL
 */
const load = async (path, element) => {
  // Strangers may write links, so the loader's own URL comes first.
  base ||= /http[^?#]*\//.exec(`${element?.querySelector("a")?.href}`)?.[0] ?? __WF_BUILD__.at ?? "";
  // Browsers cache a failed import for the page's lifetime; a new URL avoids that. WebKit also caches a failed
  // preload, whatever its fragment.
  const url = base + path + (nextQuery[path] ?? "");
  nextQuery[path] = (nextQuery[path] ?? "?") + 1;
  const link = /** @type {HTMLLinkElement} */ (
    createElement("link", { rel: "modulepreload", href: url, integrity: integrity(path), nonce: script?.nonce ?? "" })
  );
  const loaded = new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(new Error(`${url} was not loaded; redirects need CORS`));
  });
  // Not in the head, whose changes `embed/theme.js` observes.
  native(document, "documentElement").append(link);
  await loaded.finally(() => link.remove());
  return import(url);
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
  for (const name of [...OBSERVED, "id", "class", "style"]) {
    if (name in script.dataset) element.setAttribute(name, /** @type {string} */ (script.dataset[name]));
  }
  script.removeAttribute("data-which-first");
  script.after(element);
}
