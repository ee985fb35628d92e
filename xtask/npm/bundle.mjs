// Runs esbuild for xtask.
//
// In:  a JSON list of esbuild option objects on standard input.
// Out: a JSON list of the bundled texts on standard output, in the same order.
//
// A script rather than the command line, because the build constant of embed.js holds card texts
// and styles and would outgrow what some systems take as one argument. It runs with the folder that
// holds node_modules as working directory, so it resolves esbuild from there and not from here.

import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const esbuild = createRequire(join(process.cwd(), "from-here.js"))("esbuild");
const jobs = JSON.parse(await text(process.stdin));

try {
  const built = await Promise.all(
    jobs.map((job) => esbuild.build({ ...job, bundle: true, write: false, logLevel: "warning" })),
  );
  process.stdout.write(JSON.stringify(built.map((result) => result.outputFiles[0].text)));
} catch {
  // esbuild has already said on standard error what is wrong and where.
  process.exitCode = 1;
}
