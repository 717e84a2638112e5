import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { formatPolicy } from "../../src/core/fmt/format-policy.ts";
import { written } from "./random-yaml.ts";

const formatted = (text: string): string => {
  const { text: result, diagnostics } = formatPolicy({ name: "a.yaml", text });
  expect(diagnostics, text).toEqual([]);
  return result ?? "";
};

test("what is formatted says the same, and is formatted", () => {
  fc.assert(
    fc.property(written, ({ text }) => {
      const once = formatted(text);
      expect(parse(once)).toEqual(parse(text));
      expect(formatted(once)).toBe(once);
    }),
    { numRuns: 300 },
  );
});

test("every comment stays above or behind what it is about", () => {
  fc.assert(
    fc.property(written, ({ text, above, behind }) => {
      const lines = formatted(text).split("\n");
      for (const [comment, name] of above) {
        const at = lines.findIndex((line) => line.trim() === comment || line.trim() === `- ${comment}`);
        const next = lines.slice(at + 1).find((line) => line !== "" && !line.trim().startsWith("#"));
        expect([at >= 0, next ?? ""], text).toEqual([true, expect.stringMatching(about(name, lines, next))]);
      }
      for (const [comment, name] of behind)
        expect(
          lines.filter((line) => line.includes(name) && line.endsWith(` ${comment}`)),
          text,
        ).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
});

/** An entry of a list that is a collection itself bears no name: then its dash is what follows. */
function about(name: string, lines: readonly string[], next = ""): RegExp {
  const isNamed = lines.some((line) => !line.includes("#") && line.includes(name)) || next.includes(name);
  return isNamed ? new RegExp(`\\b${name}\\b`) : /^\s*-/;
}
