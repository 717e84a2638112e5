import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkExpression } from "../../src/core/expression/compile-expression.ts";
import { interpret } from "../../src/core/expression/interpret.ts";
import type { JsonObject, Result, Value } from "../../src/core/expression/result.ts";
import { choicesFrom } from "./choices.ts";
import { environment } from "./fuzz-vocabulary.ts";
import { type OracleAnswer, oracleOf } from "./oracle.ts";
import { oracleObject, randomDocument } from "./random-document.ts";
import { randomExpression } from "./random-expression.ts";

/** How many pairs of an expression and a document are compared; `GATE57_FUZZ_SEED` asks for other ones. */
const pairs = Number(process.env.GATE57_FUZZ_RUNS ?? 2000);
const seed = Number(process.env.GATE57_FUZZ_SEED ?? 57);
const documentsEach = 2;

const topKinds = [
  "bool",
  "bool",
  "bool",
  "bool",
  "int",
  "double",
  "string",
  "ints",
  "strings",
  "sizes",
] as const;

const texts = fc
  .tuple(fc.constantFrom(...topKinds), fc.uint8Array({ minLength: 1, maxLength: 90, size: "max" }))
  .map(([kind, bytes]) => randomExpression(kind, choicesFrom(bytes)));

const documents = fc.array(
  fc.uint8Array({ maxLength: 90, size: "max" }).map((bytes) => randomDocument(choicesFrom(bytes))),
  { minLength: documentsEach, maxLength: documentsEach },
);

function oursOf(text: string): (document: JsonObject) => Result {
  const { expression, problems } = checkExpression(text, environment);
  if (expression === undefined) throw new Error(`refused: ${problems.map(({ code }) => code)}`);
  return (document) => interpret(expression, { roots: { facts: document }, variables: new Map() });
}

const constructs =
  "! && || ? == != < <= > >= + - * / % in [ { has all exists exists_one filter map size contains startsWith endsWith matches int double string bool".split(
    " ",
  );

describe("our interpreter and `@bufbuild/cel`", () => {
  const tally = { known: 0, unknown: 0 };
  const knownTexts: string[] = [];

  it("give the same value, or both none", { timeout: 30_000 + pairs * 10 }, () => {
    const property = fc.property(fc.noBias(texts), fc.noBias(documents), (text, both) => {
      const [ours, oracle] = [oursOf(text), oracleOf(text)];
      for (const document of both) {
        const result = ours(document);
        expect(shownResult(result)).toBe(shownAnswer(oracle(oracleObject(document))));
        tally[result.known ? "known" : "unknown"] += 1;
        if (result.known) knownTexts.push(text);
      }
    });
    fc.assert(property, { numRuns: Math.ceil(pairs / documentsEach), seed });
  });

  it("were asked enough that has a value, and enough that has none", () => {
    expect(tally.known).toBeGreaterThan(pairs * 0.4);
    expect(tally.unknown).toBeGreaterThan(pairs * 0.2);
  });

  it("agreed on a value of each construct", () => {
    const words = new Set(knownTexts.flatMap((text) => text.match(/[a-z_]+|[^\w\s]+/gi) ?? []));
    const symbols = new Set([...words].flatMap((word) => [word, ...word.split(/(?=[([{!])|(?<=[([{!])/)]));
    expect(constructs.filter((construct) => !symbols.has(construct))).toEqual([]);
  });
});

function shownResult(result: Result): string {
  return result.known ? shown(result.value) : "none";
}

function shownAnswer(answer: OracleAnswer): string {
  return answer.error === undefined ? shown(answer.value) : "none";
}

/** Writes a value so that equal texts mean equal values: -0 is not 0, a map has no order. */
function shown(value: Value): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "bigint") return `${value}`;
  if (typeof value === "number") return `double ${Object.is(value, -0) ? "-0" : value}`;
  if (typeof value === "string") return JSON.stringify(value);
  switch (value.kind) {
    case "list":
      return `[${value.items.map(shown).join(", ")}]`;
    case "map":
      return `{${value.entries
        .map(([key, held]) => `${shown(key)}: ${shown(held)}`)
        .sort()
        .join(", ")}}`;
    default:
      return `object ${value.place.pointer}`;
  }
}
