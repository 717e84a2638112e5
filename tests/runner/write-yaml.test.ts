import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { carried } from "./hostile-manifests.ts";
import { hostileText } from "./hostile-text.ts";
import { writeYaml } from "./write-yaml.ts";

describe.each(["quoted", "block"] as const)("data written as YAML, %s", (style) => {
  const dataWith = (text: string) => ({
    [text.slice(0, 500)]: text,
    plain: [text, { a: text, b: [[text, 1], [false]] }, [], {}],
    last: text,
  });

  test("are the same data when they are read", () => {
    const text = hostileText().filter((one) => !/\p{Cs}/u.test(one));
    fc.assert(
      fc.property(text, (one) => {
        expect(parse(writeYaml(dataWith(one), style))).toEqual(dataWith(one));
      }),
    );
  });

  test("keep every hostile text that a manifest may hold", () => {
    const changed = carried().filter(({ text }) => parse(writeYaml({ a: [text] }, style)).a[0] !== text);
    expect(changed.map(({ name }) => name)).toEqual([]);
  });
});

test("a block shows the lines of a text as lines of the file", () => {
  const text = "  a\n\n::error::b\n\n";
  expect(writeYaml({ a: { b: text } }, "block")).toBe("a:\n  b: |2+\n      a\n    \n    ::error::b\n    \n");
  expect(writeYaml({ a: { b: text } })).toBe('a:\n  b: "  a\\n\\n::error::b\\n\\n"\n');
});
