import { describe, expect, test } from "vitest";
import { type FORMATS, reporters } from "../../src/reporters/index.ts";
import { resultsOf } from "../../src/reporters/results/results.ts";
import { judgeExample, judgeText, look, records } from "../reporters/judged.ts";
import { exampleFiles } from "./all-examples.ts";
import { tableProblems } from "./markdown-tables.ts";

const files = exampleFiles();
const blocked = records.find(({ file, decision }) => file.startsWith("broken/lgsp") && decision === "block");

describe("a page of Markdown about a real system", () => {
  test.each(["vi", "en"] as const)(
    "fits every bound and says how much is left out, in %s",
    async (language) => {
      if (!blocked) throw new Error("nothing is blocked");
      const { masked, sources } = await judgeExample(blocked);
      const write = (maximumBytes: number) =>
        reporters.markdown.write(masked, sources, { ...look(language), maximumBytes });
      const whole = itemsOf(write(1_048_576));
      expect(whole.length).toBeGreaterThan(2);
      for (let bound = 300; bound <= 3000; bound += 7) {
        const page = write(bound);
        expect(Buffer.byteLength(page)).toBeLessThanOrEqual(bound);
        const [, more = "0"] = /(?:và|and) (\d+) (?:mục nữa|more)[^\n]*\n$/.exec(page) ?? [];
        const items = itemsOf(page);
        // What is kept is kept whole, in its order; the rest is counted.
        expect(whole.filter((item) => items.includes(item))).toEqual(items);
        expect(items.length + Number(more)).toBe(whole.length);
        expect(tableProblems(page)).toEqual([]);
      }
    },
  );
});

/** Takes a page apart into what is counted of it: the heading of each verdict, and each item with its remedy. */
function itemsOf(page: string): readonly string[] {
  return page.match(/^## .*$|^- [^\n]*(?:\n {2}[^\n]*)*/gm) ?? [];
}

describe("of many manifests", () => {
  const [name, text = ""] = Object.entries(files).find(([path]) => path.includes("broken/lgsp-kho")) ?? [];
  const asked = { stage: "design", profile: "quang-tri", asOf: "2026-11-21", asOfSource: "option" } as const;
  const { masked } = judgeText({ name: name ?? "", text }, asked);

  /** Makes a run of as many systems, each in a file of its own. */
  function many(count: number) {
    const numbers = Array.from({ length: count }, (_, index) => index);
    const verdicts = numbers.flatMap((index) =>
      masked.verdicts.map((verdict) => ({ ...verdict, source: `m-${index}.yaml`, systemId: `s-${index}` })),
    );
    const sources = new Map(
      numbers.map((index) => [`m-${index}.yaml`, { name: `m-${index}.yaml`, text }] as const),
    );
    return { report: { ...masked, verdicts }, sources };
  }

  function timeOf(format: (typeof FORMATS)[number], count: number): number {
    const { report, sources } = many(count);
    const start = performance.now();
    reporters[format].write(report, sources, look("vi"));
    return performance.now() - start;
  }

  // To read the sources again takes as long for each; documents without lists of elements are not read at all.
  test.each(["sarif", "gitlab", "markdown", "csv"] as const)(
    "%s of 80 takes about four times that of 20",
    (format) => {
      timeOf(format, 2);
      const few = Math.max(timeOf(format, 20), timeOf(format, 20), 5);
      // What grows with the square takes sixteen times as long.
      expect(timeOf(format, 80)).toBeLessThan(12 * few);
    },
  );

  test("each finding of 200 has its own fingerprint", () => {
    const { report, sources } = many(200);
    const prints = resultsOf(report, new Map([...sources].slice(0, 1))).map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
    expect(prints.length).toBe(200 * resultsOf(masked, new Map()).length);
  });
});
