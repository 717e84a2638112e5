import { expect, it } from "vitest";
import { checkPolicies } from "../../src/core/lint/check-policies.ts";
import { smallSetWith } from "./rule-examples.ts";

const EXAMPLE = "# How to write a gate\n\n```yaml\napiVersion: gate57/v1\nkind: Gate\n```\n";

it.each([
  ["a policy under another name", "more.txt", "apiVersion: gate57/v1\nkind: Gate\n", "apiVersion: gate57/v1"],
  ["a policy below comments", "more.txt", "# mine\n\n---\napiVersion: gate57/v1\n", "apiVersion: gate57/v1"],
  ["a policy in JSON", "more.json", '{\n  "apiVersion": "gate57/v1"\n}\n', '"apiVersion": "gate57/v1'],
  [
    "a policy whose ending is written large",
    "more.YAML",
    '"apiVersion": gate57/v1\n',
    '"apiVersion": gate57/v1',
  ],
  ["an example within a text", "README.md", EXAMPLE, undefined],
  ["another program's document", "chart.json", '{ "apiVersion": "v2" }', undefined],
])("%s that is not read is told or not", (_, name, text, wanted) => {
  const { findings } = checkPolicies(smallSetWith(), new Map([[name, text]]));
  const told = findings.map(({ code, source, range }) => [
    code,
    source,
    range && text.slice(range.start, range.end),
  ]);
  expect(told).toEqual(wanted === undefined ? [] : [["lint/unread-file", name, wanted]]);
});
