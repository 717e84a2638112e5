/**
 * Builds dist/: the command line tool, the library for any platform, its types, and the licences of what is
 * bundled. Whatever source is not there is left out with a notice.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { library, program } from "./build/bundles.mjs";
import { licences } from "./build/licences.mjs";
import { root } from "./root.mjs";

const run = promisify(execFile);
const dist = join(root, "dist");
/** Is where the build takes place, so that whoever runs dist/ meanwhile sees the old one or the new one. */
const site = join(root, `.build-${process.pid}`);

/** Writes types/ from the library's entry on. */
async function types() {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  try {
    await run(process.execPath, [
      tsc,
      "-p",
      join(root, "scripts/build/tsconfig.json"),
      "--outDir",
      join(site, "types"),
    ]);
  } catch (error) {
    const output = error instanceof Error && "stdout" in error ? String(error.stdout) : "";
    throw new Error(`the types do not build:\n${output}`);
  }
  await cp(join(root, "src/generated/validators.d.ts"), join(site, "types/generated/validators.d.ts"));
}

/** Makes the programs start by name. */
async function executable() {
  const file = join(site, "cli.js");
  const text = await readFile(file, "utf8");
  if (!text.startsWith("#!")) await writeFile(file, `#!/usr/bin/env node\n${text}`);
  await chmod(file, 0o755);
}

/** @param {string} path below src/ */
function isThere(path) {
  if (existsSync(join(root, "src", path))) return true;
  console.error(`src/${path} is not there: left out of dist/`);
  return false;
}

async function programs() {
  const entries = ["cli", "examples", "walkthrough", "mutation-worker"].filter((name) =>
    isThere(`cli/${name === "cli" ? "bin" : name}.ts`),
  );
  if (entries.length === 0) return [];
  const result = await build(program(entries, site));
  if (entries.includes("cli")) await executable();
  return [result.metafile];
}

async function libraries() {
  if (!isThere("index.ts")) return [];
  const [result] = await Promise.all([build(library(site)), types()]);
  return [result.metafile];
}

/** Puts the finished build in the place of the one before. */
async function replaceDist() {
  const old = `${site}-old`;
  await rename(dist, old).catch(() => undefined);
  await rename(site, dist);
  await rm(old, { recursive: true, force: true });
}

try {
  await mkdir(site);
  const metafiles = (await Promise.all([programs(), libraries()])).flat();
  if (metafiles.length > 0)
    await writeFile(join(site, "THIRD-PARTY-LICENCES.txt"), await licences(metafiles));
  await replaceDist();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(site, { recursive: true, force: true });
}
