import { elementPlaceOf, type PlacePattern, type Reads, readsOf } from "../expression/reads-of.ts";
import type { Expression } from "../expression/tree.ts";
import { decidingConditions, messageConditions, ruleReads } from "../policy/binding-reads.ts";
import type {
  GateBody,
  Justification,
  PolicySet,
  Profile,
  Requirement,
  Stage,
  Subject,
} from "../policy/policy-set.ts";
import { isAtOrAfter, stageAsked } from "../policy/stage-asked.ts";

/** Holds the derived facts, whose rules read facts of their own. */
type Rules = Pick<PolicySet, "derived">;

/** Says for whom and up to where the facts are listed. */
export interface Reach {
  readonly profile: Profile;
  readonly subject: Subject;
  readonly stage: Stage;
}

/**
 * Lists what the bindings of a profile read up to a stage, whatever their dates; sorted and without
 * repetition. A justification counts only where the binding lets one answer a failure.
 */
export function factsRead(policies: PolicySet, reach: Reach): readonly PlacePattern[] {
  const { profile, subject } = reach;
  const outside =
    profile.outOfScope && subject === "SystemManifest"
      ? placesOf(policies, profile.outOfScope.expression)
      : [];
  const found = bodiesAsked(policies, reach).flatMap(({ binding, body, asked }) => {
    const own = binding.when[subject];
    return [
      ...(own ? placesOf(policies, own.expression) : []),
      ...bodyReads(policies, body, asked, binding.enforcement === "justified"),
    ];
  });
  return distinct([...outside, ...found]);
}

/** Lists what only the messages of those bindings show, such as names: no outcome hangs on it. */
export function factsShown(policies: PolicySet, reach: Reach): readonly PlacePattern[] {
  const read = new Set(factsRead(policies, reach).map(nameOf));
  const found = bodiesAsked(policies, reach).flatMap(({ body, asked }) =>
    requirementsAsked(body, asked).flatMap((requirement) => messageReads(policies, requirement)),
  );
  return distinct(found).filter((place) => !read.has(nameOf(place)));
}

function bodiesAsked(policies: PolicySet, { profile, subject, stage }: Reach) {
  return profile.bindings.flatMap((binding) => {
    const asked = binding.subjects.includes(subject) ? stageAsked(binding, stage) : undefined;
    const body = policies.gates.find(({ id }) => id === binding.gate)?.bodies[subject];
    return asked === undefined || body === undefined ? [] : [{ binding, body, asked }];
  });
}

/** Lists what a gate reads of one kind of document up to a stage, with or without its justifications. */
export function bodyReads(
  policies: Rules,
  body: GateBody,
  stage: Stage,
  justified: boolean,
): readonly PlacePattern[] {
  const asked = requirementsAsked(body, stage);
  const applies = body.appliesWhen ? placesOf(policies, body.appliesWhen.expression) : [];
  const own = asked.flatMap((requirement) => requirementReads(policies, requirement, justified));
  return distinct([...applies, ...own]);
}

/** Lists what only the messages of a gate show of one kind of document. */
export function bodyShows(policies: Rules, { require }: GateBody): readonly PlacePattern[] {
  return distinct(require.flatMap((requirement) => messageReads(policies, requirement)));
}

function requirementsAsked({ require }: GateBody, stage: Stage): readonly Requirement[] {
  return require.filter(({ from }) => from === undefined || isAtOrAfter(stage, from));
}

function messageReads(policies: Rules, requirement: Requirement): readonly PlacePattern[] {
  const variables = entryOf(requirement);
  return messageConditions(requirement.message).flatMap(({ expression }) =>
    placesOf(policies, expression, variables),
  );
}

/** Tells which entries the variable of a requirement stands for. */
function entryOf({ each }: Requirement): ReadonlyMap<string, PlacePattern> {
  const element = each && elementPlaceOf(each.in.expression);
  return new Map(each && element ? [[each.variable, element]] : []);
}

function requirementReads(
  policies: Rules,
  requirement: Requirement,
  justified: boolean,
): readonly PlacePattern[] {
  const { at, justification } = requirement;
  const variables = entryOf(requirement);
  const conditions = [...decidingConditions(requirement), ...(at ? [at] : [])];
  const found = conditions.flatMap(({ expression }) => placesOf(policies, expression, variables));
  return justified ? [...found, ...justificationReads(policies, justification, variables)] : found;
}

/** A justification is judged by its fields as well, which no expression names. */
function justificationReads(
  policies: Rules,
  justification: Justification | undefined,
  variables: ReadonlyMap<string, PlacePattern>,
): readonly PlacePattern[] {
  if (!justification) return [];
  const below = elementPlaceOf(justification.expression, variables);
  const fields = below
    ? justification.complete.map((field) => ({ ...below, path: [...below.path.slice(0, -1), field] }))
    : [];
  return [...placesOf(policies, justification.expression, variables), ...fields];
}

/** What a derived fact reads is read wherever it is. */
function placesOf(
  policies: Rules,
  expression: Expression,
  variables?: ReadonlyMap<string, PlacePattern>,
): Reads["places"] {
  const { places, derived } = readsOf(expression, variables);
  return [...places, ...ruleReads(derived, policies).flatMap((reads) => reads.places)];
}

function nameOf({ root, path }: PlacePattern): string {
  return `${root}:${path.join(".")}`;
}

function distinct(places: readonly PlacePattern[]): readonly PlacePattern[] {
  const byName = new Map(places.map((place) => [nameOf(place), place]));
  return [...byName.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}
