import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "../vendor/github-openapi");

test("the extract and its licence are the ones that their README tells", () => {
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  const told = [...readme.matchAll(/^\| `([^`]+)` \| `([0-9a-f]{64})` \|$/gm)].map(([, name, digest]) => [
    name,
    digest,
  ]);
  const there = readdirSync(folder).filter((name) => name !== "README.md");
  const digest = (name: string): string =>
    createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
  expect(told).toEqual(there.sort().map((name) => [name, digest(name)]));
});
