import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { formatPolicy } from "../../src/core/fmt/format-policy.ts";

interface Style {
  readonly name: string;
  readonly written: string;
  readonly formatted?: string;
}

const root = join(import.meta.dirname, "../..");
const styles: readonly Style[] = parse(readFileSync(join(import.meta.dirname, "styles.yaml"), "utf8"));
const format = (text: string) => formatPolicy({ name: "a.yaml", text });

describe("the style", () => {
  test.each(styles)("$name", ({ written, formatted = written }) => {
    expect(format(written)).toEqual({ text: formatted, diagnostics: [] });
    expect(format(formatted).text).toBe(formatted);
  });

  test("line ends of other systems and a byte order mark go", () => {
    expect(format("\ufeffa: 1 # x\r\nb: |\r\n  y\r\n").text).toBe("a: 1 # x\nb: |\n  y\n");
  });

  test("brackets stay on a line as long as it is not too long", () => {
    const list = (count: number) => `a: [${Array.from({ length: count }, () => "abcd").join(", ")}]\n`;
    expect(format(list(40)).text).toBe(list(40));
    expect(format(list(50)).text).toBe(`a:\n${"  - abcd\n".repeat(50)}`);
  });
});

describe("what is refused", () => {
  test.each([
    ["a mistake of syntax", "a: [1\n", "source/syntax"],
    ["a key that stands twice", "a: 1\na: 2\n", "policy/duplicate-key"],
    ["what is no mapping", "- 1\n", "policy/not-a-mapping"],
    ["nothing", "", "source/empty"],
  ])("%s", (_, text, code) => {
    const { text: formatted, diagnostics } = format(text);
    expect([formatted, diagnostics.map((one) => one.code)]).toEqual([undefined, [code]]);
  });
});

const files = readdirSync(join(root, "policies"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .sort();

// When this fails: gate57 policy fmt policies
test.each(files)("policies/%s is in the style", (name) => {
  const text = readFileSync(join(root, "policies", name), "utf8");
  expect(format(text).text === text).toBe(true);
});
