import { describe, expect, it } from "vitest";
import { lintMessages } from "../../src/core/diagnostic/lint-messages.ts";
import { checkPolicies } from "../../src/core/lint/check-policies.ts";
import { lintRules } from "../../src/core/lint/lint-rules.ts";
import { POLICY_NAME } from "../../src/node/policy-files.ts";
import { ruleExamples, smallSetWith } from "./rule-examples.ts";

const examples = ruleExamples();

function found(all: ReadonlyMap<string, string>) {
  const files = new Map([...all].filter(([name]) => POLICY_NAME.test(name)));
  const unread = new Map([...all].filter(([name]) => !POLICY_NAME.test(name)));
  const { findings, diagnostics } = checkPolicies(files, unread);
  expect(diagnostics.map(({ code, message, path }) => [code, path, message.en])).toEqual([]);
  return findings.map(({ code, range, source }) => [
    code,
    range && all.get(source)?.slice(range.start, range.end),
  ]);
}

describe("the linter", () => {
  it("finds nothing in a good set", () => {
    expect(found(smallSetWith())).toEqual([]);
  });

  it.each(examples)("%s: finds the bad example where it stands, and nothing else", (_, { code, bad }) => {
    const wanted = Array.from({ length: bad.times ?? 1 }, () => [code, bad.text]);
    const told = found(smallSetWith(bad.edits));
    expect(told.filter(([one]) => !bad.also?.includes(String(one)))).toEqual(wanted);
    expect((bad.also ?? []).filter((other) => !told.some(([one]) => one === other))).toEqual([]);
  });

  it.each(examples)("%s: finds nothing in the good example", (_, { good }) => {
    expect(found(smallSetWith(good.edits))).toEqual([]);
  });

  it("has a bad and a good example of each rule, in a file of its name, and words for it", () => {
    const codes = lintRules.map(({ code }) => code).sort();
    expect(examples.map(([name]) => `lint/${name}`).sort()).toEqual(codes);
    expect(examples.map(([, { code }]) => code).sort()).toEqual(codes);
    expect(Object.keys(lintMessages).sort()).toEqual(codes);
  });
});
