// Builds the same quiz with the libraries that bloggers would use instead, each as a page like our own.
//
// In:  { instrument, ui, out } on standard input: the texts of an instrument and of the interface's words,
//      and a folder.
// Out: <out>/<name>/{index.html,app.js,app.css} for each name that is listed below.
//
// All of them show a first card with the gut vote, then the instrument's items, and end with a verdict.
// None has debriefs, tensions or codes: they show no more than they need to, which is to their advantage.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(process.cwd(), "from-here.js"));
const { build } = require("esbuild");
const { compile } = require("svelte/compiler");

const { instrument, ui, out } = JSON.parse(await text(process.stdin));
const { title, lead, gut, agreement, scales, items, verdicts } = JSON.parse(instrument);

/** The instrument for the peers, reduced to what they show. */
const quiz = {
  title,
  lead,
  votes: [gut.low.choice, gut.high.choice],
  pass: JSON.parse(ui).card_pass,
  items: items.map(({ text, kind, scale, key, options }) => ({
    text,
    kind,
    scale: scales.findIndex(({ id }) => id === scale),
    answers: options ? options.map(({ text }) => text) : agreement,
    scores: options ? options.map(({ score }) => score) : agreement.map((_, n) => (n - 2) * key),
  })),
  verdicts: verdicts.map(({ name, place }) => ({ name, place: `${place.across} ${place.up}` })),
};

const plugin = {
  name: "peers",
  setup(build) {
    build.onResolve({ filter: /^quiz$/ }, () => ({ path: "quiz", namespace: "quiz" }));
    build.onLoad({ filter: /.*/, namespace: "quiz" }, () => ({ contents: JSON.stringify(quiz), loader: "json" }));
    build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js } = compile(await readFile(path, "utf8"), { filename: path, generate: "client", css: "external" });
      return { contents: js.code, loader: "js", resolveDir: here };
    });
  },
};

const page = (mount) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A post</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="app.css">
<script type="module" async src="app.js"></script>
<main>
<h1>A post</h1>
<p>Before the quiz.</p>
${mount}
<p>After the quiz.</p>
</main>
`;

const PEERS = {
  vanilla: ["vanilla.js", "<which-quiz></which-quiz>", {}],
  preact: ["component.jsx", '<div id="quiz" class="wf"></div>', { alias: { "peer-dom": join(here, "preact.js") }, jsxImportSource: "preact" }],
  react: ["component.jsx", '<div id="quiz" class="wf"></div>', { alias: { "peer-dom": join(here, "react.js") }, jsxImportSource: "react" }],
  svelte: ["svelte.js", '<div id="quiz" class="wf"></div>', {}],
  surveyjs: ["surveyjs.js", '<div id="quiz" class="wf"></div>', {}],
};

for (const [name, [entry, mount, options]] of Object.entries(PEERS)) {
  const folder = join(out, name);
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: { app: join(here, entry) },
    outdir: folder,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    conditions: ["browser", "production"],
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    logLevel: "warning",
    nodePaths: [join(process.cwd(), "node_modules")],
    plugins: [plugin],
    ...options,
  });
  await writeFile(join(folder, "index.html"), page(mount));
}
