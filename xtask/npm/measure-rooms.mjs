// Measures in Chromium how long a room takes to import a paste of codes, for xtask.
//
// In:  { chromium, dist, rooms: [text, …], runs } on standard input: each text a paste of codes.
// Out: a JSON list on standard output: for each text the times of its runs, in milliseconds of main-thread
//      work from choosing the file until the room is drawn.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { start } from "./chromium.mjs";
import { serve } from "./site.mjs";

const input = JSON.parse(await text(process.stdin));
const chromium = await start(input.chromium);
const site = await serve({ dist: input.dist });

/** An expression that waits in the page until an element matches `css`. */
const waitFor = (css) => `(async () => {
  const start = performance.now();
  while (!document.querySelector(${JSON.stringify(css)})) {
    if (performance.now() - start > 60000) throw new Error(${JSON.stringify(`no ${css}`)});
    await new Promise((next) => setTimeout(next, 5));
  }
})()`;

const measure = async (file) => {
  const { page, evaluate, metrics, close } = await chromium.open();
  await page("Performance.enable");
  await page("Page.navigate", { url: site.url("/dist/present.html") });
  // The first button is the one for a new room.
  await evaluate(waitFor(".start button.strong"));
  await evaluate("document.querySelector('.start button.strong').click()");
  await evaluate(waitFor(".desk .codes input[type=file]"));
  await page("DOM.enable");
  const { root } = await page("DOM.getDocument");
  const { nodeId } = await page("DOM.querySelector", { nodeId: root.nodeId, selector: ".codes input[type=file]" });
  const before = (await metrics()).TaskDuration;
  await page("DOM.setFileInputFiles", { nodeId, files: [file] });
  await evaluate(waitFor(".listing .accepted"));
  // The time to draw the room counts too.
  await evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))");
  const took = ((await metrics()).TaskDuration - before) * 1000;
  await close();
  return took;
};

try {
  const files = input.rooms.map((_, n) => join(chromium.folder, `codes-${n}.txt`));
  await Promise.all(files.map((file, n) => writeFile(file, input.rooms[n])));
  const took = files.map(() => []);
  // Interleaved, so that other load on the machine affects all sizes alike.
  for (let run = 0; run < input.runs; run++) {
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
