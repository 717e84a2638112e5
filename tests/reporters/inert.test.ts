import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commandFilter, withoutCommands } from "../../src/reporters/inert.ts";
import { toJson } from "../../src/reporters/json.ts";
import { runAzureCommands } from "../runner/azure-commands.ts";
import { runCommands } from "../runner/commands.ts";
import { HOSTILE } from "../runner/hostile.ts";
import { commandLine, hostileText } from "../runner/hostile-text.ts";

const anyText = fc.oneof(
  hostileText(),
  fc.array(commandLine(), { maxLength: 4 }).map((lines) => lines.join("\n")),
  fc.constantFrom(...HOSTILE.map(({ text }) => text).filter((text) => text.length < 500)),
);

/** Tells what a CI makes of a text: nothing is what is wanted. */
function obeyed(printed: string): readonly unknown[] {
  const [github, azure] = [runCommands(printed, printed), runAzureCommands(printed, printed)];
  return [
    ...github.commands,
    ...github.lookAlikes,
    ...azure.commands,
    ...azure.formatting,
    ...azure.lookAlikes,
  ];
}

/** Undoes what is shown by its number, in what was made inert and in what was not. */
function undone(text: string): string {
  return text.replaceAll(/<U\+(003A|005B|006F|004F)>/g, (_, number: string) =>
    String.fromCharCode(Number.parseInt(number, 16)),
  );
}

describe("only what a CI would obey is changed", () => {
  test.each([
    ["::error::x", ":<U+003A>error::x"],
    ["a\n  \u00a0\u3000::x", "a\n  \u00a0\u3000:<U+003A>x"],
    ["a\r::x", "a\r:<U+003A>x"],
    ["a\u0085::x", "a\u0085:<U+003A>x"],
    ["a\u2028\t::x", "a\u2028\t:<U+003A>x"],
    [":\u00ad:x", ":\u00ad<U+003A>x"],
    ["\ufeff::x", "\ufeff:<U+003A>x"],
    ["::::", ":<U+003A>::"],
    ["a ##[error]x", "a ##<U+005B>error]x"],
    ["###[x", "###<U+005B>x"],
    ["#\u200b#[x", "#\u200b#<U+005B>x"],
    ["##vso[task.complete]", "##vs<U+006F>[task.complete]"],
    ["##VSO[task.complete]", "##VS<U+004F>[task.complete]"],
  ])("%j becomes %j", (text, inert) => {
    expect(withoutCommands(text)).toBe(inert);
    expect(obeyed(inert)).toEqual([]);
  });

  test.each([
    "",
    "a::b",
    "https://x.vn",
    "a ::b",
    ": :",
    "## [x]",
    "# #[x]",
    "##",
    "#vso[",
    "TN:II.1.4/2::x",
  ])("%j stays as it is", (text) => {
    expect(withoutCommands(text)).toBe(text);
  });

  test("of any text no part is a command, a second time changes nothing, and nothing is lost", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const inert = withoutCommands(text);
        expect(obeyed(inert)).toEqual([]);
        expect(withoutCommands(inert)).toBe(inert);
        expect(undone(inert)).toBe(undone(text));
      }),
      { numRuns: 500 },
    );
  });

  test("however it is divided into pieces", () => {
    const divided = fc.tuple(anyText, fc.array(fc.nat(40), { maxLength: 8 })).map(([text, at]) => {
      const cuts = [0, ...at.toSorted((a, b) => a - b), text.length];
      return cuts.slice(1).map((cut, index) => text.slice(cuts[index], cut));
    });
    fc.assert(
      fc.property(divided, (pieces) => {
        const filter = commandFilter();
        const printed = pieces.map(filter).join("");
        expect(obeyed(printed)).toEqual([]);
        expect(undone(printed)).toBe(undone(pieces.join("")));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [["a\n:", ":x"], "a\n:<U+003A>x"],
    [["#", "#", "[x"], "##<U+005B>x"],
    [["##v", "s", "\u200b", "o["], "##vs\u200b<U+006F>["],
    [["a", "::x"], "a:<U+003A>x"],
    [["a:", ":x"], "a::x"],
    [[`${" ".repeat(9)}:`, ":x"], `${" ".repeat(9)}:<U+003A>x`],
  ])("the pieces %j are printed as %j", (pieces, printed) => {
    expect(pieces.map(commandFilter()).join("")).toBe(printed);
  });

  test("the time it takes grows with the text and not with its square", () => {
    const runs = [" ", "\n", "\u200b", ":\u200b", ":", "#", "#\u00ad", "\n:", "[\u00ad\u00ad", "o\u200b"];
    for (const run of runs) {
      const start = performance.now();
      withoutCommands(`x${run.repeat(300_000)}`);
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });
});

describe("JSON", () => {
  test.each(HOSTILE.filter(({ text }) => text.length < 100_000))("$name keeps its value", ({ text }) => {
    const value = { [text]: [text, { text }] };
    const written = toJson(value);
    expect(JSON.parse(written)).toEqual(value);
    expect(obeyed(written)).toEqual([]);
    expect(withoutCommands(written)).toBe(written);
  });

  test("of any value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(anyText), (json, texts) => {
        const written = toJson([json, ...texts]);
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify([json, ...texts])));
        expect(obeyed(written)).toEqual([]);
      }),
    );
  });
});
