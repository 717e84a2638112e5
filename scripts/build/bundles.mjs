import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { root } from "../root.mjs";

/**
 * Embeds data as text for `JSON.parse`, which engines read faster than the same data as a literal.
 *
 * @type {import("esbuild").Plugin}
 */
export const dataAsText = {
  name: "data-as-text",
  setup(build) {
    build.onLoad({ filter: /src[/\\]generated[/\\].*\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, "utf8")));
      return {
        contents: `export default /* @__PURE__ */ JSON.parse(${JSON.stringify(text)});`,
        loader: "js",
      };
    });
  },
};

/**
 * Keeps data in files of their own, read when they are asked for: a module that held them would be decoded
 * and scanned as source text first, which costs a start more than the data themselves.
 *
 * @type {import("esbuild").Plugin}
 */
export const dataAsFiles = {
  name: "data-as-files",
  setup(build) {
    const data = /src[/\\]generated[/\\].*\.json$/;
    build.onResolve({ filter: /\.json\?file$/ }, ({ path }) => ({
      path: path.slice(0, -"?file".length),
      namespace: "data-file",
    }));
    build.onLoad({ filter: data, namespace: "data-file" }, async ({ path }) => ({
      contents: JSON.stringify(JSON.parse(await readFile(path, "utf8"))),
      loader: "file",
    }));
    build.onLoad({ filter: data }, ({ path }) => ({
      contents: [
        'import { readFileSync } from "node:fs";',
        `import file from ${JSON.stringify(`${path}?file`)};`,
        'export default JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));',
      ].join("\n"),
      loader: "js",
    }));
  },
};

/**
 * Keeps data in files of their own as `dataAsFiles` does, for a bundle of CommonJS: named after what they hold, so
 * that a new policy changes a file and not its name, and found beside the bundle wherever that is unpacked.
 *
 * @type {import("esbuild").Plugin}
 */
export const dataBeside = {
  name: "data-beside",
  setup(build) {
    const data = /src[/\\]generated[/\\].*\.json$/;
    build.onResolve({ filter: /\.json\?file$/ }, ({ path }) => ({
      path: relative(root, path.slice(0, -"?file".length)),
      namespace: "data-file",
    }));
    build.onLoad({ filter: data, namespace: "data-file" }, async ({ path }) => ({
      contents: `${JSON.stringify(JSON.parse(await readFile(join(root, path), "utf8")))}\n`,
      loader: "file",
    }));
    build.onLoad({ filter: data }, ({ path }) => ({
      contents: [
        'import { readFileSync } from "node:fs";',
        'import { join } from "node:path";',
        `import file from ${JSON.stringify(`${path}?file`)};`,
        'export default JSON.parse(readFileSync(join(__dirname, file), "utf8"));',
      ].join("\n"),
      loader: "js",
    }));
  },
};

/** @type {{ version: string }} */
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** @typedef {import("esbuild").BuildOptions & { metafile: true }} Options */

/** @type {Options} */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  metafile: true,
  minifySyntax: true,
  minifyWhitespace: true,
  minifyIdentifiers: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "error",
  define: { GATE57_VERSION: JSON.stringify(version) },
};

/**
 * Describes the bundle of the core and the reporters, which runs wherever ECMAScript does.
 *
 * @param {string} folder takes the result
 * @returns {Options}
 */
export function library(folder) {
  return {
    ...common,
    entryPoints: ["src/index.ts"],
    outfile: join(folder, "index.js"),
    platform: "browser",
    target: "es2023",
    plugins: [dataAsText],
  };
}

/** Lets bundled CommonJS packages ask for Node's own modules. */
const requireForPackages =
  'import { createRequire as createRequireForPackages } from "node:module"; const require = createRequireForPackages(import.meta.url);';

/**
 * Describes the bundle of the programs: each command is a chunk of its own, loaded when it is asked for. What
 * runs on threads of its own stands beside them, under the name by which `src/cli/mutation/threads.ts` starts it.
 *
 * @param {readonly string[]} names of "cli", "examples", "walkthrough" and "mutation-worker"
 * @param {string} folder takes the results
 * @returns {Options}
 */
export function program(names, folder) {
  const sources = {
    cli: "src/cli/bin.ts",
    examples: "src/cli/examples.ts",
    walkthrough: "src/cli/walkthrough.ts",
    "mutation-worker": "src/cli/mutation-worker.ts",
  };
  return {
    ...common,
    entryPoints: Object.fromEntries(Object.entries(sources).filter(([name]) => names.includes(name))),
    outdir: folder,
    chunkNames: "chunks/[name]-[hash]",
    assetNames: "data/[name]-[hash]",
    plugins: [dataAsFiles],
    splitting: true,
    platform: "node",
    target: "node20",
    // Its modules for a browser are the same code, as ECMAScript modules, of which only what is used stays.
    alias: { yaml: join(root, "node_modules/yaml/browser/index.js") },
    banner: { js: requireForPackages },
  };
}

/**
 * Describes the bundle of the Action: one readable file, which whoever pins a commit can review, for the Node of
 * GitHub's runner. Links are not followed, so that the packages are called the same wherever they are installed.
 *
 * @param {string} folder takes the results
 * @returns {Options}
 */
export function action(folder) {
  return {
    ...common,
    minifySyntax: false,
    minifyWhitespace: false,
    minifyIdentifiers: false,
    entryPoints: { index: "src/action/bin.ts" },
    outdir: folder,
    outExtension: { ".js": ".cjs" },
    assetNames: "[name]",
    // As ECMAScript modules, some of the packages ask for Node's own modules in a way that does not start.
    format: "cjs",
    plugins: [dataBeside],
    preserveSymlinks: true,
    platform: "node",
    target: "node24",
    alias: { yaml: join(root, "node_modules/yaml/browser/index.js") },
    // What a package would do by its own address works in ECMAScript modules alone, unless it is told one.
    define: { ...common.define, "import.meta.url": "addressOfBundle" },
    banner: { js: 'const addressOfBundle = require("node:url").pathToFileURL(__filename).href;' },
    logOverride: { "empty-import-meta": "error" },
  };
}
