import { scopeOf } from "../evaluate/evaluate.ts";
import { inForce } from "../evaluate/in-force.ts";
import type { Observe } from "../expression/interpret.ts";
import { pathOf } from "../expression/path-of.ts";
import type { Derived } from "../expression/result.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import type { Text } from "../source/source.ts";
import type { DerivedCase, PreparedDerivedCase } from "./prepare-derived-cases.ts";
import { isProblem, type Problem } from "./prepared.ts";

type Expected = DerivedCase["expect"];

/** Is what came out of a case of a derived fact. */
export type DerivedActual = Expected | Problem;

/** Judges a case of a derived fact: computes that fact alone. */
export function judgeDerivedCase(
  { fact, asked }: PreparedDerivedCase,
  policies: PolicySet,
  observe?: Observe,
): DerivedActual {
  if (isProblem(asked)) return asked;
  if (!policies.derived.some(({ id }) => id === fact)) return { problem: thereIsNone(fact) };
  const { matter, asOf } = asked;
  return told(scopeOf(policies, matter, inForce(policies, asOf), asOf, { observe }).derive(fact));
}

function thereIsNone(fact: string): Text {
  return { vi: `không có dữ kiện suy ra \`${fact}\``, en: `there is no derived fact \`${fact}\`` };
}

/** Tells whether what came out is what a case speaks of; the order of paths and rules says nothing. */
export function isDerivedAsExpected(expected: Expected, actual: DerivedActual): boolean {
  if (isProblem(actual)) return false;
  return (["value", "grounds", "missing"] as const).every(
    (field) => expected[field] === undefined || isSame(expected[field], actual[field]),
  );
}

function told(derived: Derived): Expected {
  if (!derived.known) {
    return {
      missing: derived.causes.map((cause) => (cause.kind === "error" ? cause.error : pathOf(cause))).sort(),
    };
  }
  const { value, grounds } = derived.data;
  return { value: typeof value === "object" ? [...value] : value, grounds: [...grounds] };
}

function isSame(one: unknown, other: unknown): boolean {
  const written = (value: unknown) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
  return written(one) === written(other);
}
