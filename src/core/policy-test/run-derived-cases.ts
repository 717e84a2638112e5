import { schemas } from "../../generated/schemas.ts";
import type { DerivedFactCases as CasesFile } from "../../generated/types/derived-fact-cases.ts";
import { scopeOf } from "../evaluate/evaluate.ts";
import { inForce } from "../evaluate/in-force.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import { pathOf } from "../expression/path-of.ts";
import type { Derived } from "../expression/result.ts";
import type { DerivedFactCases } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import type { JsonObject } from "../source/json.ts";
import { changedDocument, invalidFacts } from "./changed-document.ts";

type Case = CasesFile["spec"]["cases"][number];
type Expected = Case["expect"];

/** Says of one case of a derived fact what was expected and what came out. */
export interface DerivedCaseResult {
  readonly fact: string;
  readonly source: string;
  readonly name: string;
  readonly passed: boolean;
  readonly expected: Expected;
  readonly actual: Expected | { readonly problem: string };
  /** Where the case stands in its file. */
  readonly pointer: string;
}

/** Runs the cases of derived facts; a case whose changes change nothing, or whose document is invalid, fails. */
export function runDerivedCases(
  policies: PolicySet,
  files: readonly DerivedFactCases[],
): readonly DerivedCaseResult[] {
  return files.flatMap((file) =>
    file.content.spec.cases.map((one, index) => runCase(policies, file, one, `/spec/cases/${index}`)),
  );
}

function runCase(policies: PolicySet, file: DerivedFactCases, one: Case, pointer: string): DerivedCaseResult {
  const { fact } = file.content.metadata;
  const { name, expect: expected } = one;
  const actual = actualOf(policies, file, one, pointer);
  const passed = !("problem" in actual) && isAsExpected(expected, actual);
  return { fact, source: file.document.source.name, name, passed, expected, actual, pointer };
}

function actualOf(
  policies: PolicySet,
  { document, content }: DerivedFactCases,
  one: Case,
  pointer: string,
): DerivedCaseResult["actual"] {
  const changed = changedDocument(document, pointer, one);
  const problem = changed.problem ?? invalidFacts(changed.facts, "system-manifest");
  if (problem !== undefined) return { problem };
  return told(deriveOn(changed.facts ?? {}, content.metadata.fact, one.asOf ?? content.spec.asOf, policies));
}

function deriveOn(facts: JsonObject, name: string, asOf: string, policies: PolicySet): Derived {
  const matter = matterOf(facts, "SystemManifest", { asOf }, schemas, policies);
  return scopeOf(policies, matter, inForce(policies, asOf), asOf).derive(name);
}

function told(derived: Derived): DerivedCaseResult["actual"] {
  if (!derived.known) {
    return {
      missing: derived.causes.map((cause) => (cause.kind === "error" ? cause.error : pathOf(cause))).sort(),
    };
  }
  const { value, grounds } = derived.data;
  return { value: typeof value === "object" ? [...value] : value, grounds: [...grounds] };
}

/** What a case does not speak of may be anything; the order of paths and rules says nothing. */
function isAsExpected(expected: Expected, actual: Expected): boolean {
  const same = (one: unknown, other: unknown) =>
    JSON.stringify(Array.isArray(one) ? [...one].sort() : one) ===
    JSON.stringify(Array.isArray(other) ? [...other].sort() : other);
  return (["value", "grounds", "missing"] as const).every(
    (field) => expected[field] === undefined || same(expected[field], actual[field]),
  );
}
