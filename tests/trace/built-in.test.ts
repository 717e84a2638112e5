import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tracePolicies } from "../../src/core/trace/trace-policies.ts";
import { readFolder } from "../policy/policy-folder.ts";

const folder = join(import.meta.dirname, "../../policies");
const { trace, diagnostics } = tracePolicies(readFolder(folder), "2026-11-21");

describe("the built-in policy set", () => {
  it("is accounted for: every clause, gate, binding, value and case", () => {
    expect(diagnostics).toEqual([]);
    expect(trace?.problems.map(({ code, source, message }) => `${source} ${code}: ${message.en}`)).toEqual(
      [],
    );
    expect(trace?.counts.accounted).toBe(trace?.counts.clauses);
  });

  // The numbers of points (dashes, letters, plus signs) of each item, counted in the texts of the programmes.
  it.each([
    ["TN", "CV", 1],
    ["TN", "I", 5],
    ["TN", "II.1", 9],
    ["TN", "II.2", 8],
    ["TN", "II.3", 5],
    ["TN", "II.4", 3],
    ["TN", "II.5", 4],
    ["TN", "III", 9],
    ["QT", "I", 3],
    ["QT", "II.1", 7],
    ["QT", "II.2", 7],
    ["QT", "II.3", 4],
    ["QT", "II.4", 2],
    ["QT", "II.5", 2],
    ["QT", "III", 10],
  ])("has every point of %s:%s", (register, item, count) => {
    const clauses = trace?.documents.find(({ id }) => id === register)?.clauses ?? [];
    const points = clauses.map(({ id }) => id.replace(/^.*:/, "").replace(/\/.*$/, ""));
    const own = points.filter((point) => point === item || point.startsWith(`${item}.`));
    expect(new Set(own).size).toBe(count);
  });

  it("tells of everything open what is recommended, and why", () => {
    expect(trace?.open.filter(({ values, binding }) => values.length === 0 && !binding)).toEqual([]);
  });
});
