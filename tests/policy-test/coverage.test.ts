import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { coverCases } from "../../src/core/policy-test/coverage/cover-cases.ts";
import { percentOf } from "../../src/core/policy-test/coverage/coverage.ts";
import { judgeCase } from "../../src/core/policy-test/judge-case.ts";
import { prepareCases } from "../../src/core/policy-test/prepare-cases.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { smallFiles } from "../evaluate/small-world.ts";

interface Example {
  readonly name: string;
  readonly appliesWhen?: string;
  readonly require: readonly JsonObject[];
  readonly bindings?: readonly JsonObject[];
  readonly parameters?: readonly JsonObject[];
  readonly cases: readonly ({ readonly outcome: string } & JsonObject)[];
  readonly settled?: readonly string[];
  readonly gaps: readonly string[];
}

const examples: readonly Example[] = parse(readFileSync(join(import.meta.dirname, "coverage.yaml"), "utf8"));

/** Loads a small set together with its cases; a mistake in it is one of the test. */
function loaded({ appliesWhen, require, bindings, parameters, cases }: Example) {
  const files = smallFiles({
    gate: { require, ...(appliesWhen === undefined ? {} : { appliesWhen }) },
    ...(bindings ? { bindings } : {}),
    ...(parameters ? { parameters } : {}),
  });
  const manifest = { apiVersion: "gate57/v1", kind: "SystemManifest", metadata: { id: "he-thong-thu" } };
  const spec = {
    ...{ profile: "p", stage: "planning", asOf: "2026-11-21", manifest },
    cases: cases.map(({ outcome, ...one }, index) => ({
      name: `case ${index}`,
      ...one,
      expect: { outcome },
    })),
  };
  const own = { apiVersion: "gate57/v1", kind: "GateCases", metadata: { gate: "test/gate" }, spec };
  const set = loadPolicies(new Map([...files, ["test.cases.yaml", JSON.stringify(own)]]));
  if (!set.policies)
    throw new Error(set.diagnostics.map(({ code, message }) => `${code} ${message.en}`).join());
  return set;
}

describe("coverage tells what no case shows", () => {
  it.each(examples)("$name", (example) => {
    const coverage = coverCases(loaded(example));
    const [unit] = coverage.units;
    const conditions = (unit?.conditions ?? []).filter(({ missed }) => missed.length > 0);
    const outcomes = (unit?.outcomes ?? []).filter(({ missed }) => missed.length > 0);
    expect([
      ...conditions.map(
        ({ part, of, text, missed }) => `${part} ${of ?? "-"} \`${text}\` ${missed.join(" ")}`,
      ),
      ...outcomes.map(({ of, id, missed }) => `${of} ${id} ${missed.join(" ")}`),
    ]).toEqual(example.gaps);
    const settled = unit?.conditions.filter((one) => one.settled).map(({ text }) => text);
    expect(settled).toEqual(example.settled ?? []);
  });

  it("points at each part of a condition in its file", () => {
    const [, , , , , whole] = examples;
    if (!whole) throw new Error("no example");
    const { files, ...set } = loaded(whole);
    const [unit] = coverCases({ files, ...set }).units;
    const sources = new Map(files.Gate.map(({ document }) => [document.source.name, document.source.text]));
    for (const { source, range, text } of unit?.conditions ?? [])
      expect(sources.get(source)?.slice(range.start, range.end)).toBe(text);
  });

  it("watches without changing what comes out", () => {
    for (const example of examples) {
      const { policies, cases } = loaded(example);
      for (const prepared of prepareCases(policies, cases))
        expect(judgeCase(prepared, policies)).toMatchObject(prepared.case.expect);
    }
  });

  it("is rounded down, so that all is all", () => {
    expect([percentOf({ seen: 199, possible: 200 }), percentOf({ seen: 0, possible: 0 })]).toEqual([99, 100]);
  });
});
