import type { Declaration } from "../expression/environment.ts";
import type { Document } from "../parse/document.ts";
import type { Json } from "../source/json.ts";
import { checkDates, checkUnit, checkValue } from "./load-parameters.ts";
import type { PolicyFile } from "./policy-files.ts";
import type { Catalogue, DatedValue } from "./policy-set.ts";
import { type Reporter, unknownName } from "./report.ts";

/** Pairs a catalogue with the declarations of its fields. */
export interface LoadedCatalogue {
  readonly catalogue: Catalogue;
  readonly fields: ReadonlyMap<string, Declaration>;
}

/** Loads a catalogue: each entry has every field, of the declared type, and its own key on any one day. */
export function loadCatalogue(
  { document, content }: PolicyFile<"Catalogue">,
  report: Reporter,
): LoadedCatalogue {
  const { id, title } = content.metadata;
  const { key, fields, entries } = content.spec;
  const declared = new Map<string, Declaration>();
  for (const [name, field] of Object.entries(fields)) {
    if (!field) continue;
    const { type, unit } = field;
    checkUnit({ id: name, type, ...(unit ? { unit } : {}) }, document, `/spec/fields/${name}`, report);
    declared.set(name, { type, ...(unit ? { unit } : {}) });
  }
  if (!declared.has(key))
    report.at(document, "/spec/key", "policy/unknown-catalogue-field", unknownName(key, declared.keys()));
  const loaded = entries.map((entry, index) =>
    loadEntry(entry, declared, document, `/spec/entries/${index}`, report),
  );
  checkKeys(key, loaded, document, report);
  const titles = Object.entries(fields).flatMap(([name, field]) => (field ? [[name, field.title]] : []));
  return { catalogue: { id, title, fields: Object.fromEntries(titles), entries: loaded }, fields: declared };
}

type Entry = PolicyFile<"Catalogue">["content"]["spec"]["entries"][number];
type LoadedEntry = Catalogue["entries"][number];

function loadEntry(
  entry: Entry,
  fields: ReadonlyMap<string, Declaration>,
  document: Document,
  pointer: string,
  report: Reporter,
): LoadedEntry {
  checkDates(entry, document, pointer, report);
  const value: Record<string, Json> = {};
  for (const [name, field] of Object.entries(entry.value)) {
    const declaration = fields.get(name);
    const at = `${pointer}/value/${name}`;
    if (!declaration)
      report.at(document, at, "policy/unknown-catalogue-field", unknownName(name, fields.keys()), "key");
    else if (field !== undefined) checkValue(name, field, { declaration }, document, at, report);
    if (field !== undefined) value[name] = field;
  }
  for (const name of fields.keys()) {
    if (!Object.hasOwn(value, name))
      report.at(document, `${pointer}/value`, "policy/missing-field", { name }, "key");
  }
  return { ...entry, value };
}

function checkKeys(key: string, entries: readonly LoadedEntry[], document: Document, report: Reporter): void {
  for (const [index, entry] of entries.entries()) {
    const earlier = entries
      .slice(0, index)
      .find((other) => other.value[key] === entry.value[key] && overlap(other, entry));
    if (earlier)
      report.at(document, `/spec/entries/${index}/value/${key}`, "policy/dates-overlap", {
        name: String(entry.value[key]),
        from: entry.from,
      });
  }
}

function overlap(one: DatedValue, other: DatedValue): boolean {
  return (
    (one.until === undefined || other.from < one.until) &&
    (other.until === undefined || one.from < other.until)
  );
}
