import { schemas } from "../../generated/schemas.ts";
import { holdsOn } from "../evaluate/in-force.ts";
import { parameterNotes, valueNotes } from "../explain/parameter-notes.ts";
import type { PolicyFile, PolicyFiles } from "../policy/policy-files.ts";
import type { Binding, DatedValue, Interval, PolicySet } from "../policy/policy-set.ts";
import type { Json } from "../source/json.ts";
import { type Matrix, tracedBinding } from "./matrix.ts";
import { placeOf } from "./place-of.ts";
import type { OpenItem, OpenValue } from "./trace.ts";

/** Lists what the texts leave open, with the values recommended on a date: parameters, catalogues, rules of derived facts, then bindings. */
export function openItems(
  files: PolicyFiles,
  policies: PolicySet,
  matrix: Matrix,
  asOf: string,
): readonly OpenItem[] {
  const note = noteWith(files, policies);
  return [
    ...files.Parameters.flatMap((file) => openParameters(file, note, asOf)),
    ...files.Catalogue.flatMap((file) => openCatalogue(file, asOf)),
    ...files.DerivedFact.flatMap((file) => openRules(file, policies, asOf)),
    ...files.Profile.flatMap((file) => openBindings(file, matrix, note, asOf)),
  ];
}

type Noted = Pick<OpenValue, "unit" | "labels">;

/** Finds with what unit and labels the values of a parameter are shown. */
function noteWith({ Parameters }: PolicyFiles, policies: PolicySet): (id: string) => Noted {
  const entries = Parameters.flatMap(({ content }) => content.spec.parameters);
  return (id) => {
    const entry = entries.find((one) => one.id === id);
    return parameterNotes(id, unitOf(entry), { policies, schemas });
  };
}

function unitOf(entry: { readonly type: string; readonly unit?: string } | undefined): string | undefined {
  return entry?.type === "period" || entry?.type === "pattern" ? entry.type : entry?.unit;
}

function openParameters(
  { document, content }: PolicyFile<"Parameters">,
  note: (id: string) => Noted,
  asOf: string,
): readonly OpenItem[] {
  return content.spec.parameters.flatMap(({ id, title, decide, values }, index) => {
    if (!decide) return [];
    const shown = inForceOrToCome(values, asOf).map((value) => ({
      ...dated(value, value.value),
      ...note(id),
    }));
    if (shown.length === 0) return [];
    const place = placeOf(document, `/spec/parameters/${index}/id`);
    return [{ kind: "parameter" as const, id, title, reason: decide, values: shown, place }];
  });
}

function openCatalogue({ document, content }: PolicyFile<"Catalogue">, asOf: string): readonly OpenItem[] {
  const { id, title } = content.metadata;
  const { key, decide, entries } = content.spec;
  if (!decide) return [];
  const values = inForceOrToCome(entries, asOf).map((entry) => dated(entry, entry.value[key] ?? null));
  if (values.length === 0) return [];
  return [{ kind: "catalogue", id, title, reason: decide, values, place: placeOf(document, "/metadata/id") }];
}

function openRules(
  { document, content }: PolicyFile<"DerivedFact">,
  { derived }: PolicySet,
  asOf: string,
): readonly OpenItem[] {
  const fact = content.metadata.id;
  const vocabulary = derived.find(({ id }) => id === fact)?.vocabulary;
  const notes = valueNotes(content.spec.unit, vocabulary, schemas);
  return content.spec.rules.flatMap(({ id, title, decide, value, effective, basis, evidence }, index) => {
    if (!decide || hasEnded(effective, asOf)) return [];
    const values = [{ value, ...effective, basis, evidence, ...notes }];
    const place = placeOf(document, `/spec/rules/${index}/id`);
    return [{ kind: "derived" as const, id: `${fact}/${id}`, title, reason: decide, values, place }];
  });
}

function openBindings(
  { document, content }: PolicyFile<"Profile">,
  matrix: Matrix,
  note: (id: string) => Noted,
  asOf: string,
): readonly OpenItem[] {
  return content.spec.bindings.flatMap(({ id, decide }, index) => {
    const entry = matrix.gates.find(({ bindings }) => bindings.some(({ binding }) => binding.id === id));
    const found = entry?.bindings.find(({ binding }) => binding.id === id);
    if (!decide || !entry || !found || hasEnded(found.binding.effective, asOf)) return [];
    const { number, title } = entry.gate;
    return {
      ...{
        kind: "binding" as const,
        id,
        title: { vi: `${number} ${title.vi}`, en: `${number} ${title.en}` },
      },
      reason: found.binding.reason,
      values: overrides(found.binding, matrix, note),
      binding: tracedBinding(found),
      place: placeOf(document, `/spec/bindings/${index}/id`),
    };
  });
}

function overrides(
  { parameters }: Binding,
  { values }: Matrix,
  note: (id: string) => Noted,
): readonly OpenValue[] {
  return Object.entries(parameters).map(([id, { value, basis, evidence }]) => {
    const title = values.get(`params.${id}`)?.title;
    return { ...(title ? { title } : {}), value, basis, evidence, ...note(id) };
  });
}

/** Before a first value is in force, what will be recommended is what there is to decide on. */
function inForceOrToCome<V extends Omit<DatedValue, "value">>(
  values: readonly V[],
  asOf: string,
): readonly V[] {
  const now = values.filter((value) => holdsOn(value, asOf));
  return now.length > 0 ? now : values.filter((value) => !hasEnded(value, asOf));
}

/** What is over by then needs no decision any more. */
function hasEnded({ until }: Interval, asOf: string): boolean {
  return until !== undefined && until <= asOf;
}

function dated({ from, until, basis, evidence }: Omit<DatedValue, "value">, value: Json): OpenValue {
  return { value, from, ...(until ? { until } : {}), basis, evidence };
}
