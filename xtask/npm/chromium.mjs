// Drives Chromium by the DevTools protocol over a pipe, which needs no package from npm.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
];

/**
 * Starts Chromium with a temporary profile.
 * @param {string} program path of the executable
 */
export const start = async (program) => {
  const folder = await mkdtemp(join(tmpdir(), "which-first-bench-"));
  const chromium = spawn(program, [...FLAGS, `--user-data-dir=${folder}`, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const [, , , commands, answers] = chromium.stdio;

  let lastId = 0;
  /** Pending commands by id. @type {Map<number, [(value: any) => void, (error: Error) => void]>} */
  const pending = new Map();
  let rest = "";
  answers.setEncoding("utf8").on("data", (chunk) => {
    const messages = (rest + chunk).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message);
      const [resolve, reject] = pending.get(id) ?? [];
      pending.delete(id);
      if (error) reject?.(new Error(error.message));
      else resolve?.(result);
    }
  });
  chromium.on("exit", () => pending.forEach(([, reject]) => reject(new Error("Chromium has ended"))));

  const command = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      pending.set(++lastId, [resolve, reject]);
      commands.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
    });

  return {
    /** The temporary profile folder, which `end` removes. */
    folder,

    /** Opens a page in a browser context of its own and returns functions that control it. */
    open: async () => {
      const { browserContextId } = await command("Target.createBrowserContext");
      const { targetId } = await command("Target.createTarget", { url: "about:blank", browserContextId });
      const { sessionId } = await command("Target.attachToTarget", { targetId, flatten: true });
      const page = (method, params) => command(method, params, sessionId);
      /** Evaluates an expression in the page and awaits its value. */
      const evaluate = async (expression) => {
        const { result, exceptionDetails } = await page("Runtime.evaluate", {
          expression, awaitPromise: true, returnByValue: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      };
      /** The page's performance metrics by the browser's own names, in its units. */
      const metrics = async () => {
        const { metrics } = await page("Performance.getMetrics");
        return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
      };
      return { page, evaluate, metrics, close: () => command("Target.disposeBrowserContext", { browserContextId }) };
    },

    end: async () => {
      chromium.kill();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
};
