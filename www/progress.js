// Progress that survives a killed browser, for pages with keep="local". Browsers write `localStorage` to the
// disk late; a copy of each line goes into IndexedDB, whose writes are on disk when they are done. The
// line in `localStorage` stays what `embed.js` and the programs read. `widget.js` fetches this module only
// where it is wanted.

/**
 * What is stored under the key of a quiz: the line, and the check sums of the lines before it, by which an
 * older line in `localStorage` is told from a newer one.
 * @typedef {{ line: string, before: string[] }} Copy
 */

const STORE = "lines";

/** How many earlier lines are remembered: several times as many as an instrument has items. */
const MOST = 200;

/** How long the browser may take to answer before the quiz goes on without, in milliseconds. */
const PATIENCE = 1500;

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

const open = () =>
  (opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("which-first-progress", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onerror = reject;
    request.onsuccess = () => {
      // A later version that changes the database is not kept waiting.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  }));

/** @param {IDBTransactionMode} mode */
const store = async (mode) => {
  const database = await open();
  return database.transaction(STORE, mode, { durability: "strict" }).objectStore(STORE);
};

/** The check sum at the end of a line of progress. @param {string} line */
const sum = (line) => line.slice(line.lastIndexOf(" ") + 1);

/** Stores a line in the place of the one before, or removes that. @param {string} key @param {string} [line] */
export const save = async (key, line) => {
  const lines = await store("readwrite");
  if (line === undefined) return void lines.delete(key);
  const request = lines.get(key);
  request.onsuccess = () => {
    const { line: last, before = [] } = /** @type {Partial<Copy>} */ (request.result ?? {});
    if (last === line) return;
    const known = [...before, ...(last ? [sum(last)] : [])].filter((other) => other !== sum(line));
    lines.put({ line, before: known.slice(-MOST) }, key);
  };
};

/** @param {string} key @returns {Promise<Copy | undefined>} */
const stored = async (key) => {
  const request = (await store("readonly")).get(key);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
};

/** @param {string} key */
const bringBack = async (key) => {
  const record = await stored(key);
  const hint = localStorage.getItem(key);
  // A line that is not known here is newer: its copy was on the way.
  if (!record || hint === record.line || (hint !== null && !record.before.includes(sum(hint)))) return false;
  localStorage.setItem(key, record.line);
  return true;
};

/**
 * Brings the newest line back to `localStorage`, where that has lost it. True where it had.
 * @param {string} key @returns {Promise<boolean>}
 */
export const restore = (key) => {
  /** @type {Promise<boolean>} */
  const late = new Promise((resolve) => setTimeout(() => resolve(false), PATIENCE));
  return Promise.race([bringBack(key), late]);
};
