import type { PlacePattern } from "../expression/reads-of.ts";
import { bodyReads } from "../init/facts-read.ts";
import { findNamedNode, findNode, type SchemaNode, type Schemas, textOf } from "../init/schema-node.ts";
import {
  type Binding,
  type Condition,
  type Each,
  type Gate,
  type GateBody,
  type PolicySet,
  type Requirement,
  SUBJECTS,
  type Subject,
} from "../policy/policy-set.ts";
import type { Text } from "../source/source.ts";
import { competenceExplanations } from "./explain-competence.ts";
import type {
  BindingExplanation,
  BodyExplanation,
  ClauseExplanation,
  EachExplanation,
  FactExplanation,
  GateExplanation,
  RequirementExplanation,
} from "./gate-explanation.ts";
import { derivedExplanations, parameterExplanations, parameterUnits } from "./gate-values.ts";
import { inBoth, outlineOf, spoken, type Wordings, withEntry, wordingsOf } from "./outline.ts";
import { parameterNotes } from "./parameter-notes.ts";
import { phrase } from "./phrase.ts";

/** Explains a gate without a document: what it asks, why, of whom, how each profile binds it, what it reads. */
export function explainGate(policies: PolicySet, gate: Gate, schemas: Schemas): GateExplanation {
  const wordings = wordingsOf(schemas, policies);
  const bodies = SUBJECTS.flatMap((subject) => {
    const body = gate.bodies[subject];
    return body ? [bodyExplanation(policies, body, subject, schemas, wordings)] : [];
  });
  return {
    id: gate.id,
    number: gate.number,
    title: gate.title,
    rationale: gate.rationale,
    source: gate.source,
    clauses: gate.clauses.map((id) => clauseExplanation(policies, id)),
    bodies,
    bindings: bindingExplanations(policies, gate, wordings),
    parameters: parameterExplanations(policies, gate, wordings),
    derived: derivedExplanations(policies, gate, wordings),
    competence: competenceExplanations(policies, bodies, wordings),
  };
}

function clauseExplanation({ clauses }: PolicySet, id: string): ClauseExplanation {
  const clause = clauses.find((one) => one.id === id);
  return clause ? { id, text: clause.text, evidence: clause.evidence } : { id };
}

function bodyExplanation(
  policies: PolicySet,
  body: GateBody,
  subject: Subject,
  schemas: Schemas,
  wordings: Wordings,
): BodyExplanation {
  const reads = bodyReads(policies, body, "in-service", true);
  const leaves = reads.filter((place) => !reads.some((other) => isBelow(other, place)));
  return {
    subject,
    ...(body.appliesWhen ? { appliesWhen: outlineOf(body.appliesWhen, wordings) } : {}),
    requirements: body.require.map((requirement) => requirementExplanation(requirement, schemas, wordings)),
    facts: leaves.map((place) => factExplanation(place, subject, schemas)),
  };
}

function isBelow(place: PlacePattern, above: PlacePattern): boolean {
  const isPrefix = above.path.every((name, index) => place.path[index] === name);
  return place.root === above.root && place.path.length > above.path.length && isPrefix;
}

function requirementExplanation(
  requirement: Requirement,
  schemas: Schemas,
  outer: Wordings,
): RequirementExplanation {
  const { each, remedy, from, justification } = requirement;
  const wordings = each ? withEntry(outer, each.variable, each.in.expression) : outer;
  const { actor, ...words } = remedy;
  return {
    id: requirement.id,
    ...(from ? { from } : {}),
    ...(requirement.when ? { when: outlineOf(requirement.when, outer) } : {}),
    ...(each ? { each: eachExplanation(each, outer, wordings) } : {}),
    that: outlineOf(requirement.that, wordings),
    message: spoken(requirement.message, wordings),
    actor,
    remedy: { vi: words.vi, en: words.en },
    waivable: requirement.waivable,
    ...(justification
      ? { justification: justificationLabels(justification, justification.complete, schemas) }
      : {}),
  };
}

function eachExplanation(each: Each, outer: Wordings, inner: Wordings): EachExplanation {
  return {
    list: inBoth(outer, (wording) => phrase(each.in.expression, wording)),
    code: each.in.text,
    ...(each.where ? { where: outlineOf(each.where, inner) } : {}),
    ifEmpty: each.ifEmpty,
    ...(each.ifNoneMatch ? { ifNoneMatch: each.ifNoneMatch } : {}),
  };
}

function justificationLabels(
  { expression }: Condition,
  fields: readonly string[],
  schemas: Schemas,
): readonly Text[] {
  const { type } = expression;
  const node = type.kind === "object" ? findNamedNode(schemas, type.name) : undefined;
  return fields.map((field) => labelAt(node && findNode(schemas, node, [field]), field));
}

function factExplanation({ root, path }: PlacePattern, subject: Subject, schemas: Schemas): FactExplanation {
  const file = {
    facts: subject === "Plan" ? "plan#" : "system-manifest#",
    plan: "plan#",
    attested: "attested-facts#",
  };
  const start = findNamedNode(schemas, file[root]);
  const trail = path.flatMap((name, index) => {
    if (name === "*" || !start) return [];
    return [labelAt(findNode(schemas, start, path.slice(0, index + 1)), name)];
  });
  const join = (language: "vi" | "en") => trail.map((label) => label[language]).join(" › ");
  return { root, path: path.join("."), label: { vi: join("vi"), en: join("en") } };
}

function labelAt(node: SchemaNode | undefined, name: string): Text {
  const vi = node && textOf(node, "title");
  return { vi: vi ?? name, en: (node && textOf(node, "x-title-en")) ?? vi ?? name };
}

function bindingExplanations(
  policies: PolicySet,
  gate: Gate,
  wordings: Wordings,
): readonly BindingExplanation[] {
  const carried = policies.profiles.flatMap((profile) =>
    profile.bindings
      .filter((binding) => binding.gate === gate.id)
      .map((binding) => ({ binding, profile: profile.id })),
  );
  const byText = new Map<string, { readonly binding: Binding; readonly carriedBy: string[] }>();
  for (const { binding, profile } of carried) {
    const key = JSON.stringify(binding);
    const found = byText.get(key);
    if (found) found.carriedBy.push(profile);
    else byText.set(key, { binding, carriedBy: [profile] });
  }
  return [...byText.values()].map(({ binding, carriedBy }) =>
    bindingExplanation({ binding, carriedBy, gate }, policies, wordings),
  );
}

interface CarriedBinding {
  readonly binding: Binding;
  readonly carriedBy: readonly string[];
  readonly gate: Gate;
}

function bindingExplanation(
  { binding, carriedBy, gate }: CarriedBinding,
  policies: PolicySet,
  wordings: Wordings,
): BindingExplanation {
  const { gate: _, when, parameters, ...own } = binding;
  const condition = when.SystemManifest ?? when.Plan;
  const units = parameterUnits(policies, gate);
  const stated = Object.entries(parameters).map(([id, parameter]) => ({
    id,
    title: policies.parameters.find((one) => one.id === id)?.title ?? { vi: id, en: id },
    ...parameterNotes(id, units.get(id), wordings.vi),
    ...parameter,
  }));
  return {
    ...own,
    carriedBy,
    ...(condition ? { when: outlineOf(condition, wordings) } : {}),
    parameters: stated,
  };
}
