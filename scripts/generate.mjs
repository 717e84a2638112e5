/**
 * Makes src/generated/ from schemas/ and policies/, and the pages of the linter from its rules; with `--check` writes nothing and names what is stale.
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { lintPages } from "./generate/lint-pages.mjs";
import { policiesModule } from "./generate/policies.mjs";
import { readSchemas, schemasModule } from "./generate/schemas.mjs";
import { typeModules } from "./generate/types.mjs";
import { validatorModules } from "./generate/validators.mjs";
import { root } from "./root.mjs";

const folder = "src/generated";

/** Maps each generated file to its text; `complete` is false when the policies do not load or the rules do not bundle. */
async function generate() {
  const schemas = await readSchemas();
  const files = new Map([
    ...schemasModule(schemas),
    ...(await typeModules(schemas)),
    ...(await validatorModules(schemas)),
  ]);
  const policies = await policiesModule(files);
  const pages = await lintPages(files);
  const complete = policies !== undefined && pages !== undefined;
  return { files: new Map([...files, ...(policies ?? []), ...(pages ?? [])]), complete };
}

/** Lists the files that stand in the folder now. */
async function existing() {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

/** @param {Map<string, string>} files @param {boolean} complete */
async function staleFiles(files, complete) {
  const stale = complete ? (await existing()).filter((path) => !files.has(path)) : [];
  for (const [path, text] of files) {
    const now = await readFile(join(root, path), "utf8").catch(() => undefined);
    if (now !== text) stale.push(path);
  }
  return stale.sort();
}

/** @param {Map<string, string>} files @param {readonly string[]} stale */
async function write(files, stale) {
  for (const path of stale) {
    const text = files.get(path);
    if (text === undefined) {
      await rm(join(root, path));
      continue;
    }
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const { files, complete } = await generate();
const stale = await staleFiles(files, complete);
if (!values.check) {
  await write(files, stale);
  console.log(`${files.size} generated files, ${stale.length} of them rewritten`);
} else {
  for (const path of stale) console.error(`${path} is stale: run npm run generate`);
}
if (!complete || (values.check && stale.length > 0)) process.exitCode = 1;
