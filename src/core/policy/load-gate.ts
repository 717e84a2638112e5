import { type Environment, withVariables } from "../expression/environment.ts";
import { elementPlaceOf, type PlacePattern, readsOf } from "../expression/reads-of.ts";
import type { Expression, Type } from "../expression/tree.ts";
import type { Document } from "../parse/document.ts";
import { compileCondition } from "./compile-condition.ts";
import { compileMessage } from "./compile-message.ts";
import type { PolicyFile } from "./policy-files.ts";
import type { Condition, Each, Gate, GateBody, Justification, Requirement, Subject } from "./policy-set.ts";
import { checkOwnNames, type Reporter } from "./report.ts";

/** Holds what the expressions of gates are typed against. */
export interface Typing {
  readonly environments: { readonly [S in Subject]: Environment };
  /** What the rules of derived facts are typed against. */
  readonly rules: Environment;
  /** Lists the fields without which a justification of this object type is incomplete; undefined for other objects. */
  readonly justificationFields: (objectType: string) => readonly string[] | undefined;
  /** Tells of which part of a document a place is. */
  readonly partAt: (place: PlacePattern, subject: Subject) => string;
}

type GateFile = PolicyFile<"Gate">;
type RequirementFile = GateFile["content"]["spec"]["require"][number];

/** Carries where in a gate's file a compilation stands. */
interface Here {
  readonly document: Document;
  readonly pointer: string;
  readonly typing: Typing;
  readonly subject: Subject;
  readonly environment: Environment;
  readonly report: Reporter;
}

/** Loads a gate: every expression typed against each kind of document it judges. */
export function loadGate({ document, content }: GateFile, typing: Typing, report: Reporter): Gate {
  const { id, number, title, clauses = [] } = content.metadata;
  const { subjects, rationale, require } = content.spec;
  checkOwnNames(require, document, "/spec/require", report);
  checkSubjects(content, document, report);
  const bodies: { [S in Subject]?: GateBody } = {};
  for (const subject of subjects) {
    bodies[subject] = loadBody(content.spec, {
      document,
      pointer: "/spec",
      typing,
      subject,
      environment: typing.environments[subject],
      report,
    });
  }
  return { id, number, title, rationale, clauses, bodies, source: document.source.name };
}

/** A requirement of a kind of document that its gate does not judge would never be asked; a kind of which nothing is asked would never fail. */
function checkSubjects({ metadata, spec }: GateFile["content"], document: Document, report: Reporter): void {
  for (const [at, subject] of spec.subjects.entries()) {
    if (spec.require.some(({ subjects }) => subjects?.includes(subject) !== false)) continue;
    report.at(document, `/spec/subjects/${at}`, "policy/nothing-asked", { name: metadata.id, subject });
  }
  for (const [index, { subjects = [] }] of spec.require.entries()) {
    for (const [at, subject] of subjects.entries()) {
      if (spec.subjects.includes(subject)) continue;
      const pointer = `/spec/require/${index}/subjects/${at}`;
      report.at(document, pointer, "policy/subject-not-judged", { name: metadata.id, subject });
    }
  }
}

function loadBody({ appliesWhen, require }: GateFile["content"]["spec"], here: Here): GateBody {
  const applies = condition(appliesWhen, "appliesWhen", "applicability", here);
  const requirements = require.flatMap((entry, index) =>
    entry.subjects?.includes(here.subject) === false
      ? []
      : (loadRequirement(entry, below(here, `require/${index}`)) ?? []),
  );
  return { ...(applies ? { appliesWhen: applies } : {}), require: requirements };
}

function loadRequirement(entry: RequirementFile, here: Here): Requirement | undefined {
  const when = condition(entry.when, "when", "applicability", here);
  const loop = entry.each && loadEach(entry.each, below(here, "each"));
  // Without its list the variable has no type: what uses it would only be mistaken for unknown.
  if (loop && !loop.each) return undefined;
  const inner = loop ? { ...here, environment: loop.environment } : here;
  const that = condition(entry.that, "that", "condition", inner);
  const at = path(entry.at, "at", inner);
  const justification = loadJustification(entry.justification, loop?.each, inner);
  const message = compileMessage(
    entry.message,
    inner.environment,
    here.document,
    `${here.pointer}/message`,
    here.report,
  );
  // A variable of an expression that did not compile may well be used there.
  const isWhole = that && (at || entry.at === undefined) && (loop?.each?.where || !entry.each?.where);
  if (loop?.each && isWhole) checkUsed(loop.each, [that, at, loop.each.where], here);
  if (!that) return undefined;
  const { id, from, remedy, waivable = true } = entry;
  return {
    id,
    that,
    message,
    remedy,
    waivable,
    ...(from ? { from } : {}),
    ...(when ? { when } : {}),
    ...(loop?.each ? { each: loop.each } : {}),
    ...(at ? { at } : {}),
    ...(justification ? { justification } : {}),
  };
}

