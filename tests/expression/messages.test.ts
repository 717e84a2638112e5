import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { expressionMessages } from "../../src/core/diagnostic/expression-messages.ts";
import { diagnostic } from "../../src/core/diagnostic/messages.ts";
import { compileExpression, type Problem } from "../../src/core/expression/compile-expression.ts";
import { environment } from "./small-world.ts";

const source = { name: "gate.yaml", text: "" };
const cases = readFileSync(new URL("./check.test.ts", import.meta.url), "utf8");

describe("the words of the problems", () => {
  it.each(Object.keys(expressionMessages))("%s is asserted by a case", (code) => {
    expect(cases).toMatch(new RegExp(`["\`|]${code.replace("expression/", "")}(?:: |")`));
  });

  it.each([
    "",
    "level = 3",
    "level ==",
    `true${" && true".repeat(600)}`,
    "for",
    "'a",
    "'\\q'",
    "99999999999999999999",
    "tags.all(1, true)",
    "1u",
    "levle",
    "server.coers",
    "facilty('a')",
    "params.minimumShares",
    "catalogues.standard",
    "plan",
    "name.x",
    "hosting['a']",
    "owners.all(o, true)",
    "level",
    "level == 'a'",
    "approvedOn == 'a'",
    "budget.total > level * 2",
    "[1, 'a']",
    "hosting == hosting",
    "stage < 'design'",
    "name == null",
    "stage == 'desing'",
    "stage == 'zzzzzzzz'",
    "stage == kind",
    "size()",
    "date(name)",
    "name.matches('(')",
    "name.matches(name)",
    "params.form == 'a'",
    "date('x')",
    "period('x')",
    "has(name)",
    "facility(name)",
    "request.stage == 'design'",
    "tags.all(t, t != '')",
    "!('a' in tags)",
    "size(tags.filter(t, t != '')) - 1 < 0",
  ])("%s: both languages, in lower case, without a full stop", (text) => {
    const { problems } = compileExpression(text, environment, { mode: "condition" });
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) check(problem);
  });

  it.each([
    ["!tags.exists_one(t, t == 'a')", "condition", "fails"],
    ["tags.exists(t, t == 'a') ? false : true", "condition", "fails"],
    ["!tags.exists_one(t, t == 'a')", "applicability", "switches-off"],
    ["tags.all(t, t == 'a')", "condition", "holds"],
    ["-size(tags.filter(t, t == 'a')) >= 0", "condition", "counts-nothing"],
  ] as const)("%s in %s: an empty list %s", (text, mode, effect) => {
    const { problems } = compileExpression(text, environment, { mode });
    expect(problems).toEqual([
      expect.objectContaining({ code: "expression/vacuous", data: { list: "tags", effect } }),
    ]);
    for (const problem of problems) check(problem);
  });

  function check(problem: Problem): void {
    // The data belongs to the code, which the union of problems no longer shows.
    const { message, help } = diagnostic(problem.code, problem.data as never, {
      source,
      range: problem.range,
    });
    for (const text of [message.vi, message.en, ...(help ? [help.vi, help.en] : [])]) {
      expect(text).toMatch(/^(?:[^A-Z\s]|RE2).*[^.\s]$|\.\.\.`$/u);
      expect(text).not.toMatch(/undefined|\[object|``/);
    }
  }
});
