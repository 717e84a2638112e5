import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "gate57-depth-"));
const bundle = join(folder, "parse.mjs");

const shapes = {
  "flow lists": '"[".repeat(10000)',
  "closed flow lists": '"[".repeat(10000) + "]".repeat(10000)',
  "flow mappings": '"{a: ".repeat(10000)',
  "block lists on a line": '"- ".repeat(10000)',
  "block mappings on a line": '"a: ".repeat(10000)',
  "explicit keys": '"? ".repeat(10000)',
  "block mappings by indentation": 'Array.from({ length: 3000 }, (_, i) => " ".repeat(i) + "a:\\n").join("")',
  "block lists by indentation": 'Array.from({ length: 3000 }, (_, i) => " ".repeat(i) + "-\\n").join("")',
};

describe("ten deep files in one process do not end it", () => {
  beforeAll(async () => {
    const entryPoints = [join(import.meta.dirname, "../../src/core/parse/parse-documents.ts")];
    await build({
      entryPoints,
      bundle: true,
      platform: "node",
      format: "esm",
      outfile: bundle,
      banner: { js: banner },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(Object.entries(shapes))("%s", (_, shape) => {
    const script = `
      import { parseDocuments } from ${JSON.stringify(bundle)};
      const text = ${shape};
      const codes = [];
      for (let file = 0; file < 10; file += 1) codes.push(...parseDocuments({ name: "deep", text }).diagnostics.map((one) => one.code));
      console.log(codes.join());
    `;
    const run = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
    expect(run.stderr).toBe("");
    expect(run.stdout.trim()).toBe(Array(10).fill("source/too-deep").join());
    expect(run.status).toBe(0);
  });
});

/** The reader is a CommonJS package that asks for Node's own modules by \`require\`. */
const banner = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
