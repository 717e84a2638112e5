import { describe, expect, it } from "vitest";
import type { Conclusion } from "../../src/core/evaluate/conclude.ts";
import { type Binding, type PolicySet, SUBJECTS } from "../../src/core/policy/policy-set.ts";
import { schemaAt } from "../../src/core/schema/schema-at.ts";
import { isJsonArray } from "../../src/core/source/json.ts";
import { isWithin, parentPointer } from "../../src/core/source/json-pointer.ts";
import { valueAt } from "../../src/core/source/value-at.ts";
import { manifestKinds } from "../../src/core/validate/kinds.ts";
import { schemas } from "../../src/generated/schemas.ts";
import { emptinessStated } from "./emptiness-stated.ts";
import {
  absenceSpeaks,
  BASES,
  type Base,
  type Fact,
  factsOf,
  judge,
  POLICIES,
  subjectOf,
  without,
  withValue,
} from "./world.ts";

type Passing = readonly [binding: string, conclusion: Conclusion];

function passing(base: Base, policies: PolicySet = policiesOf(base)): readonly Passing[] {
  const { conclusions } = judge(base, policies);
  return conclusions
    .filter(({ outcome }) => outcome === "pass")
    .map((conclusion) => [conclusion.assessed.binding.id, conclusion]);
}

/** The base of a gate's cases says little of other gates: only its own is asked. */
function policiesOf({ name }: Base): PolicySet {
  return name === "full" ? POLICIES : withBindings(({ gate }) => gate === name);
}

/** Each binding is concluded by itself, so that leaving others out changes nothing but the time it takes. */
function withBindings(keep: (binding: Binding) => boolean): PolicySet {
  const profiles = POLICIES.profiles.map((one) => ({ ...one, bindings: one.bindings.filter(keep) }));
  return { ...POLICIES, profiles };
}

function rests({ support }: Conclusion, fact: Fact): boolean {
  return support.some(({ root, pointer }) => root === fact.root && pointer === fact.pointer);
}

/** Tells an absence that is meant, which is evidence of its own, from the fact that was taken away. */
function restsOnAbsence(base: Base, { support }: Conclusion, fact: Fact): boolean {
  if (!absenceSpeaks(base, fact)) return false;
  return support.some(
    ({ root, pointer, value }) => root === fact.root && pointer === fact.pointer && value === false,
  );
}

interface Piece {
  readonly fact: Fact;
  readonly gates: readonly Passing[];
}

/** Lists what the passing gates of a base rest on, each with the gates that do. */
function piecesOf(base: Base): readonly Piece[] {
  const gates = passing(base);
  return factsOf(base).flatMap((fact) => {
    const resting = gates.filter(([, conclusion]) => rests(conclusion, fact));
    return resting.length > 0 ? [{ fact, gates: resting }] : [];
  });
}

function expectWithout(base: Base, { fact, gates }: Piece): void {
  const reduced = without(base, fact);
  const resting = new Set(gates.map(([binding]) => binding));
  const after = new Map(
    passing(
      reduced,
      withBindings(({ id }) => resting.has(id)),
    ),
  );
  for (const [binding, before] of gates) {
    const now = after.get(binding);
    if (!now) continue;
    // What stood behind an element moves up to its place, so that the evidence must differ as a whole.
    if (isElement(base, fact)) expect(now.support, `${binding} ${fact.pointer}`).not.toEqual(before.support);
    else if (!restsOnAbsence(base, now, fact))
      expect(rests(now, fact), `${binding} ${fact.pointer}`).toBe(false);
  }
}

function isElement(base: Base, { root, pointer }: Fact): boolean {
  return isJsonArray(valueAt(base[root] ?? {}, parentPointer(pointer) ?? ""));
}

describe("the evidence of a pass", () => {
  it.each(BASES)(
    "$name: without any piece of it the gate does not pass, or passes by other evidence",
    (base) => {
      for (const [binding, { support }] of passing(base)) expect(support, binding).not.toEqual([]);
      const pieces = piecesOf(base);
      expect(pieces.length).toBeGreaterThan(0);
      for (const piece of pieces) expectWithout(base, piece);
    },
  );
});

describe("an empty list", () => {
  const lists = BASES.flatMap((base) =>
    factsOf(base)
      .filter(({ root, pointer }) => root === "facts" && isFilled(base, pointer) && mayBeEmpty(base, pointer))
      .map(({ pointer }) => ({ name: base.name, base, pointer })),
  );

  it("is tried for many lists", () => {
    expect(lists.length).toBeGreaterThan(60);
  });

  it.each(BASES)("$name: passes nothing, unless the gate says what it means", (base) => {
    const before = new Set(passing(base).map(([binding]) => binding));
    for (const { pointer } of lists.filter((one) => one.base === base)) {
      const mandatory = passing(withValue(base, pointer, [])).filter(
        ([, one]) => one.enforcement === "mandatory",
      );
      const resting = mandatory.filter(([binding, one]) => !before.has(binding) || restsOnList(one, pointer));
      for (const [binding, { assessed }] of resting) {
        const stated = SUBJECTS.some((subject) =>
          emptinessStated(assessed.gate.bodies[subject], pointer, POLICIES.derived),
        );
        expect(stated, `${binding} passes with ${pointer} empty, and does not say so`).toBe(true);
      }
    }
  });
});

function restsOnList({ support }: Conclusion, list: string): boolean {
  return support.some(({ root, pointer }) => root === "facts" && isWithin(pointer, list));
}

/** A list that the schema wants filled is refused before any gate is asked. */
function mayBeEmpty(base: Base, pointer: string): boolean {
  const schema = schemaAt(manifestKinds[subjectOf(base)], pointer, schemas);
  return !(Number(schema?.minItems) > 0);
}

function isFilled({ facts }: Base, pointer: string): boolean {
  const value = valueAt(facts, pointer);
  return isJsonArray(value) && value.length > 0;
}
