import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fileValues, SUMMARY_LIMIT, summaryOf } from "./files.ts";
import { hostileText } from "./hostile-text.ts";

describe("a file of values", () => {
  test.each([
    ["a=b\n", { a: "b" }],
    ["a=b\r\n", { a: "b\r" }],
    ["a=\n\nb=c=d", { a: "", b: "c=d" }],
    ["a=b\na=c\n", { a: "c" }],
    ["a=<<x\n", { a: "<<x" }],
    ["a<<EOF\nb\nc\nEOF\n", { a: "b\nc" }],
    ["a<<EOF\nEOF", { a: "" }],
    ["a<<EOF\n\nEOF\n", { a: "" }],
    ["a<<EOF\n\n\nEOF\n", { a: "\n" }],
    ["a<<E=F\nb=c\nE=F\n", { a: "b=c" }],
    ["a<<EOF\nx EOF\nEOF \nEOF\nb=c\n", { a: "x EOF\nEOF ", b: "c" }],
    ["\ufeffa=b", { a: "b" }],
  ])("%j", (content, values) => expect(fileValues(content)).toEqual({ values, error: undefined }));

  test.each([
    ["a=b\nnonsense\nc=d", { a: "b" }],
    ["=b", {}],
    ["<<EOF\nb\nEOF\n", {}],
    ["a<<\nb\n\n", {}],
    ["a<<EOF\nb\n", {}],
    ["a<<EOF\nb", {}],
    ["a<<EOF", {}],
  ])("%j is not in order", (content, values) => {
    const read = fileValues(content);
    expect(read.values).toEqual(values);
    expect(read.error).toBeDefined();
  });

  test("gives back any value under a delimiter that no line of it is", () => {
    const values = fc.dictionary(fc.constantFrom("decision", "blocked", "x"), hostileText(), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(values, (written) => {
        const pairs = Object.entries(written);
        const content = pairs
          .map(([name, value]) => `${name}<<gate57_d3l1m\n${value}\ngate57_d3l1m\n`)
          .join("");
        expect(fileValues(content)).toEqual({ values: written, error: undefined });
      }),
    );
  });

  test("a value that holds its delimiter gives values of its own", () => {
    const content = "decision<<EOF\nblock\nEOF\ndecision=admit\nEOF\n";
    expect(fileValues(content)).toMatchObject({ values: { decision: "admit" } });
    expect(fileValues(content).error).toBeDefined();
  });
});

describe("a summary", () => {
  test.each([
    [SUMMARY_LIMIT - 1, true],
    [SUMMARY_LIMIT, true],
    [SUMMARY_LIMIT + 1, false],
  ])("of %i bytes", (bytes, isShown) => {
    const summary = summaryOf(new Uint8Array(bytes).fill(120));
    expect(summary.bytes).toBe(bytes);
    expect(summary.shown !== undefined).toBe(isShown);
    expect(summary.error === undefined).toBe(isShown);
  });

  test("is measured in bytes", () => {
    const text = "ữ".repeat(SUMMARY_LIMIT / 2);
    expect(summaryOf(new TextEncoder().encode(text)).shown).toBeUndefined();
  });

  test("that is empty is none, without an error", () => {
    expect(summaryOf(new Uint8Array())).toEqual({ shown: undefined, bytes: 0, error: undefined });
  });
});
