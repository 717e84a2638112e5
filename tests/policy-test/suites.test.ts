import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { junit } from "../../src/reporters/suites/junit.ts";
import type { Suite, SuiteCase, Suites } from "../../src/reporters/suites/suites.ts";
import { tap } from "../../src/reporters/suites/tap.ts";
import { folder } from "../cli/run.ts";
import { type Element, readXml } from "./read-xml.ts";

/** The attributes each element has to have and may have, and the elements it may hold. */
const SHAPE: Readonly<Record<string, readonly [needed: string, allowed: string, children: string]>> = {
  testsuites: ["tests failures errors", "name", "testsuite"],
  testsuite: ["name tests failures errors", "skipped file", "testcase"],
  testcase: ["name classname", "", "failure error skipped"],
  failure: ["message type", "", ""],
  error: ["message type", "", ""],
  skipped: ["message", "", ""],
};

function expectShape({ name, attributes, children }: Element): void {
  const [needed = "", allowed = "", inside = ""] = SHAPE[name] ?? [];
  const has = Object.keys(attributes);
  expect(has).toEqual(expect.arrayContaining(needed.split(" ")));
  expect(has.filter((one) => !`${needed} ${allowed}`.split(" ").includes(one))).toEqual([]);
  expect(children.filter((child) => !inside.split(" ").includes(child.name))).toEqual([]);
  for (const child of children) expectShape(child);
}

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "a & b < c > d \"e\" 'f'",
    "]]>",
    "\u0000\u001b[31m",
    "\ud800",
    "# SKIP",
    "\\#",
    "tên ca có dấu",
    "",
    "\u202e\ufffe",
  ),
);
const trouble = fc.record({
  kind: fc.constantFrom("failure" as const, "error" as const),
  type: text,
  message: text,
  details: fc.dictionary(fc.constantFrom("at", "expected", "a b"), text),
});
const suiteCase: fc.Arbitrary<SuiteCase> = fc.oneof(
  fc.record({ name: text }),
  fc.record({ name: text, trouble }),
  fc.record({ name: text, skipped: text }),
);
const suites: fc.Arbitrary<Suites> = fc.record({
  name: text,
  suites: fc.array(fc.record({ name: text, cases: fc.array(suiteCase, { maxLength: 3 }) }), { maxLength: 3 }),
});

const EXAMPLE: Suites = {
  name: "ví dụ",
  suites: [
    {
      name: "G10 a/b",
      file: "a.cases.yaml",
      cases: [
        { name: "đạt" },
        { name: "later", skipped: "not asked yet" },
        {
          name: "x < y # 1",
          trouble: {
            kind: "failure",
            type: "unexpected",
            message: 'outcome: "pass" → fail',
            details: { at: "a:1:2" },
          },
        },
        { name: "broken", trouble: { kind: "error", type: "unjudged", message: "a\nb", details: {} } },
      ],
    },
    { name: "empty", cases: [] },
  ],
};

describe("JUnit", () => {
  it("counts what ended how, and tells where", () => {
    const root = readXml(junit(EXAMPLE));
    expectShape(root);
    expect(root.attributes).toEqual({ name: "ví dụ", tests: "4", failures: "1", errors: "1" });
    const [suite] = root.children;
    expect(suite?.attributes).toMatchObject({
      tests: "4",
      failures: "1",
      errors: "1",
      skipped: "1",
      file: "a.cases.yaml",
    });
    const [, , failed, broken] = suite?.children ?? [];
    expect(failed?.children).toMatchObject([
      {
        name: "failure",
        attributes: { type: "unexpected", message: 'outcome: "pass" → fail' },
        text: "at: a:1:2",
      },
    ]);
    expect(broken?.children[0]?.attributes.message).toBe("a\nb");
  });

  it("is XML of one shape, whatever the texts are", () => {
    fc.assert(
      fc.property(suites, (given) => {
        const root = readXml(junit(given));
        expectShape(root);
        expect(root.children.map(({ children }) => children.length)).toEqual(
          given.suites.map(({ cases }) => cases.length),
        );
      }),
      { numRuns: 300 },
    );
  });

  const hasXmllint = spawnSync("xmllint", ["--version"]).error === undefined;
  // Without libxml2's tool on the machine the shape is still checked above, by this project's own reader.
  it.skipIf(!hasXmllint)("is valid by the schema", () => {
    const cwd = folder();
    writeFileSync(join(cwd, "result.xml"), junit(EXAMPLE));
    const schema = join(import.meta.dirname, "junit.xsd");
    expect(() =>
      execFileSync("xmllint", ["--noout", "--schema", schema, "result.xml"], { cwd, stdio: "pipe" }),
    ).not.toThrow();
  });
});

/** Reads a TAP 14 stream: points and YAML of each level, by plan. */
function readTap(lines: readonly string[]): {
  readonly points: number;
  readonly planned: number;
  readonly yaml: unknown[];
} {
  const plan = lines.find((line) => /^1\.\.\d+$/.test(line));
  const points = lines.filter((line) => /^(?:not )?ok \d+ - /.test(line));
  const yaml: unknown[] = [];
  for (const [at, line] of lines.entries()) {
    if (line !== "  ---") continue;
    const end = lines.indexOf("  ...", at);
    yaml.push(
      parse(
        lines
          .slice(at + 1, end)
          .map((one) => one.slice(2))
          .join("\n"),
      ),
    );
  }
  return { points: points.length, planned: Number(plan?.slice(3)), yaml };
}

function subtests(stream: string): readonly string[] {
  return stream
    .split("\n")
    .filter((line) => line.startsWith("    "))
    .map((line) => line.slice(4));
}

describe("TAP", () => {
  it("tells each suite as a subtest, and what went wrong as YAML", () => {
    expect(tap(EXAMPLE).split("\n")).toEqual([
      "TAP version 14",
      "1..2",
      "# Subtest: G10 a/b",
      "    1..4",
      "    ok 1 - đạt",
      "    ok 2 - later # SKIP not asked yet",
      "    not ok 3 - x < y \\# 1",
      "      ---",
      '      message: "outcome: \\"pass\\" → fail"',
      '      severity: "fail"',
      '      type: "unexpected"',
      '      at: "a:1:2"',
      "      ...",
      "    not ok 4 - broken",
      "      ---",
      '      message: "a\\nb"',
      '      severity: "error"',
      '      type: "unjudged"',
      "      ...",
      "not ok 1 - G10 a/b",
      "# Subtest: empty",
      "    1..0",
      "ok 2 - empty",
      "",
    ]);
  });

  it("keeps its plan and its YAML, whatever the texts are", () => {
    const one = fc.record({ name: text, cases: fc.array(suiteCase, { minLength: 1, maxLength: 3 }) });
    fc.assert(
      fc.property(one, (suite: Suite) => {
        const stream = tap({ name: "x", suites: [suite] });
        const inner = readTap(subtests(stream));
        expect([inner.points, inner.planned]).toEqual([suite.cases.length, suite.cases.length]);
        const troubled = suite.cases.filter(({ trouble }) => trouble !== undefined);
        expect(inner.yaml).toMatchObject(
          troubled.map(({ trouble }) => ({ severity: trouble?.kind === "error" ? "error" : "fail" })),
        );
        expect(stream.split("\n").filter((line) => /^(?:not )?ok /.test(line))).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });
});
