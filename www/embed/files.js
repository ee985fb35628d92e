// Fetches everything but scripts: files of the build, and instruments of other sites.
import { integrity, once } from "./load.js";

/** @param {string} url @param {RequestInit} options */
const fetchChecked = async (url, options) => {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
};

/**
 * Fetches a file of the build, as the loader does, or from its URL; then the browser checks its integrity.
 * @param {Pick<import("./element.js").Loader, "urlOf" | "fetch">} loader @param {string} path
 */
export const fetchFile = ({ urlOf, fetch: own }, path) =>
  own ? own(path) : fetchChecked(urlOf(path), { integrity: integrity(path) });

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
    const response = await fetchChecked(url, { credentials: "omit", referrerPolicy: "no-referrer", redirect: "error" });
    return response.text();
  });
