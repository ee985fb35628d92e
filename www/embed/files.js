// What is fetched beside scripts: files of the build, and other people's instruments.
import { integrity, once } from "./load.js";

/** @param {string} url @param {RequestInit} options */
const fetched = async (url, options) => {
  const answer = await fetch(url, options);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer;
};

/**
 * Fetches a file of the build, which the browser checks.
 * @param {(path: string) => string} at @param {string} path
 */
export const file = (at, path) => fetched(at(path), { integrity: integrity(path) });

/**
 * The text of a file of the build, fetched once.
 * @param {(path: string) => string} at @param {string} path
 */
export const text = (at, path) => once(path, async () => (await file(at, path)).text());

/**
 * The text of another instrument, fetched once. Whoever named its address may not be whom the reader's
 * cookies are for, and need not know where the reader is; an address that leads on to another one would
 * have the page ask whom it has not named.
 * @param {string} url
 */
export const foreign = (url) =>
  once(url, async () => {
    const answer = await fetched(url, { credentials: "omit", referrerPolicy: "no-referrer", redirect: "error" });
    return answer.text();
  });
