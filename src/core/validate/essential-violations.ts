import type { SchemaViolation } from "../../generated/validators.js";
import { isWithin } from "../source/json-pointer.ts";

/** Keywords that only sum up violations which stand beside them. */
const SUMMARIES: ReadonlySet<string> = new Set(["if", "propertyNames", "$ref", "allOf"]);
/** By these, a value shows that it was never meant for an alternative. */
const KINDS: ReadonlySet<string> = new Set(["type", "const", "enum"]);

/** Leaves of a validator's violations those that tell a person something, each alternative being one question. */
export function essentialViolations(violations: readonly SchemaViolation[]): readonly SchemaViolation[] {
  const dropped = new Set<SchemaViolation>(violations.filter(({ keyword }) => SUMMARIES.has(keyword)));
  for (const [index, violation] of violations.entries()) {
    if (violation.keyword !== "oneOf" && !isAlternative(violation)) continue;
    const branches = before(violations, index).filter((one) => !dropped.has(one) && isBranch(one, violation));
    for (const one of noiseOf(violation, branches)) dropped.add(one);
  }
  const left = violations.filter((violation) => !dropped.has(violation));
  return withoutFollowers(left);
}

/** Ties a keyword to those that only tell again, of the same value, what its own violation tells. */
const FOLLOWERS: Readonly<Record<string, ReadonlySet<string>>> = {
  format: new Set(["minLength", "maxLength", "pattern"]),
  pattern: new Set(["minLength"]),
};

function withoutFollowers(violations: readonly SchemaViolation[]): readonly SchemaViolation[] {
  const ofValues = violations.filter((one) => !isOfName(one));
  const leaders = new Map(
    ["type", "format", "pattern"].map((leader) => {
      const led = ofValues.filter(({ keyword }) => keyword === leader);
      return [leader, new Set(led.map(({ instancePath }) => instancePath))] as const;
    }),
  );
  const follows = (one: SchemaViolation, leader: string): boolean =>
    leaders.get(leader)?.has(one.instancePath) === true &&
    (leader === "type" ? one.keyword !== "type" : FOLLOWERS[leader]?.has(one.keyword) === true);
  return violations.filter((one) => isOfName(one) || ![...leaders.keys()].some((name) => follows(one, name)));
}

/** A validator tells of the branches right before their summary: nothing further back is looked at. */
function before(violations: readonly SchemaViolation[], index: number): readonly SchemaViolation[] {
  const path = violations[index]?.instancePath ?? "";
  let first = index;
  while (first > 0 && isWithin(violations[first - 1]?.instancePath ?? "", path)) first -= 1;
  return violations.slice(first, index);
}

/** Tells whether a violation says that no alternative fits (rather than that several do). */
export function isAlternative({ keyword, params }: SchemaViolation): boolean {
  return keyword === "anyOf" || (keyword === "oneOf" && !Array.isArray(params.passingSchemas));
}

function isOfName({ propertyName }: SchemaViolation): boolean {
  return propertyName !== undefined;
}

function isBranch(one: SchemaViolation, alternative: SchemaViolation): boolean {
  const { instancePath, schemaPath } = alternative;
  const parent = schemaPath.slice(0, schemaPath.lastIndexOf("/"));
  const isBeside = one.schemaPath.startsWith(`${parent}/`) && !one.schemaPath.startsWith(`${schemaPath}/`);
  return isWithin(one.instancePath, instancePath) && !isBeside;
}

/**
 * Chooses between the summary and its branches: if the value was plainly meant for one alternative, that
 * one's violations are told; otherwise the summary is, once. Where several alternatives fit, what the others lack
 * is no mistake.
 */
function noiseOf(
  alternative: SchemaViolation,
  branches: readonly SchemaViolation[],
): readonly SchemaViolation[] {
  if (!isAlternative(alternative)) return branches;
  const meant = branches.filter(
    (one) => one.instancePath !== alternative.instancePath || !KINDS.has(one.keyword),
  );
  const groups = new Set(meant.map((one) => branchName(one, alternative)));
  const isPlain = groups.size === 1;
  return isPlain ? [alternative, ...branches.filter((one) => !meant.includes(one))] : branches;
}

function branchName(one: SchemaViolation, { schemaPath }: SchemaViolation): string {
  if (one.schemaPath.startsWith(`${schemaPath}/`))
    return one.schemaPath.slice(schemaPath.length).split("/")[1] ?? "";
  return one.schemaPath.split("/").slice(0, 3).join("/");
}
