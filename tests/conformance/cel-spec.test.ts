import { describe, expect, it } from "vitest";
import { evidence, matches, readExclusions } from "./exclusions.ts";
import { runSpecTest } from "./run-spec-test.ts";
import { type SpecTest, specTests } from "./spec-tests.ts";

const tests = specTests();
const { reasons, patterns } = readExclusions();
const verdicts = new Map(tests.map((test) => [test, runSpecTest(test.message)]));
const files = [...new Set(tests.map(({ file }) => file))];

function verdictOf(test: SpecTest) {
  const verdict = verdicts.get(test);
  if (verdict === undefined) throw new Error(`\`${test.name}\` was not run`);
  return verdict;
}

function patternsOf(test: SpecTest) {
  return patterns.filter((pattern) => matches(pattern, test));
}

describe.each(files)("the conformance tests of CEL: %s", (file) => {
  const own = tests.filter((test) => test.file === file);
  const included = own.filter((test) => patternsOf(test).length === 0);
  const excluded = own.filter((test) => patternsOf(test).length > 0);

  it("passes each test that is not excluded", () => {
    const failures = included.flatMap((test) => {
      const verdict = verdictOf(test);
      return verdict.passed ? [] : [`${test.name}: \`${test.message.expr}\` ${verdict.why}`];
    });
    expect(failures).toEqual([]);
  });

  it("refuses at load each test that is excluded, instead of passing it or of giving another answer", () => {
    const answered = excluded.filter((test) => {
      const verdict = verdictOf(test);
      // Without its container a test asks something else, which may have an answer.
      return verdict.passed || (verdict.problems.length === 0 && test.message.container === "");
    });
    expect(answered.map(({ name }) => name)).toEqual([]);
  });

  it("excludes each test for one reason, which is its own", () => {
    const wrong = excluded.filter((test) => {
      const [pattern, ...others] = patternsOf(test);
      const isShown = evidence.get(pattern?.reason ?? "")?.(test, verdictOf(test));
      return others.length > 0 || !isShown;
    });
    expect(wrong.map((test) => `${test.name}: ${patternsOf(test).map(({ reason }) => reason)}`)).toEqual([]);
  });
});

describe("the exclusions", () => {
  it("match something, each of them", () => {
    const idle = patterns.filter((pattern) => !tests.some((test) => matches(pattern, test)));
    expect(idle.map(({ text }) => text)).toEqual([]);
  });

  it("have exactly the reasons that are explained and shown", () => {
    expect([...reasons.keys()]).toEqual([...evidence.keys()]);
    expect(new Set(patterns.map(({ reason }) => reason))).toEqual(new Set(reasons.keys()));
  });

  it("leave a suite that does not shrink unnoticed", () => {
    const excluded = Object.fromEntries([...reasons.keys()].map((reason) => [reason, countOf(reason)]));
    const passed = tests.filter((test) => patternsOf(test).length === 0 && verdictOf(test).passed).length;
    expect({ tests: tests.length, passed, excluded }).toMatchInlineSnapshot(`
      {
        "excluded": {
          "extension-libraries": 594,
          "names-from-schemas": 15,
          "protobuf-messages": 652,
          "timestamps-and-durations": 78,
          "type-values": 29,
          "typed-at-load": 124,
          "uint-and-bytes": 284,
        },
        "passed": 568,
        "tests": 2344,
      }
    `);
  });
});

function countOf(reason: string): number {
  return tests.filter((test) => patternsOf(test)[0]?.reason === reason).length;
}
