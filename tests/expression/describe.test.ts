import { describe, expect, it } from "vitest";
import { checkExpression } from "../../src/core/expression/compile-expression.ts";
import { type Trace, trace } from "../../src/core/expression/describe.ts";
import type { JsonObject } from "../../src/core/expression/result.ts";
import { environment } from "./small-world.ts";

const facts: JsonObject = {
  level: 3,
  isPublic: true,
  tags: Array.from({ length: 100 }, (_, i) => `t${i}`),
  hosting: { servers: [{ id: "a", cores: 1 }, { id: "b" }] },
};

/** Writes a trace one part a line, indented. */
function written(text: string, { range, outcome, element, children, isCut }: Trace, indent = ""): string {
  const name = element ? `${element.variable} ` : "";
  const line = `${indent}${name}${outcome}: ${text.slice(range.start, range.end)}${isCut ? " …" : ""}`;
  return [line, ...children.map((child) => written(text, child, `${indent}  `))].join("\n");
}

function traced(text: string): Trace {
  const { expression, problems } = checkExpression(text, environment);
  if (!expression) throw new Error(`${text}: ${JSON.stringify(problems)}`);
  return trace(expression, { roots: { facts }, variables: new Map([["asOf", "2026-11-21"]]) });
}

describe("shows how each part came out", () => {
  it.each([
    ["level == 3", "true: level == 3"],
    [
      "level == 4 && (isPublic || !isPublic)",
      "false: level == 4 && (isPublic || !isPublic)\n  false: level == 4\n  true: isPublic || !isPublic\n    true: isPublic\n    false: !isPublic\n      true: isPublic",
    ],
    [
      "hosting.servers.all(s, s.cores > 0)",
      "unknown: hosting.servers.all(s, s.cores > 0)\n  s true: s.cores > 0\n  s unknown: s.cores > 0",
    ],
    [
      "size(hosting.servers.filter(s, s.id == 'a')) == 1",
      "true: size(hosting.servers.filter(s, s.id == 'a')) == 1\n  value: size(hosting.servers.filter(s, s.id == 'a'))\n    value: hosting.servers.filter(s, s.id == 'a')\n      s true: s.id == 'a'\n      s false: s.id == 'a'",
    ],
    [
      "isPublic ? level == 4 : level == 5",
      "false: isPublic ? level == 4 : level == 5\n  true: isPublic\n  false: level == 4",
    ],
    ["hosting.servers[1].cores > 1", "unknown: hosting.servers[1].cores > 1"],
  ])("%s", (text, expected) => {
    expect(written(text, traced(text))).toBe(expected);
  });

  it("stops where there is too much to show", () => {
    const text = "tags.all(a, tags.exists(b, b == a))";
    const count = (part: Trace): number => part.children.reduce((sum, child) => sum + count(child), 1);
    const whole = traced(text);
    expect(whole.isCut).toBe(true);
    expect(count(whole)).toBeLessThanOrEqual(2000);
  });
});
