import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkExpression, compileExpression } from "../../src/core/expression/compile-expression.ts";
import { trace } from "../../src/core/expression/describe.ts";
import { type Environment, withVariables } from "../../src/core/expression/environment.ts";
import { interpret, type Scope } from "../../src/core/expression/interpret.ts";
import type { Json, JsonObject, Place, Value } from "../../src/core/expression/result.ts";
import type { Expression, Type } from "../../src/core/expression/tree.ts";
import { isJsonArray, isJsonObject } from "../../src/core/source/json.ts";
import { randomCondition, randomFacts } from "./random-expression.ts";
import { environment } from "./small-world.ts";

/** Takes every unit off, so that random arithmetic is typed. */
function withoutUnits(world: Environment): Environment {
  const plain = (type: Type): Type => {
    if (type.kind === "list") return { ...type, element: plain(type.element) };
    return type.kind === "int" ? { kind: "int", unit: { terms: [], flexible: true } } : type;
  };
  return {
    ...world,
    object: (name) => {
      const fields = world.object(name);
      return (
        fields &&
        new Map([...fields].map(([field, { type, absence }]) => [field, { type: plain(type), absence }]))
      );
    },
  };
}

const world = withVariables(withoutUnits(environment), []);

function compiled(text: string): Expression {
  const { expression, problems } = checkExpression(text, world, "bool");
  if (!expression) throw new Error(`${text}: ${JSON.stringify(problems)}`);
  return expression;
}

function scopeOf(facts: JsonObject): Scope {
  const server = { id: "s9", facility: "f1", cores: 2 };
  return {
    roots: { facts, params: { validity: "P1M" } },
    variables: new Map<string, Value>([
      ["asOf", "2026-11-21"],
      ["server", { kind: "object", data: server, place: { root: "attested", pointer: "/server" } }],
    ]),
  };
}

/** Lists the pointers of the scalar properties: what can be deleted one by one; list elements are not. */
function leaves(data: Json, pointer = ""): readonly string[] {
  if (isJsonArray(data))
    return data.flatMap((item, i) => (isJsonObject(item) ? leaves(item, `${pointer}/${i}`) : []));
  if (!isJsonObject(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const below = `${pointer}/${key}`;
    return typeof value === "object" ? leaves(value, below) : [below];
  });
}

function childOf(data: Json, step: string): Json {
  if (isJsonArray(data)) return data[Number(step)] ?? null;
  return isJsonObject(data) ? (data[step] ?? null) : null;
}

function without(data: JsonObject, pointer: string): JsonObject {
  const copy: JsonObject = JSON.parse(JSON.stringify(data));
  const path = pointer.split("/").slice(1);
  const last = path.pop() ?? "";
  let at: Json = copy;
  for (const step of path) at = childOf(at, step);
  if (isJsonObject(at)) Reflect.deleteProperty(at, last);
  return copy;
}

const runs = { numRuns: 300 };

describe("deleting a fact", () => {
  it("leaves an answer as it was or unknown, and unknown only if the answer rested on it", () => {
    fc.assert(
      fc.property(randomCondition, randomFacts, (text, facts) => {
        const expression = compiled(text);
        const before = interpret(expression, scopeOf(facts));
        if (!before.known) return;
        const support = new Set(before.support.map(({ pointer }: Place) => pointer));
        for (const leaf of leaves(facts)) {
          const after = interpret(expression, scopeOf(without(facts, leaf)));
          if (after.known) expect(after.value).toBe(before.value);
          else expect(support).toContain(leaf);
        }
      }),
      runs,
    );
  });

  it("never makes an unknown answer known", () => {
    fc.assert(
      fc.property(randomCondition, randomFacts, (text, facts) => {
        const expression = compiled(text);
        if (interpret(expression, scopeOf(facts)).known) return;
        for (const leaf of leaves(facts)) {
          expect(interpret(expression, scopeOf(without(facts, leaf))).known).toBe(false);
        }
      }),
      runs,
    );
  });
});

describe("an answer", () => {
  it("is the same of the tree stored as JSON, and as the root of its trace", () => {
    fc.assert(
      fc.property(randomCondition, randomFacts, (text, facts) => {
        const expression = compiled(text);
        const answer = interpret(expression, scopeOf(facts));
        const stored: Expression = JSON.parse(JSON.stringify(expression));
        expect(interpret(stored, scopeOf(facts))).toEqual(answer);
        expect(trace(expression, scopeOf(facts)).result).toEqual(answer);
      }),
      { numRuns: 200 },
    );
  });

  it("names facts once, with the value that is there, and a part of the text that decided", () => {
    fc.assert(
      fc.property(randomCondition, randomFacts, (text, facts) => {
        const { support, decidedBy } = interpret(compiled(text), scopeOf(facts));
        expect(new Set(support.map(({ root, pointer }) => root + pointer)).size).toBe(support.length);
        expect(decidedBy.start).toBeLessThan(decidedBy.end);
        expect(decidedBy.end).toBeLessThanOrEqual(text.length);
      }),
      runs,
    );
  });

  it("is given whatever the data are", () => {
    fc.assert(
      fc.property(
        randomCondition,
        fc.dictionary(fc.constantFrom("level", "tags", "hosting", "name"), fc.jsonValue()),
        (text, data) => {
          const facts: JsonObject = JSON.parse(JSON.stringify(data));
          expect(typeof interpret(compiled(text), scopeOf(facts)).known).toBe("boolean");
        },
      ),
      runs,
    );
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    ..."( ) [ ] { } . , : ? ! && || == in + - * / % ' \" 1 1.5 1u b'' r' \\ // \n 😀 level tags hosting .all( .map( .exists(x, has( size( facility( date( period( server true null params. catalogues. x".split(
      " ",
    ),
  );
  it("is compiled or refused at a place inside it", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join("")),
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join(" ")),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom("condition", "applicability", "value", "path"), (text, mode) => {
        for (const { range } of compileExpression(text, environment, { mode }).problems) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThanOrEqual(text.length);
          if (text.trim() !== "") expect(range.start).toBeLessThan(range.end);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
