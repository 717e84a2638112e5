import { describe, expect, it } from "vitest";
import { childrenOf } from "../../src/core/expression/children.ts";
import type { Expression } from "../../src/core/expression/tree.ts";
import type { Mutant } from "../../src/core/mutate/mutant.ts";
import { mutantsOf } from "../../src/core/mutate/mutate-policies.ts";
import { decidingConditions } from "../../src/core/policy/binding-reads.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { type Condition, type GateBody, SUBJECTS } from "../../src/core/policy/policy-set.ts";
import { isJsonArray, isJsonObject, type Json } from "../../src/core/source/json.ts";
import { builtInFiles } from "./built-in.ts";

const { policies } = loadPolicies(builtInFiles());
if (!policies) throw new Error("the built-in set does not load");
const mutants = mutantsOf(policies);

function of(about: string, operator: string): readonly Mutant[] {
  return mutants.filter((one) => `${one.about.kind} ${one.about.id}` === about && one.operator === operator);
}

/** Lists where the whole numbers of an expression are written. */
function numbersIn(node: Expression): readonly number[] {
  const own = node.op === "literal" && node.type.kind === "int" ? [node.start] : [];
  return [...own, ...childrenOf(node).flatMap(numbersIn)];
}

function countNumbers(value: Json): number {
  if (typeof value === "number") return 1;
  if (isJsonArray(value)) return 0;
  return isJsonObject(value)
    ? Object.values(value).reduce((sum: number, one) => sum + countNumbers(one), 0)
    : 0;
}

describe.each(policies.gates)("of $id", (gate) => {
  const bodies: readonly GateBody[] = SUBJECTS.flatMap((subject) => gate.bodies[subject] ?? []);
  const about = `Gate ${gate.id}`;

  it("the gate is deleted", () => {
    expect(of(about, "drop-gate")).toHaveLength(1);
  });

  it("each requirement is dropped and negated", () => {
    const ids = [...new Set(bodies.flatMap(({ require }) => require.map(({ id }) => id)))].sort();
    const dropped = of(about, "drop-requirement").map(({ requirement }) => requirement ?? "");
    expect(dropped.sort()).toEqual(ids);
    const negated = new Set(
      of(about, "negate").flatMap(
        ({ pointer }) => /^\/spec\/require\/([^/]+)\/that$/.exec(pointer)?.[1] ?? [],
      ),
    );
    expect([...negated].sort()).toEqual(ids);
  });

  it("each number of a condition is shifted both ways", () => {
    const shifted = of(about, "shift-bound");
    const missing = bodies.flatMap(({ appliesWhen, require }) => {
      const own = appliesWhen ? [{ id: "appliesWhen", condition: appliesWhen }] : [];
      const asked = require.flatMap((one) =>
        decidingConditions(one).map((condition) => ({ id: one.id, condition })),
      );
      return [...own, ...asked].flatMap(({ id, condition }) => unshifted(id, condition, shifted));
    });
    expect(missing).toEqual([]);
  });
});

function unshifted(
  id: string,
  { text, expression }: Condition,
  shifted: readonly Mutant[],
): readonly string[] {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return numbersIn(expression).flatMap((start) => {
    const own = shifted.filter(({ pointer, offset, before }) => {
      return pointer.includes(id) && offset === start && before === line;
    });
    return own.length >= 2 ? [] : [`${id} ${start}: ${line}`];
  });
}

it("each number of a parameter, a catalogue, a binding and a derived fact is shifted both ways", () => {
  const count = (about: string) =>
    of(about, "change-value").filter(({ before, after }) => isNumber(before) && isNumber(after)).length;
  for (const { id, values } of policies.parameters) {
    const numbers = values.reduce((sum, { value }) => sum + countNumbers(value), 0);
    expect([id, count(`Parameters ${id}`)]).toEqual([id, 2 * numbers]);
  }
  for (const { id, entries } of policies.catalogues) {
    const numbers = entries.reduce((sum, { value }) => sum + countNumbers(value), 0);
    expect([id, count(`Catalogue ${id}`)]).toEqual([id, 2 * numbers]);
  }
  for (const { id, rules } of policies.derived) {
    const numbers = rules.reduce((sum, { value }) => sum + countNumbers(value), 0);
    expect([id, count(`DerivedFact ${id}`)]).toEqual([id, 2 * numbers]);
  }
  for (const { id, bindings } of policies.profiles) {
    const own = bindings.filter(({ profile }) => profile === id);
    const numbers = own.reduce((sum, { parameters }) => {
      return sum + Object.values(parameters).reduce((all, { value }) => all + countNumbers(value), 0);
    }, 0);
    expect([id, count(`Profile ${id}`)]).toEqual([id, 2 * numbers]);
  }
});

/** A text of digits is changed as a text. */
function isNumber(text: string): boolean {
  return /^-?\d+$/.test(text);
}
