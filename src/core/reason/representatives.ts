import type { Expression } from "../expression/tree.ts";
import { conditionsOf } from "../policy/binding-reads.ts";
import type { Binding, GateBody, PolicySet, Subject } from "../policy/policy-set.ts";
import type { Json } from "../source/json.ts";
import { elementOf, type Findings, type FlowWalk, type Link, noFindings } from "./findings.ts";
import { type Bound, flowOf } from "./flow.ts";
import type { PatternText } from "./place-pattern.ts";
import { distinctValues, placeValues } from "./place-values.ts";
import { policyConstants } from "./policy-constants.ts";
import { fitsPlace, schemaPlaces } from "./schema-place.ts";
import { NOTHING } from "./term.ts";

/** Is an expression with the variable of the `each` it stands in. */
export interface ReadCondition {
  readonly expression: Expression;
  readonly each?: EachRead;
}

/** Is a variable with the list it goes through, which may read the variable of another around it. */
interface EachRead {
  readonly variable: string;
  readonly in: Expression;
  readonly outer?: EachRead;
}

/**
 * Lists for each place that conditions read the values that can tell them apart: what is compared with it and its
 * neighbours by one unit, every value of a closed vocabulary, fresh texts, both booleans, and absence (undefined).
 */
export interface Representatives {
  readonly subject: Subject;
  readonly asOf: string;
  readonly places: ReadonlyMap<PatternText, readonly (Json | undefined)[]>;
  /** What a value at another place suggests here, because conditions compare the two. */
  readonly links: ReadonlyMap<PatternText, readonly Link[]>;
  /** The places with more values than are listed. */
  readonly cut: ReadonlySet<PatternText>;
}

/** The most values a place is given: more are left out, first those that came in last. */
const MOST_VALUES = 60;

/** Is some conditions of one policy set. */
export interface ConditionSource {
  readonly conditions: readonly (Expression | ReadCondition)[];
  readonly policies: PolicySet;
}

/** Lists the values that can tell conditions apart, for each place they read. */
export function representativesOf(
  subject: Subject,
  conditions: readonly (Expression | ReadCondition)[],
  policies: PolicySet,
  asOf: string,
): Representatives {
  return representativesFrom(subject, [{ conditions, policies }], asOf);
}

/** Lists the values that can tell the conditions of several policy sets apart. */
export function representativesFrom(
  subject: Subject,
  sources: readonly ConditionSource[],
  asOf: string,
): Representatives {
  const findings = noFindings();
  for (const { conditions, policies } of sources) {
    const walk: FlowWalk = {
      findings: { ...findings, derived: new Set() },
      constants: policyConstants(policies),
    };
    for (const condition of conditions) {
      const read = "expression" in condition ? condition : { expression: condition };
      flowOf(walk, read.expression, boundBy(walk, read.each, asOf));
    }
    followDerived(walk, policies, asOf);
  }
  return { subject, asOf, links: findings.links, ...valuesOf(findings, subject, asOf) };
}

/** Lists the conditions of a gate and of what binds it, each with the variable it stands under. */
export function conditionsRead(body: GateBody, bindings: readonly Binding[] = []): readonly ReadCondition[] {
  const whens = bindings.flatMap(({ when }) => Object.values(when)).flatMap((when) => when ?? []);
  const own = body.appliesWhen ? [body.appliesWhen] : [];
  return [
    ...[...whens, ...own].map(({ expression }) => ({ expression })),
    ...body.require.flatMap((requirement) => {
      const { each, justification } = requirement;
      const conditions = [
        ...conditionsOf({ require: [requirement] }, "deciding"),
        ...(justification ? [justification] : []),
      ];
      return conditions.map(({ expression }) =>
        each && expression !== each.in.expression
          ? { expression, each: { variable: each.variable, in: each.in.expression } }
          : { expression },
      );
    }),
  ];
}

function boundBy(walk: FlowWalk, each: EachRead | undefined, asOf: string): Bound {
  if (!each) return new Map([["asOf", { ...NOTHING, constants: [asOf] }]]);
  const outer = boundBy(walk, each.outer, asOf);
  return new Map([...outer, [each.variable, elementOf(walk, flowOf(walk, each.in, outer))]]);
}

/** The rules of derived facts are conditions too; none reads another derived fact. */
function followDerived(walk: FlowWalk, { derived }: PolicySet, asOf: string): void {
  const outer = boundBy(walk, undefined, asOf);
  for (const { id, rules } of derived) {
    if (!walk.findings.derived.has(id)) continue;
    for (const { when } of rules) if (when) flowOf(walk, when.expression, outer);
  }
}

function valuesOf(
  findings: Findings,
  subject: Subject,
  asOf: string,
): Pick<Representatives, "places" | "cut"> {
  const find = schemaPlaces(subject);
  const own = new Map<PatternText, readonly Json[]>();
  for (const pattern of [...findings.read].sort()) {
    const place = find(pattern);
    if (place && !pattern.endsWith(":"))
      own.set(pattern, placeValues(pattern, place, { findings, find, asOf }));
  }
  const places = new Map<PatternText, readonly (Json | undefined)[]>();
  const cut = new Set<PatternText>();
  for (const [pattern, values] of own) {
    const links = findings.links.get(pattern) ?? [];
    const suggested = links.flatMap((link) => suggestedBy(link, own.get(link.other)));
    const place = find(pattern);
    const fitting = suggested.filter((value) => place !== undefined && fitsPlace(value, place));
    const all = distinctValues([...values, ...fitting]);
    if (
      all.length > MOST_VALUES ||
      links.some(({ other }) => (own.get(other) ?? []).length > MOST_SUGGESTING)
    )
      cut.add(pattern);
    places.set(pattern, [...all.slice(0, MOST_VALUES), undefined]);
  }
  return { places, cut };
}

function suggestedBy({ suggest }: Link, values: readonly Json[] = []): readonly Json[] {
  return values.slice(0, MOST_SUGGESTING).flatMap((value) => suggest(value));
}

const MOST_SUGGESTING = 30;
