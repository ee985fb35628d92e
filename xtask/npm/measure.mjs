// Measures in Chromium, for xtask.
//
// In:  { chromium, dist, rooms: [text, …], runs } on standard input: each text a paste of codes.
// Out: a JSON list on standard output, for each text a list of what each run took, in milliseconds of
//      work of the page's main thread, from the file that is chosen to the room that is drawn.
//
// Chromium is spoken to through a pipe, in its own protocol: there is nothing to install for that.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

const given = JSON.parse(await text(process.stdin));
const folder = await mkdtemp(join(tmpdir(), "which-first-bench-"));

const site = createServer(async (request, response) => {
  const path = decodeURI(new URL(request.url, "http://localhost").pathname);
  try {
    const file = await readFile(join(given.dist, path));
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(file);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => site.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${site.address().port}/present.html`;

const flags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--remote-debugging-pipe", `--user-data-dir=${folder}`,
];
const chromium = spawn(given.chromium, [...flags, "about:blank"], {
  stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
});
const [, , , commands, answers] = chromium.stdio;

let last = 0;
/** What waits for an answer. @type {Map<number, [(value: any) => void, (error: Error) => void]>} */
const waiting = new Map();
let rest = "";
answers.setEncoding("utf8").on("data", (more) => {
  const said = (rest + more).split("\0");
  rest = said.pop() ?? "";
  for (const one of said) {
    const { id, result, error } = JSON.parse(one);
    const [done, failed] = waiting.get(id) ?? [];
    waiting.delete(id);
    if (error) failed?.(new Error(error.message));
    else done?.(result);
  }
});
chromium.on("exit", () => waiting.forEach(([, failed]) => failed(new Error("Chromium has ended"))));

const command = (method, params = {}, sessionId = undefined) =>
  new Promise((done, failed) => {
    waiting.set(++last, [done, failed]);
    commands.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
  });

/** Opens a page of its own, and returns how to command it. */
const open = async () => {
  const { targetId } = await command("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await command("Target.attachToTarget", { targetId, flatten: true });
  const page = (method, params) => command(method, params, sessionId);
  await page("Performance.enable");
  await page("Page.navigate", { url: address });
  const ask = async (expression) => {
    const { result, exceptionDetails } = await page("Runtime.evaluate", {
      expression, awaitPromise: true, returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return { page, ask, close: () => command("Target.closeTarget", { targetId }) };
};

/** Waits in the page until something is there. */
const until = (css) => `(async () => {
  const begun = performance.now();
  while (!document.querySelector(${JSON.stringify(css)})) {
    if (performance.now() - begun > 60000) throw new Error(${JSON.stringify(`no ${css}`)});
    await new Promise((next) => setTimeout(next, 5));
  }
})()`;

/** How long the page's main thread has worked so far, in milliseconds. */
const worked = async (page) => {
  const { metrics } = await page("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
};

const measure = async (file) => {
  const { page, ask, close } = await open();
  // The first button is the one for a new room.
  await ask(until(".start button.strong"));
  await ask("document.querySelector('.start button.strong').click()");
  await ask(until(".desk .codes input[type=file]"));
  await page("DOM.enable");
  const { root } = await page("DOM.getDocument");
  const { nodeId } = await page("DOM.querySelector", { nodeId: root.nodeId, selector: ".codes input[type=file]" });
  const before = await worked(page);
  await page("DOM.setFileInputFiles", { nodeId, files: [file] });
  await ask(until(".listing .accepted"));
  // What is drawn counts as well.
  await ask("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))");
  const took = (await worked(page)) - before;
  await ask("localStorage.clear()");
  await close();
  return took;
};

try {
  const files = given.rooms.map((_, n) => join(folder, `codes-${n}.txt`));
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
  chromium.kill();
  site.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
