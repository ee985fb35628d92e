// Chromium, spoken to through a pipe in its own protocol: there is nothing to install for that.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
];

/**
 * Starts a browser with a profile of its own.
 * @param {string} program where it is
 */
export const start = async (program) => {
  const folder = await mkdtemp(join(tmpdir(), "which-first-bench-"));
  const chromium = spawn(program, [...FLAGS, `--user-data-dir=${folder}`, "about:blank"], {
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

  return {
    /** A folder that goes with the browser. */
    folder,

    /** Opens a page that shares nothing with others, and returns how to command it. */
    open: async () => {
      const { browserContextId } = await command("Target.createBrowserContext");
      const { targetId } = await command("Target.createTarget", { url: "about:blank", browserContextId });
      const { sessionId } = await command("Target.attachToTarget", { targetId, flatten: true });
      const page = (method, params) => command(method, params, sessionId);
      /** What an expression comes to in the page, once it has come. */
      const ask = async (expression) => {
        const { result, exceptionDetails } = await page("Runtime.evaluate", {
          expression, awaitPromise: true, returnByValue: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      };
      /** What the page's main thread has done so far, by the browser's own names, in its units. */
      const metrics = async () => {
        const { metrics } = await page("Performance.getMetrics");
        return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
      };
      return { page, ask, metrics, close: () => command("Target.disposeBrowserContext", { browserContextId }) };
    },

    end: async () => {
      chromium.kill();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
};
