/**
 * Builds action/dist/, which is committed because GitHub runs it as it is; with `--check` writes nothing and names
 * what is stale.
 */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { action } from "./build/bundles.mjs";
import { licences } from "./build/licences.mjs";
import { root } from "./root.mjs";

const dist = join(root, "action/dist");

/** @param {string} site takes the results */
async function bundle(site) {
  const { metafile } = await build(action(site));
  await writeFile(join(site, "THIRD-PARTY-LICENCES.txt"), await licences([metafile]));
}

/** @param {string} folder */
async function filesOf(folder) {
  const names = await readdir(folder).catch(() => []);
  const files = names.map(async (name) => /** @type {const} */ ([name, await readFile(join(folder, name))]));
  return new Map(await Promise.all(files));
}

/** @param {string} site */
async function staleFiles(site) {
  const [built, committed] = await Promise.all([filesOf(site), filesOf(dist)]);
  const names = [...new Set([...built.keys(), ...committed.keys()])].sort();
  return names.filter((name) => {
    const [one, other] = [built.get(name), committed.get(name)];
    return one === undefined || other === undefined || !one.equals(other);
  });
}

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
await mkdir(join(root, "action"), { recursive: true });
const site = await mkdtemp(join(root, ".build-"));
try {
  await bundle(site);
  const stale = await staleFiles(site);
  if (values.check) {
    for (const name of stale) console.error(`action/dist/${name} is stale: run npm run build:action`);
    if (stale.length > 0) process.exitCode = 1;
  } else {
    await rm(dist, { recursive: true, force: true });
    await rename(site, dist);
  }
} finally {
  await rm(site, { recursive: true, force: true });
}
