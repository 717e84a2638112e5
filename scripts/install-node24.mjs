/**
 * Installs the Node 24 that starts the Action in tests, where npm carries one for this platform. It is no
 * dependency of the package: npm would put it before the Node that runs every script.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./root.mjs";

const folder = join(root, "tests/runner/node24");
const carried = ["linux-arm64", "linux-x64"];
const platform = `${process.platform}-${process.arch}`;

/** @param {readonly string[]} args */
function npm(args) {
  const cli = process.env.npm_execpath;
  const [program, first] = cli === undefined ? ["npm", []] : [process.execPath, [cli]];
  return promisify(execFile)(program, [...first, ...args], { cwd: folder });
}

const isThere = existsSync(join(folder, "node_modules", `node-${platform}`, "bin/node"));
if (carried.includes(platform) && !isThere) {
  await npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
}
