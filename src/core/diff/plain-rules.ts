import { structureOf } from "../expression/children.ts";
import type {
  Binding,
  Condition,
  Each,
  Gate,
  GateBody,
  Message,
  PolicySet,
  Profile,
  Requirement,
  Subject,
} from "../policy/policy-set.ts";
import { SUBJECTS } from "../policy/policy-set.ts";
import { isPlainCondition, type Plain, type PlainCondition } from "./plain.ts";

export type PlainRecord = { readonly [name: string]: Plain };

/** Writes a condition so that it is compared by how it is built and shown as it was written. */
export function plainCondition({ text, expression }: Condition): PlainCondition {
  return { text, structure: structureOf(expression) };
}

/** Writes all of a binding that a verdict hangs on, but the dates on which it binds. */
export function plainBinding(binding: Binding): PlainRecord {
  const { subjects, from, until, enforcement, waivable, assurance, when, parameters } = binding;
  return compact({
    ...{ subjects, from, until, enforcement, waivable, assurance },
    when: bySubject(subjects, (subject) => when[subject] && plainCondition(when[subject])),
    parameters: Object.fromEntries(Object.entries(parameters).map(([id, { value }]) => [id, value])),
  });
}

/** Writes what of a binding people read and no verdict hangs on. */
export function bindingWording({ clauses, reason, decide, parameters }: Binding): PlainRecord {
  const bases = Object.entries(parameters).map(([id, { basis, evidence }]) => [id, { basis, evidence }]);
  return { clauses, reason: { ...reason }, decide, bases: Object.fromEntries(bases) };
}

/** Writes all of a gate that a verdict hangs on, for the kinds of document asked about. */
export function plainGate({ bodies }: Gate, subjects: readonly Subject[] = SUBJECTS): PlainRecord {
  return bySubject(subjects, (subject) => bodies[subject] && plainBody(bodies[subject]));
}

function bySubject(
  subjects: readonly Subject[],
  write: (subject: Subject) => Plain | undefined,
): PlainRecord {
  return compact(Object.fromEntries(subjects.map((subject) => [subject, write(subject)])));
}

function plainBody({ appliesWhen, require }: GateBody): Plain {
  return compact({
    appliesWhen: appliesWhen && plainCondition(appliesWhen),
    require: require.map(plainRequirement),
  });
}

function plainRequirement({ id, from, when, each, that, justification, waivable }: Requirement): Plain {
  return compact({
    ...{ id, from, waivable },
    when: when && plainCondition(when),
    each: each && plainEach(each),
    that: plainCondition(that),
    justification: justification && {
      at: plainCondition(justification),
      complete: [...justification.complete],
    },
  });
}

function plainEach(each: Each): Plain {
  const { variable, ifEmpty, ifNoneMatch, where } = each;
  return compact({
    ...{ variable, ifEmpty, ifNoneMatch },
    in: plainCondition(each.in),
    where: where && plainCondition(where),
  });
}

/** Writes what of a gate people read and no verdict hangs on. */
export function gateWording({ number, title, rationale, clauses, bodies }: Gate): PlainRecord {
  const own = { number, title: { ...title }, rationale: { ...rationale }, clauses };
  return {
    ...own,
    ...bySubject(
      SUBJECTS,
      (subject) => bodies[subject] && { require: bodies[subject].require.map(requirementWording) },
    ),
  };
}

function requirementWording({ id, message, remedy, at }: Requirement): Plain {
  return compact({ id, message: messageTexts(message), remedy: { ...remedy }, at: at && plainCondition(at) });
}

function messageTexts({ vi, en }: Message): PlainRecord {
  return { vi: messageText(vi), en: messageText(en) };
}

/** Writes a message with its placeholders as they were written. */
function messageText(parts: Message["vi"]): string {
  return parts.map((part) => (typeof part === "string" ? part : `{${part.text}}`)).join("");
}

