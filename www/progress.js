// Stores progress so that it survives a killed browser, for pages with keep="local". Browsers flush
// `localStorage` to disk late, so a copy of each line is written to IndexedDB with strict durability.
// `embed.js` and the programs still read the line in `localStorage`. `widget.js` lazy-loads this module.

/**
 * The record of a quiz: the latest line, and the checksums of the lines before it, which distinguish an older
 * line in `localStorage` from a newer one.
 * @typedef {{ line: string, before: string[] }} ProgressRecord
 */

const OBJECT_STORE = "lines";

/** The maximum number of earlier checksums: several times the number of items. */
const MAX_EARLIER = 200;

/** Timeout of a restore, in milliseconds; the quiz then goes on without it. */
const TIMEOUT_MS = 1500;

/** @type {Promise<IDBDatabase> | undefined} */
let database;

const openDatabase = () =>
  (database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("which-first-progress", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(OBJECT_STORE);
    request.onerror = reject;
    request.onsuccess = () => {
      // Lets a later version upgrade the database.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  }));

/** @param {IDBTransactionMode} mode */
const objectStore = async (mode) => {
  const database = await openDatabase();
  return database.transaction(OBJECT_STORE, mode, { durability: "strict" }).objectStore(OBJECT_STORE);
};

/** The checksum at the end of a line of progress. @param {string} line */
const checksum = (line) => line.slice(line.lastIndexOf(" ") + 1);

/** Stores a line in place of the previous one, or removes the record. @param {string} key @param {string} [line] */
export const save = async (key, line) => {
  const lines = await objectStore("readwrite");
  if (line === undefined) return void lines.delete(key);
  const request = lines.get(key);
  request.onsuccess = () => {
    const { line: last, before = [] } = /** @type {Partial<ProgressRecord>} */ (request.result ?? {});
    if (last === line) return;
    const known = [...before, ...(last ? [checksum(last)] : [])].filter((other) => other !== checksum(line));
    lines.put({ line, before: known.slice(-MAX_EARLIER) }, key);
  };
};

/** @param {string} key @returns {Promise<ProgressRecord | undefined>} */
const readRecord = async (key) => {
  const request = (await objectStore("readonly")).get(key);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
};

/** @param {string} key */
const restoreNow = async (key) => {
  const record = await readRecord(key);
  const localLine = localStorage.getItem(key);
  // A line with an unknown checksum is newer: its copy was not written yet.
  if (!record || localLine === record.line) return false;
  if (localLine !== null && !record.before.includes(checksum(localLine))) return false;
  localStorage.setItem(key, record.line);
  return true;
};

/**
 * Restores the newest line to `localStorage` if that has lost it. Resolves to true if it had.
 * @param {string} key @returns {Promise<boolean>}
 */
export const restore = (key) => {
  /** @type {Promise<boolean>} */
  const timeout = new Promise((resolve) => setTimeout(() => resolve(false), TIMEOUT_MS));
  return Promise.race([restoreNow(key), timeout]);
};
