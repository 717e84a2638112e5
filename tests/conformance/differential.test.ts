import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkExpression } from "../../src/core/expression/compile-expression.ts";
import { interpret } from "../../src/core/expression/interpret.ts";
import type { JsonObject, Result, Value } from "../../src/core/expression/result.ts";
import { choicesFrom } from "./choices.ts";
import { environment } from "./fuzz-vocabulary.ts";
import { askOracle, type OracleAnswer } from "./oracle.ts";
import { oracleObject, randomDocument } from "./random-document.ts";
import { randomExpression } from "./random-expression.ts";

/** How many expressions are compared, each on one document; `GATE57_FUZZ_SEED` asks for other ones. */
const numRuns = Number(process.env.GATE57_FUZZ_RUNS ?? 2000);
const seed = Number(process.env.GATE57_FUZZ_SEED ?? 57);

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

interface Pair {
  readonly text: string;
  readonly document: JsonObject;
}

const pairs: fc.Arbitrary<Pair> = fc
  .record({
    kind: fc.constantFrom(...topKinds),
    expression: fc.uint8Array({ minLength: 1, maxLength: 90, size: "max" }),
    document: fc.uint8Array({ maxLength: 90, size: "max" }),
  })
  .map(({ kind, expression, document }) => ({
    text: randomExpression(kind, choicesFrom(expression)),
    document: randomDocument(choicesFrom(document)),
  }));

function ourAnswer({ text, document }: Pair): Result {
  const { expression, problems } = checkExpression(text, environment);
  if (expression === undefined) throw new Error(`refused: ${problems.map(({ code }) => code)}`);
  return interpret(expression, { roots: { facts: document }, variables: new Map() });
}

describe("our interpreter and `@bufbuild/cel`", () => {
  const tally = { known: 0, unknown: 0 };

  it("give the same value, or both none", () => {
    const property = fc.property(pairs, (pair) => {
      const ours = ourAnswer(pair);
      expect(shownResult(ours)).toEqual(shownAnswer(askOracle(pair.text, oracleObject(pair.document))));
      tally[ours.known ? "known" : "unknown"] += 1;
    });
    fc.assert(property, { numRuns, seed });
  });

  it("were asked enough that has a value, and enough that has none", () => {
    expect(tally.known).toBeGreaterThan(numRuns * 0.3);
    expect(tally.unknown).toBeGreaterThan(numRuns * 0.1);
  });
});

function shownResult(result: Result): unknown {
  return result.known ? { value: shown(result.value) } : "none";
}

function shownAnswer(answer: OracleAnswer): unknown {
  return answer.error === undefined ? { value: shown(answer.value) } : "none";
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
