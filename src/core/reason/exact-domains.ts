import { canonicalText } from "../source/canonical-text.ts";
import type { Json } from "../source/json.ts";
import type { Text } from "../source/source.ts";
import type { Lengths } from "./choices.ts";
import type { Inspected } from "./inspect.ts";
import { placesOf } from "./list-bounds.ts";
import { TEXTS } from "./minimal-value.ts";
import type { PatternText } from "./place-pattern.ts";
import { distinctValues, SMALL_RANGE } from "./place-values.ts";
import type { Representatives } from "./representatives.ts";
import { fitsPlace, type SchemaPlace, schemaPlaces } from "./schema-place.ts";

/** Gives each place values of which one stands for any other, or says why there are none such. */
export type Domains = { readonly places: Representatives["places"] } | { readonly problem: Text };

interface Member {
  readonly pattern: PatternText;
  readonly place: SchemaPlace;
  readonly values: readonly Json[];
}

/**
 * Makes the values of each place stand for all others. Places that are compared with each other form a class; free
 * texts of a class need as many fresh ones as there are places, and of numbers and dates two places can be told apart.
 */
export function exactDomains(
  { pairs, moved }: Inspected,
  lengths: Lengths,
  representatives: Representatives,
): Domains {
  const find = schemaPlaces(representatives.subject);
  const known = [...representatives.places].flatMap(([pattern, values]) => {
    const place = find(pattern);
    const own = values.filter((value) => value !== undefined);
    return place ? [{ pattern, place, values: own }] : [];
  });
  const exact = new Map<PatternText, readonly (Json | undefined)[]>();
  for (const members of classesOf(known, pairs)) {
    const isCompared =
      members.length > 1 || pairs.some((pair) => pair.every((one) => one === members[0]?.pattern));
    const domain = domainOfClass(members, lengths, { moved, isCompared });
    if (!domain) return { problem: tooFew(members) };
    for (const { pattern, place } of members) {
      exact.set(pattern, [...domain(pattern).filter((value) => fitsPlace(value, place)), undefined]);
    }
  }
  const cut = [...exact.keys()].find((pattern) => representatives.cut.has(pattern));
  return cut === undefined ? { places: exact } : { problem: tooMany(cut) };
}

/** Puts places that are compared, also over others, in one class. */
function classesOf(
  members: readonly Member[],
  pairs: readonly (readonly [PatternText, PatternText])[],
): readonly (readonly Member[])[] {
  const classOf = new Map<PatternText, Member[]>(members.map((member) => [member.pattern, [member]]));
  for (const [one, other] of pairs) {
    const [mine, theirs] = [classOf.get(one), classOf.get(other)];
    if (!mine || !theirs || mine === theirs) continue;
    mine.push(...theirs);
    for (const { pattern } of theirs) classOf.set(pattern, mine);
  }
  return [...new Set(classOf.values())];
}

type DomainOf = (pattern: PatternText) => readonly Json[];

function domainOfClass(
  members: readonly Member[],
  lengths: Lengths,
  { moved, isCompared }: { readonly moved: ReadonlySet<PatternText>; readonly isCompared: boolean },
): DomainOf | undefined {
  const own = (pattern: PatternText) => members.find((one) => one.pattern === pattern)?.values ?? [];
  if (members.every(({ place }) => isClosed(place))) return own;
  const count = members.reduce((sum, { pattern }) => sum + placesOf(pattern, lengths), 0);
  if (members.some(({ place }) => place.type === "string" && place.format !== "date"))
    return freeTexts(members, count);
  // Three numbers that are compared with each other have more orders than the values of two tell apart.
  if (isCompared && count > 2) return undefined;
  if (members.some(({ place }) => place.type === "integer" && !isBounded(place))) return undefined;
  return (pattern) => (moved.has(pattern) ? [...own(pattern), ...ENDS_OF_TIME] : own(pattern));
}

/** A date moved past the calendar has no answer: that is an answer of its own. */
const ENDS_OF_TIME = ["0001-01-01", "9999-12-31"] as const;

function isClosed({ type, constant, values, minimum, maximum }: SchemaPlace): boolean {
  if (constant !== undefined || values || type === "boolean" || type === "object" || type === "array")
    return true;
  return (
    type === "integer" && minimum !== undefined && maximum !== undefined && maximum - minimum <= SMALL_RANGE
  );
}

function isBounded({ minimum, maximum }: SchemaPlace): boolean {
  return minimum !== undefined && maximum !== undefined;
}

function freeTexts(members: readonly Member[], count: number): DomainOf | undefined {
  const constants = distinctValues(members.flatMap(({ values }) => values));
  const taken = new Set(constants.map(canonicalText));
  const candidates = [...Array.from({ length: 2 * count + 2 }, (_, index) => `m${index + 1}`), ...TEXTS];
  const fresh = candidates.filter(
    (text) => !taken.has(canonicalText(text)) && members.every(({ place }) => fitsPlace(text, place)),
  );
  if (fresh.length < count) return undefined;
  return () => [...fresh.slice(0, count), ...constants];
}

function tooFew(members: readonly Member[]): Text {
  const paths = members.map(({ pattern }) => `\`${pattern.replace("facts:", "")}\``).join(", ");
  return {
    vi: `giá trị của ${paths} được so với nhau theo quá nhiều cách`,
    en: `the values of ${paths} are compared with each other in too many ways`,
  };
}

function tooMany(pattern: PatternText): Text {
  const path = `\`${pattern.replace("facts:", "")}\``;
  return { vi: `${path} được so với quá nhiều giá trị`, en: `${path} is compared with too many values` };
}
