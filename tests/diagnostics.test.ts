import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { codes } from "../src/core/diagnostic/messages.ts";

const folder = join(import.meta.dirname, "../src/core/diagnostic");

test("no code stands in two tables, where one would silently hide the other", () => {
  const written = readdirSync(folder).flatMap((file) => [
    ...readFileSync(join(folder, file), "utf8").matchAll(/^ {2}"([a-z-]+\/[a-z-]+)": \(/gm),
  ]);
  const names = written.map(([, code]) => code);
  expect(names.filter((code, index) => names.indexOf(code) !== index)).toEqual([]);
  const shared = codes.filter((code) => /^(?:manifest|policy)\//.test(code) && !names.includes(code));
  expect(shared.filter((code) => code.startsWith("policy/")).map((code) => code.slice(7))).toEqual(
    shared.filter((code) => code.startsWith("manifest/")).map((code) => code.slice(9)),
  );
});