/** Writes what a profile says besides its bindings. */
export function plainProfile({ province, outOfScope, competence, reapproval }: Profile): PlainRecord {
  const { independentOfOperator, ...byType } = competence;
  const signed = Object.entries(byType).map(([type, conditions]) => [
    type,
    conditions.map(({ id, that }) => ({ id, that: plainCondition(that) })),
  ]);
  return compact({
    province,
    outOfScope: outOfScope && plainCondition(outOfScope),
    independentOfOperator: independentOfOperator && plainCondition(independentOfOperator),
    competence: Object.fromEntries(signed),
    reapproval: reapproval.map(({ id, paths }) => ({ id, paths: [...paths] })),
  });
}

/** Writes what of a profile people read and nothing hangs on; what it stands on is in its bindings and conditions. */
export function profileWording({ title, extends: base, competence, reapproval }: Profile): PlainRecord {
  const reasons = reapproval.map((one) => ({ id: one.id, title: { ...one.title }, clauses: one.clauses }));
  const { independentOfOperator: _, ...byType } = competence;
  const signed = Object.entries(byType).map(([type, conditions]) => [
    type,
    conditions.map(({ id, message, remedy }) =>
      compact({ id, message: messageTexts(message), remedy: remedy && { ...remedy } }),
    ),
  ]);
  return compact({
    ...{ title: { ...title }, extends: base },
    ...{ competence: Object.fromEntries(signed), reapproval: reasons },
  });
}

/** Writes the dated values of a set that are asked for, by kind and id; without names all of them. */
export function plainValues({ parameters, catalogues, derived }: PolicySet): PlainRecord {
  const dated = ({ from, until, value }: { from: string; until?: string; value: Plain }) =>
    compact({ from, until, value });
  return {
    parameters: byId(parameters, ({ values }) => values.map(dated)),
    catalogues: byId(catalogues, ({ entries }) => entries.map(dated)),
    derived: byId(derived, ({ choose, rules }) => ({
      choose,
      rules: rules.map(({ id, when, value, effective }) =>
        compact({ id, value, effective: { ...effective }, when: when && plainCondition(when) }),
      ),
    })),
  };
}

/** Writes what of the dated values and the clauses people read and nothing hangs on. */
export function valuesWording({ parameters, catalogues, derived, clauses }: PolicySet): PlainRecord {
  const based = ({
    from,
    basis,
    evidence,
  }: {
    from: string;
    basis: readonly string[];
    evidence: string;
  }) => ({
    from,
    basis,
    evidence,
  });
  return {
    parameters: byId(parameters, ({ title, decide, vocabulary, values }) =>
      compact({
        ...{ title: { ...title }, decide: decide && { ...decide } },
        ...{ vocabulary: vocabulary && { ...vocabulary }, values: values.map(based) },
      }),
    ),
    catalogues: byId(catalogues, ({ title, fields, entries }) => ({
      title: { ...title },
      fields: Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, { ...text }])),
      entries: entries.map(based),
    })),
    derived: byId(derived, ({ title, unit, vocabulary, rules }) =>
      compact({
        ...{ title: { ...title }, unit, vocabulary: vocabulary && { ...vocabulary } },
        rules: rules.map(({ id, title: ground, basis, evidence, decide }) =>
          compact({ id, title: { ...ground }, basis, evidence, decide: decide && { ...decide } }),
        ),
      }),
    ),
    clauses: byId(clauses, ({ text, disposition, evidence }) =>
      compact({ text: { ...text }, disposition, evidence }),
    ),
  };
}

function byId<T extends { readonly id: string }>(list: readonly T[], write: (one: T) => Plain): PlainRecord {
  return Object.fromEntries(list.map((one) => [one.id, write(one)]));
}

/** Leaves out what is not there. */
export function compact(record: { readonly [name: string]: Plain | undefined }): PlainRecord {
  const entries: (readonly [string, Plain])[] = [];
  for (const [name, value] of Object.entries(record)) {
    if (value !== undefined && !isEmptyRecord(value)) entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}

function isEmptyRecord(value: Plain): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return !isPlainCondition(value) && Object.keys(value).length === 0;
}
