import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../root.mjs";

const packageOf = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/**
 * Names the packages whose code a bundle holds.
 *
 * @param {import("esbuild").Metafile} metafile
 */
export function bundledPackages(metafile) {
  const names = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => packageOf.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

/**
 * Puts together the licence texts of all bundled packages.
 *
 * @param {readonly import("esbuild").Metafile[]} metafiles
 */
export async function licences(metafiles) {
  const names = [...new Set(metafiles.flatMap(bundledPackages))].sort();
  return (await Promise.all(names.map(licence))).join("\n");
}

/** @param {string} name */
async function licence(name) {
  const folder = join(root, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} is bundled but has no licence text`);
  return `== ${name} ${version} (${license})\n\n${(await readFile(join(folder, file), "utf8")).trim()}\n`;
}
