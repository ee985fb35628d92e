// Runs esbuild for xtask, and terser on the scripts that are minified: esbuild bundles and folds the build's
// constants, terser chooses names and forms that compress better.
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

const require = createRequire(join(process.cwd(), "from-here.js"));
const esbuild = require("esbuild");
const terser = require("terser");
const jobs = JSON.parse(await text(process.stdin));

const bundle = async (job) => {
  const built = await esbuild.build({ ...job, bundle: true, write: false, logLevel: "warning" });
  const { text } = built.outputFiles[0];
  // Style sheets have no format; terser is for scripts alone.
  if (!job.minify || !job.format) return text;
  const { code } = await terser.minify(text, {
    ecma: Number(job.target.replace("es", "")),
    module: job.format === "esm",
    // Functions are not inlined: a function created inside another one keeps that one's variables alive.
    // Statements compress better than sequences of expressions. No property that a script reads has effects.
    compress: { passes: 3, inline: false, reduce_funcs: false, sequences: false, pure_getters: true },
    // Keeps comments that are meant for the browser, such as compile hints.
    format: { comments: /^#/, ascii_only: job.charset !== "utf8" },
  });
  return code;
};

try {
  process.stdout.write(JSON.stringify(await Promise.all(jobs.map(bundle))));
} catch (error) {
  // esbuild has already written its errors, with their locations, to standard error.
  if (!error.errors) console.error(String(error));
  process.exitCode = 1;
}
