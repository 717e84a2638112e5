import { type PlacePattern, type Reads, readsOf } from "../expression/reads-of.ts";
import { decidingConditions, ruleReads } from "../policy/binding-reads.ts";
import type { Condition, PolicySet } from "../policy/policy-set.ts";
import { isLabel, NAMES } from "./label.ts";
import type { WrittenCondition } from "./written-conditions.ts";

/** Is what the conditions behind a message read, directly or by the rules of derived facts. */
export interface Readings {
  readonly places: readonly PlacePattern[];
  readonly params: ReadonlySet<string>;
  readonly catalogues: ReadonlySet<string>;
  readonly derived: ReadonlySet<string>;
}

/** Gathers what is read by the conditions that decide whether a message is said. */
export function readingsAround(
  { requirement, body, competence, variables }: WrittenCondition,
  policies: PolicySet,
): Readings {
  const conditions: readonly (Condition | undefined)[] = [
    body?.appliesWhen,
    competence?.that,
    ...(requirement ? decidingConditions(requirement) : []),
  ];
  const own = conditions.flatMap((one) => (one ? [readsOf(one.expression, variables)] : []));
  const rules = ruleReads([...new Set(own.flatMap(({ derived }) => derived))], policies);
  const all: readonly Reads[] = [...own, ...rules];
  return {
    places: [...all.flatMap(({ places }) => places), ...variables.values()],
    params: new Set(all.flatMap(({ params }) => params)),
    catalogues: new Set(all.flatMap(({ catalogues }) => catalogues)),
    derived: new Set(all.flatMap(({ derived }) => derived)),
  };
}

/** Lists what a placeholder reads and the conditions do not, but for what it needs to name something. */
export function unreadIn(shown: WrittenCondition, known: Readings): readonly string[] {
  const { places, params, catalogues, derived } = readsOf(shown.condition.expression, shown.variables);
  const unread = places.filter((place) => !isRead(place, known) && !isNaming(place, known, shown));
  return [
    ...unread.map(dotted),
    ...params.filter((name) => !known.params.has(name)).map((name) => `params.${name}`),
    ...catalogues.filter((name) => !known.catalogues.has(name)).map((name) => `catalogues.${name}`),
    ...derived.filter((name) => !known.derived.has(name)).map((name) => `derived.${name}`),
  ];
}

/** A whole is read with its parts; of a list that is read whole, so is each element. */
function isRead({ root, path }: PlacePattern, { places }: Readings): boolean {
  const whole = path.at(-1) === "*" ? path.slice(0, -1) : path;
  return places.some((read) => read.root === root && isAtOrAbove(whole, read.path));
}

/** The document, the element at hand with what it holds, and whatever else a condition looks into may be called by name. */
function isNaming(
  place: PlacePattern,
  { places }: Readings,
  { variables, subject }: WrittenCondition,
): boolean {
  const { root, path } = place;
  const named = path.slice(0, -1);
  const elements = [...variables.values()].filter((element) => element.root === root);
  if (elements.some((element) => isAtOrAbove(element.path, named) && isLabel(place, subject))) return true;
  if (!NAMES.has(path.at(-1) ?? "")) return false;
  if (root === "facts" && named.join(".") === "metadata") return true;
  return named.length > 0 && places.some((read) => read.root === root && isAtOrAbove(named, read.path));
}

function isAtOrAbove(path: readonly string[], other: readonly string[]): boolean {
  return path.length <= other.length && path.every((step, index) => step === other[index]);
}

function dotted({ root, path }: PlacePattern): string {
  return (root === "facts" ? path : [root, ...path]).join(".");
}