interface Loop {
  readonly each: Each | undefined;
  readonly environment: Environment;
}

function loadEach(each: NonNullable<RequirementFile["each"]>, here: Here): Loop {
  const list = path(each.in, "in", here);
  const element = list && elementType(list, here);
  checkHides(each.variable, here);
  if (!list || !element) return { each: undefined, environment: here.environment };
  const environment = withVariables(here.environment, [[each.variable, element]]);
  const where = condition(each.where, "where", "applicability", { ...here, environment });
  const { variable, ifEmpty, ifNoneMatch } = each;
  const loaded = {
    variable,
    in: list,
    ifEmpty,
    ...(where ? { where } : {}),
    ...(ifNoneMatch ? { ifNoneMatch } : {}),
  };
  return { each: loaded, environment };
}

function elementType({ text, expression }: Condition, here: Here): Type | undefined {
  if (expression.type.kind === "list") return expression.type.element;
  here.report.at(here.document, `${here.pointer}/in`, "policy/not-a-list", { name: text });
  return undefined;
}

function checkHides(variable: string, { environment, document, pointer, report }: Here): void {
  const roots: ReadonlyMap<string, unknown> = environment.roots;
  const hides =
    environment.variables.has(variable) ||
    roots.has(variable) ||
    environment.object(environment.facts)?.has(variable);
  if (hides === true) report.at(document, `${pointer}/variable`, "policy/hidden-name", { name: variable });
}

function checkUsed(
  { variable }: Each,
  conditions: readonly (Condition | undefined)[],
  { document, pointer, report }: Here,
): void {
  const compiled = conditions.filter((one) => one !== undefined);
  const used = compiled.some(({ expression }) => readsOf(expression).variables.includes(variable));
  if (!used) report.at(document, `${pointer}/each/variable`, "policy/unused-variable", { name: variable });
}

function loadJustification(
  text: string | undefined,
  each: Each | undefined,
  here: Here,
): Justification | undefined {
  const compiled = path(text, "justification", here);
  if (!compiled) return undefined;
  const { type } = compiled.expression;
  const complete = type.kind === "object" ? here.typing.justificationFields(type.name) : undefined;
  if (complete) return checkOfDesign({ ...compiled, complete }, each, here);
  here.report.at(here.document, `${here.pointer}/justification`, "policy/not-a-justification", {
    name: compiled.text,
  });
  return undefined;
}

/** An approval binds the design: a justification outside it could be rewritten after it was accepted. */
function checkOfDesign(
  justification: Justification,
  each: Each | undefined,
  here: Here,
): Justification | undefined {
  const { document, pointer, report } = here;
  const part = partBeyondDesign(justification.expression, each, here);
  if (part === undefined) return justification;
  report.at(document, `${pointer}/justification`, "policy/justification-not-design", {
    name: justification.text,
    part,
  });
  return undefined;
}

/** Names the part of a document other than the design that a justification lies in, `-` for none; undefined where it is of the design. */
export function partBeyondDesign(
  justification: Expression,
  each: Each | undefined,
  { typing, subject }: Pick<Here, "typing" | "subject">,
): string | undefined {
  const entry = each && elementPlaceOf(each.in.expression);
  const variables = each && entry ? new Map([[each.variable, entry]]) : new Map<string, PlacePattern>();
  const { places } = readsOf(justification, variables);
  if (places.length === 0) return "-";
  return places.map((place) => typing.partAt(place, subject)).find((one) => one !== "design");
}

function condition(
  text: string | undefined,
  field: string,
  mode: "condition" | "applicability",
  here: Here,
): Condition | undefined {
  if (text === undefined) return undefined;
  const place = { document: here.document, pointer: `${here.pointer}/${field}` };
  return compileCondition(text, here.environment, { mode, expected: "bool" }, place, here.report);
}

function path(text: string | undefined, field: string, here: Here): Condition | undefined {
  if (text === undefined) return undefined;
  const place = { document: here.document, pointer: `${here.pointer}/${field}` };
  return compileCondition(text, here.environment, { mode: "path" }, place, here.report);
}

function below(here: Here, step: string): Here {
  return { ...here, pointer: `${here.pointer}/${step}` };
}
