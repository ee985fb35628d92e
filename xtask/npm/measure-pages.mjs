// Measures pages with a quiz in Chromium, for xtask.
//
// In:  { chromium, folders: { name: path }, generated?: { path: text }, pages: [{ name, path, html?,
//      selectors, items }], profiles, runs } on standard input. `folders` are served below their names,
//      `generated` and each `html` at their paths. `selectors` are CSS: `vote` (the buttons of a first card,
//      of which there are `votes`), `question`, `answer`, `result`; `items` is the number of items to answer.
//      A profile is { name, cpu, slow_network }: the CPU throttling rate, and whether the network is
//      throttled to a slow phone's.
// Out: { profile: { page: [visit, …] } } as JSON on standard output. A visit has the times that
//      `watch-page.js` documents, and
//        second        when the second item had been painted, the first one answered as fast as a reader can
//        heap, memory  bytes of the JavaScript heap at the result, and of wasm memories
//        requests, bytes  traffic until the first item was painted, compressed by brotli -11
//        before  requests and bytes until the first card was painted
//
// The pages are interleaved within a run, so that other load on the machine affects all of them alike. Their
// order changes from run to run, so that no page always follows the same one.

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { start } from "./chromium.mjs";
import { serve } from "./site.mjs";

/** The "Slow 4G" preset of browsers' developer tools: bytes per second, milliseconds. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };

/** The fastest reader's reaction time, from seeing a card to tapping it, in milliseconds. */
const REACTION = 250;

/** The time after the second item in which long tasks still count, in milliseconds. */
const OBSERVED = 1000;

const input = JSON.parse(await text(process.stdin));
const probe = await readFile(new URL("watch-page.js", import.meta.url), "utf8");
const generated = { ...input.generated, "/blank.html": "<!doctype html><title>Blank</title>" };
for (const { path, html } of input.pages) if (html) generated[path] = html;
const site = await serve(input.folders, generated);
const chromium = await start(input.chromium);

const delay = (time) => new Promise((resolve) => setTimeout(resolve, time));

const click = async (page, { x, y }) => {
  const at = { x, y, button: "left", clickCount: 1 };
  await page("Input.dispatchMouseEvent", { type: "mousePressed", ...at });
  await page("Input.dispatchMouseEvent", { type: "mouseReleased", ...at });
};

const visit = async ({ path, selectors, items }, { cpu, slow_network: slowNetwork }) => {
  const { page, evaluate, close } = await chromium.open();
  try {
    await page("Page.enable");
    await page("Emulation.setDeviceMetricsOverride", { width: 412, height: 915, deviceScaleFactor: 1, mobile: false });
    // Starts the renderer process before the measurement, with empty caches.
    await page("Page.navigate", { url: site.url("/blank.html") });
    await evaluate("new Promise((loaded) => document.readyState === 'complete' ? loaded() : addEventListener('load', loaded))");
    await page("Page.addScriptToEvaluateOnNewDocument", { source: `(${probe.replace(/;\s*$/, "")})(${JSON.stringify(selectors)})` });
    await page("Network.enable");
    if (slowNetwork) await page("Network.emulateNetworkConditions", SLOW_4G);
    await page("Emulation.setCPUThrottlingRate", { rate: cpu });
    Object.assign(site.traffic, { requests: 0, bytes: 0 });
    await page("Page.navigate", { url: site.url(path) });

    const card = await evaluate("watched.card");
    const before = { ...site.traffic };
    await delay(REACTION);
    await click(page, card);
    const item = await evaluate("watched.item");
    const { requests, bytes } = site.traffic;
    await delay(REACTION);
    const answer = async (n) => {
      await click(page, await evaluate(`watched.answer(${n})`));
      return evaluate("watched.tap()");
    };
    const { at: second } = await answer(0);
    await delay(OBSERVED);
    const tasks = await evaluate("watched.tasks()");
    const taps = [];
    for (let n = 1; n < items; n++) taps.push(await answer(n));
    await page("HeapProfiler.collectGarbage");
    const { usedSize: heap } = await page("Runtime.getHeapUsage");
    const memory = await evaluate("watched.memory()");
    return { card: card.at, item, second, ...tasks, taps, heap, memory, requests, bytes, before };
  } catch (error) {
    throw new Error(`${path}: ${error.message}`);
  } finally {
    await close();
  }
};

/**
 * The order of the pages in a run, from a Williams design (a balanced Latin square): over as many runs as
 * there are pages, each page has every position once and follows every other page equally often (nearly, if
 * their number is odd).
 * @template T @param {T[]} pages @param {number} run
 */
const balancedOrder = (pages, run) => {
  const { length } = pages;
  return pages.map((_, n) => pages[((n % 2 ? (n + 1) / 2 : length - n / 2) + run) % length]);
};

try {
  const visits = {};
  for (const profile of input.profiles) {
    const byPage = (visits[profile.name] = Object.fromEntries(input.pages.map(({ name }) => [name, []])));
    // Run 0 compresses the files and is not counted.
    for (let run = 0; run <= input.runs; run++) {
      for (const page of balancedOrder(input.pages, run)) {
        const measured = await visit(page, profile);
        if (run) byPage[page.name].push(measured);
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
