// Measures pages with a quiz in Chromium, for xtask.
//
// In:  { chromium, folders: { name: path }, made?: { path: text }, pages: [{ name, path, html?, shown,
//      items }], profiles, runs } on standard input. `folders` are served below their names, `made` and
//      each `html` where they say; `shown` says by CSS what is what: `vote` (the buttons of a first card,
//      and that there are as many as `votes`), `question`, `answer`, `result`; `items` is how many are
//      answered.
//      A profile is { name, cpu, line }: how many times slower the processor is, and whether the line
//      is that of a slow phone.
// Out: { profile: { page: [visit, …] } } as JSON on standard output. `watch-page.js` says what a visit
//      has of times; to these come
//        second        when the second item had been painted, the first one answered as soon as anybody can
//        heap, memory  bytes of the scripts' heap at the result, and of wasm memories
//        requests, bytes  what had gone over the line when the first item was there, brotli -11
//        before  requests and bytes when the first card was there
//
// All pages take turns within a run, so that whatever else the machine does meets all alike; and from run to
// run each comes after another one, whose end it would always meet otherwise.

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { start } from "./chromium.mjs";
import { serve } from "./site.mjs";

/** As browsers' own tools have it. Bytes a second, milliseconds. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };

/** How long after they see a card the quickest reader taps it, in milliseconds. */
const REACTION = 250;

/** How long after the second item the main thread is still watched, in milliseconds. */
const WATCHED = 1000;

const given = JSON.parse(await text(process.stdin));
const watch = await readFile(new URL("watch-page.js", import.meta.url), "utf8");
const made = { ...given.made, "/blank.html": "<!doctype html><title>Blank</title>" };
for (const { path, html } of given.pages) if (html) made[path] = html;
const site = await serve(given.folders, made);
const chromium = await start(given.chromium);

const passes = (time) => new Promise((passed) => setTimeout(passed, time));

const click = async (page, { x, y }) => {
  const at = { x, y, button: "left", clickCount: 1 };
  await page("Input.dispatchMouseEvent", { type: "mousePressed", ...at });
  await page("Input.dispatchMouseEvent", { type: "mouseReleased", ...at });
};

const visit = async ({ path, shown, items }, { cpu, line }) => {
  const { page, ask, close } = await chromium.open();
  try {
    await page("Page.enable");
    await page("Emulation.setDeviceMetricsOverride", { width: 412, height: 915, deviceScaleFactor: 1, mobile: false });
    // The process that draws is there, and nothing is in its caches.
    await page("Page.navigate", { url: site.url("/blank.html") });
    await ask("new Promise((loaded) => document.readyState === 'complete' ? loaded() : addEventListener('load', loaded))");
    await page("Page.addScriptToEvaluateOnNewDocument", { source: `(${watch.replace(/;\s*$/, "")})(${JSON.stringify(shown)})` });
    await page("Network.enable");
    if (line) await page("Network.emulateNetworkConditions", SLOW_4G);
    await page("Emulation.setCPUThrottlingRate", { rate: cpu });
    Object.assign(site.log, { requests: 0, bytes: 0 });
    await page("Page.navigate", { url: site.url(path) });

    const card = await ask("watched.card");
    const before = { ...site.log };
    await passes(REACTION);
    await click(page, card);
    const item = await ask("watched.item");
    const { requests, bytes } = site.log;
    await passes(REACTION);
    const answer = async (n) => {
      await click(page, await ask(`watched.answer(${n})`));
      return ask("watched.tap()");
    };
    const { at: second } = await answer(0);
    await passes(WATCHED);
    const tasks = await ask("watched.tasks()");
    const taps = [];
    for (let n = 1; n < items; n++) taps.push(await answer(n));
    await page("HeapProfiler.collectGarbage");
    const { usedSize: heap } = await page("Runtime.getHeapUsage");
    const memory = await ask("watched.memory()");
    return { card: card.at, item, second, ...tasks, taps, heap, memory, requests, bytes, before };
  } catch (error) {
    throw new Error(`${path}: ${error.message}`);
  } finally {
    await close();
  }
};

/**
 * The turns of a run, in a square of Williams': in as many runs as there are pages each comes at every place
 * once, and after every other one as often as after any (if their number is odd, nearly so).
 * @template T @param {T[]} pages @param {number} run
 */
const inTurn = (pages, run) => {
  const { length } = pages;
  return pages.map((_, n) => pages[((n % 2 ? (n + 1) / 2 : length - n / 2) + run) % length]);
};

try {
  const visits = {};
  for (const profile of given.profiles) {
    const of = (visits[profile.name] = Object.fromEntries(given.pages.map(({ name }) => [name, []])));
    // The first round packs the files and is not counted.
    for (let run = 0; run <= given.runs; run++) {
      for (const page of inTurn(given.pages, run)) {
        const seen = await visit(page, profile);
        if (run) of[page.name].push(seen);
      }
    }
  }
  process.stdout.write(JSON.stringify(visits));
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  site.end();
  await chromium.end();
}
