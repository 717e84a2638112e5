import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { codes } from "../../src/core/diagnostic/messages.ts";
import { tracePolicies } from "../../src/core/trace/trace-policies.ts";
import { readFolder } from "../policy/policy-folder.ts";

interface Case {
  readonly name: string;
  readonly file: string;
  readonly replace?: string;
  readonly with?: string;
  readonly remove?: boolean;
  readonly expect: readonly { readonly code: string; readonly text: string }[];
  readonly accounted: number;
}

const cases: readonly Case[] = parse(readFileSync(join(import.meta.dirname, "problems.yaml"), "utf8"));
const small = () => readFolder(join(import.meta.dirname, "set"));

function changedSet(one: Case): Map<string, string> {
  const files = small();
  const text = files.get(one.file) ?? "";
  if (one.remove) {
    files.delete(one.file);
    return files;
  }
  const { replace = "", with: by = "" } = one;
  if (!text.includes(replace)) throw new Error(`${one.file} has no \`${replace}\``);
  return files.set(
    one.file,
    text.replace(replace, () => by),
  );
}

describe("a trace", () => {
  it("of the small set accounts for every clause", () => {
    const { trace } = tracePolicies(small(), "2026-11-21");
    expect(trace?.problems).toEqual([]);
    expect(trace?.counts).toMatchObject({ clauses: 6, accounted: 6, cases: 4 });
  });

  it.each(cases)("with $name says so where it stands", (one) => {
    const files = changedSet(one);
    const { trace, diagnostics } = tracePolicies(files, "2026-11-21");
    expect(diagnostics).toEqual([]);
    const told = trace?.problems.map(({ code, range, source }) => ({
      code,
      text: range && files.get(source)?.slice(range.start, range.end),
    }));
    const byText = (list: typeof told) => list?.map((entry) => JSON.stringify(entry)).sort();
    expect(byText(told)).toEqual(byText([...one.expect]));
    expect(trace?.counts.accounted).toBe(one.accounted);
  });

  it("has a case for every break there is", () => {
    const shown = new Set(cases.flatMap((one) => one.expect.map(({ code }) => code)));
    expect(codes.filter((code) => code.startsWith("trace/") && !shown.has(code))).toEqual([]);
  });

  it.each([
    ["gates/owner.yaml", "ownership.governingBody", "ownership.governingBoddy", "expression/unknown-field"],
    ["profiles/tay-ninh.yaml", "gate: hosting/qualified", "gate: hosting/qualifed", "policy/unknown-gate"],
    ["clauses/vb.yaml", "disposition: indicator", "disposition: index", "policy/unknown-value"],
  ])("of a set that does not load (%s) is none, with every mistake told", (file, replace, by, code) => {
    const files = small();
    files.set(file, (files.get(file) ?? "").replace(replace, by));
    const gate = files.get("gates/qualified.yaml") ?? "";
    files.set("gates/qualified.yaml", gate.replace(">= derived.leastRating.value", ">= 'high'"));
    const { trace, diagnostics } = tracePolicies(files, "2026-11-21");
    expect(trace).toBeUndefined();
    const told = diagnostics.map((one) => one.code);
    expect(told).toEqual(expect.arrayContaining([code, "expression/unlike-types"]));
  });

  it("is the same whatever the order of its files", () => {
    const reversed = new Map([...small()].reverse());
    expect(tracePolicies(reversed, "2026-11-21")).toEqual(tracePolicies(small(), "2026-11-21"));
  });
});
