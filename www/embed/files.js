// Fetches everything but scripts: files of the build, and instruments of other sites.
import { forget, integrity, once } from "./load.js";

/** @param {string} url @param {RequestInit} options */
const fetchChecked = async (url, options) => {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
};

/**
 * Fetches a file of the build, as the loader does, or from its URL; then the browser checks its integrity. Asks the
 * server again for a file that is not as built: the browser may keep a wrong one for a year, by the headers of the right
 * one.
 * @param {Pick<import("./element.js").Loader, "urlOf" | "fetch">} loader @param {string} path
 */
export const fetchFile = ({ urlOf, fetch: own }, path) => {
  if (own) return own(path);
  const options = { integrity: integrity(path) };
  return fetchChecked(urlOf(path), options).catch(() => fetchChecked(urlOf(path), { ...options, cache: "reload" }));
};

/**
 * The text of a file of the build, fetched once.
 * @param {import("./element.js").Loader} loader @param {string} path
 */
export const fetchText = (loader, path) => once(path, async () => (await fetchFile(loader, path)).text());

/**
 * The text of another site's instrument, fetched once. Sends no cookies and no referrer: that site need not
 * know the reader or the page. Follows no redirects: they would lead to a site that the page has not named.
 * @param {string} url
 */
export const fetchForeign = (url) =>
  once(url, async () => {
    const response = await fetchChecked(url, {
      cache: "no-cache",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "error",
    });
    const text = await response.text();
    // Servers send a page for a missing file, captive portals for any.
    if (!/^\s*[^\s<]/.test(text)) throw new Error(`${url} answered with a page or nothing`);
    // A file that was cut off: the program lists this problem, and whoever opens the quiz again fetches the file again.
    if (!text.trimEnd().endsWith("}")) forget(url);
    return text;
  });
