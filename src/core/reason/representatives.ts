import type { Expression } from "../expression/tree.ts";
import { conditionsOf } from "../policy/binding-reads.ts";
import type { Binding, GateBody, PolicySet, Subject } from "../policy/policy-set.ts";
import type { Json } from "../source/json.ts";
import { type Bound, type Findings, type FlowWalk, flowOf, type Link, noFindings } from "./flow.ts";
import { ANY, below, type PatternText } from "./place-pattern.ts";
import { distinctValues, placeValues } from "./place-values.ts";
import { policyConstants } from "./policy-constants.ts";
import { fitsPlace, schemaPlaces } from "./schema-place.ts";
import { type Flow, NOTHING, plainTerm } from "./term.ts";

/** Is an expression with the variable of the `each` it stands in. */
export interface ReadCondition {
  readonly expression: Expression;
  readonly each?: { readonly variable: string; readonly in: Expression };
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
}

/** The most values a place is given: more are left out, first those that came in last. */
export const MOST_VALUES = 60;

/** Lists the values that can tell conditions apart, for each place they read. */
export function representativesOf(
  subject: Subject,
  conditions: readonly (Expression | ReadCondition)[],
  policies: PolicySet,
  asOf: string,
): Representatives {
  const walk: FlowWalk = { findings: noFindings(), constants: policyConstants(policies) };
  for (const condition of conditions) {
    const read = "expression" in condition ? condition : { expression: condition };
    flowOf(walk, read.expression, boundBy(walk, read, asOf));
  }
  followDerived(walk, policies, asOf);
  return { subject, asOf, places: valuesOf(walk.findings, subject, asOf), links: walk.findings.links };
}

/** Lists the conditions of a gate and of what binds it, each with the variable it stands under. */
export function conditionsRead(body: GateBody, bindings: readonly Binding[] = []): readonly ReadCondition[] {
  const whens = bindings.flatMap(({ when }) => Object.values(when)).flatMap((when) => when ?? []);
  const own = body.appliesWhen ? [body.appliesWhen] : [];
  return [
    ...[...whens, ...own].map(({ expression }) => ({ expression })),
    ...body.require.flatMap((requirement) => {
      const { each } = requirement;
      const conditions = conditionsOf({ require: [requirement] }, "deciding");
      return conditions.map(({ expression }) =>
        each && expression !== each.in.expression
          ? { expression, each: { variable: each.variable, in: each.in.expression } }
          : { expression },
      );
    }),
  ];
}

function boundBy(walk: FlowWalk, { each }: ReadCondition, asOf: string): Bound {
  const outer = new Map<string, Flow>([["asOf", { terms: [], constants: [asOf] }]]);
  if (!each) return outer;
  const list = flowOf(walk, each.in, outer);
  const constants = list.constants.flatMap((value) => (Array.isArray(value) ? value : []));
  const terms = list.terms.map(({ pattern }) => plainTerm(below(pattern, ANY)));
  return outer.set(each.variable, list.element ?? { ...NOTHING, terms, constants });
}

/** The rules of derived facts are conditions too; none reads another derived fact. */
function followDerived(walk: FlowWalk, { derived }: PolicySet, asOf: string): void {
  const outer = new Map<string, Flow>([["asOf", { terms: [], constants: [asOf] }]]);
  for (const { id, rules } of derived) {
    if (!walk.findings.derived.has(id)) continue;
    for (const { when } of rules) if (when) flowOf(walk, when.expression, outer);
  }
}

type Values = ReadonlyMap<PatternText, readonly (Json | undefined)[]>;

function valuesOf(findings: Findings, subject: Subject, asOf: string): Values {
  const find = schemaPlaces(subject);
  const own = new Map<PatternText, readonly Json[]>();
  for (const pattern of [...findings.read].sort()) {
    const place = find(pattern);
    if (place && !pattern.endsWith(":"))
      own.set(pattern, placeValues(pattern, place, { findings, find, asOf }));
  }
  const shared = [...own].map(([pattern, values]) => {
    const suggested = (findings.links.get(pattern) ?? []).flatMap((link) =>
      suggestedBy(link, own.get(link.other)),
    );
    const place = find(pattern);
    const fitting = suggested.filter((value) => place !== undefined && fitsPlace(value, place));
    const all = distinctValues([...values, ...fitting]);
    return [pattern, [...all.slice(0, MOST_VALUES), undefined]] as const;
  });
  return new Map(shared);
}

function suggestedBy({ suggest }: Link, values: readonly Json[] = []): readonly Json[] {
  return values.slice(0, MOST_SUGGESTING).flatMap((value) => suggest(value));
}

const MOST_SUGGESTING = 20;
