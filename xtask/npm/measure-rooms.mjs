// Measures in Chromium what a room takes over a paste of codes, for xtask.
//
// In:  { chromium, dist, rooms: [text, …], runs } on standard input: each text a paste of codes.
// Out: a JSON list on standard output, for each text a list of what each run took, in milliseconds of
//      work of the page's main thread, from the file that is chosen to the room that is drawn.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { start } from "./chromium.mjs";
import { serve } from "./site.mjs";

const given = JSON.parse(await text(process.stdin));
const chromium = await start(given.chromium);
const site = await serve({ dist: given.dist });

/** Waits in the page until something is there. */
const until = (css) => `(async () => {
  const begun = performance.now();
  while (!document.querySelector(${JSON.stringify(css)})) {
    if (performance.now() - begun > 60000) throw new Error(${JSON.stringify(`no ${css}`)});
    await new Promise((next) => setTimeout(next, 5));
  }
})()`;

const measure = async (file) => {
  const { page, ask, metrics, close } = await chromium.open();
  await page("Performance.enable");
  await page("Page.navigate", { url: site.url("/dist/present.html") });
  // The first button is the one for a new room.
  await ask(until(".start button.strong"));
  await ask("document.querySelector('.start button.strong').click()");
  await ask(until(".desk .codes input[type=file]"));
  await page("DOM.enable");
  const { root } = await page("DOM.getDocument");
  const { nodeId } = await page("DOM.querySelector", { nodeId: root.nodeId, selector: ".codes input[type=file]" });
  const before = (await metrics()).TaskDuration;
  await page("DOM.setFileInputFiles", { nodeId, files: [file] });
  await ask(until(".listing .accepted"));
  // What is drawn counts as well.
  await ask("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))");
  const took = ((await metrics()).TaskDuration - before) * 1000;
  await close();
  return took;
};

try {
  const files = given.rooms.map((_, n) => join(chromium.folder, `codes-${n}.txt`));
  await Promise.all(files.map((file, n) => writeFile(file, given.rooms[n])));
  const took = files.map(() => []);
  // In turns, so that whatever else the machine does meets all alike.
  for (let run = 0; run < given.runs; run++) {
    for (const [n, file] of files.entries()) took[n].push(await measure(file));
  }
  process.stdout.write(JSON.stringify(took));
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  site.end();
  await chromium.end();
}
