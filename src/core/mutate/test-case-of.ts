import type { GateCases, PolicyFiles } from "../policy/policy-files.ts";
import { changesBetween } from "../policy-test/changes-between.ts";
import type { Actual } from "../policy-test/judge-case.ts";
import { isProblem, type Problem } from "../policy-test/prepared.ts";
import { canonicalText } from "../source/canonical-text.ts";
import { isJsonObject, type JsonObject, ownProperty } from "../source/json.ts";
import type { Mutant } from "./mutant.ts";
import type { SlipThrough } from "./slip-through.ts";

/** Writes a case that notices a mutant, to be added to the file of cases whose document it starts from. */
export function testCaseOf(slip: SlipThrough, mutant: Mutant, { GateCases: files }: PolicyFiles): JsonObject {
  const file = files.find(({ document }) => document.source.name === slip.near.source);
  const { facts } = slip.facts;
  const base = file && ownProperty(specOf(file), "manifest");
  return {
    name: `${mutant.operator} ${mutant.code}`,
    ...(file ? questionOf(slip, file) : {}),
    ...(isJsonObject(base) ? changesBetween(base, facts) : {}),
    ...(file ? factsOf(slip, file) : {}),
    expect: expectedOf(slip),
  };
}

function specOf({ document }: GateCases): JsonObject {
  const spec = ownProperty(document.value, "spec");
  return isJsonObject(spec) ? spec : {};
}

function questionOf({ question, binding }: SlipThrough, { content: { spec } }: GateCases): JsonObject {
  const { profile, stage, asOf } = question;
  return {
    ...(profile.id === spec.profile ? {} : { profile: profile.id }),
    ...(stage === spec.stage ? {} : { stage }),
    ...(asOf === spec.asOf ? {} : { asOf }),
    ...(binding === undefined ? {} : { binding }),
  };
}

/** Facts of the file that the case does not have are taken away by an empty mapping. */
function factsOf({ facts }: SlipThrough, file: GateCases): JsonObject {
  const own = (["attested", "plan"] as const).flatMap((root) => {
    const said = facts[root] ?? {};
    const base = ownProperty(specOf(file), root) ?? {};
    return canonicalText(said) === canonicalText(base) ? [] : [[root, said] as const];
  });
  return Object.fromEntries(own);
}

const TOLD = [
  "disposition",
  "enforcement",
  "blocking",
  "requirements",
  "requirement",
  "actor",
  "at",
] as const;

/** Says the outcome, and where the mutant has the same whatever else tells them apart. */
function expectedOf({ expected, mutated }: SlipThrough): JsonObject {
  if (isProblem(expected) || isProblem(mutated)) return {};
  const told = TOLD.flatMap((field) => {
    const value = expected[field];
    const isTelling = expected.outcome === mutated.outcome && !isSame(field, expected, mutated);
    return isTelling && value !== undefined ? [[field, value] as const] : [];
  });
  return { outcome: expected.outcome ?? "unbound", ...Object.fromEntries(told) };
}

type Told = Exclude<Actual, Problem>;

function isSame(field: (typeof TOLD)[number], one: Told, other: Told): boolean {
  return JSON.stringify(one[field]) === JSON.stringify(other[field]);
}
