import type { Statement } from "../../attestation/statement.ts";
import { annotated } from "../../core/schema/annotations-at.ts";
import { elementSchema, type PlacedSchema, propertiesOf, rootSchema } from "../../core/schema/json-schema.ts";
import { isJsonArray, isJsonObject, type Json, ownProperty } from "../../core/source/json.ts";
import type { Text } from "../../core/source/source.ts";
import { schemas } from "../../generated/schemas.ts";
import { plain } from "../../reporters/plain.ts";
import type { Language } from "../../reporters/words.ts";
import type { ActSubject } from "./subject.ts";

const SYSTEM: Text = { vi: "hệ thống", en: "system" };
const DESIGN: Text = { vi: "mã băm thiết kế", en: "design digest" };
const NO_DESIGN: Text = {
  vi: "chỉ gắn mã hệ thống, không gắn bản khai nào",
  en: "bound to the id of the system alone, to no manifest",
};
const YES: Text = { vi: "có", en: "yes" };
const NO: Text = { vi: "không", en: "no" };

/** Names the kind of a statement. */
export function titleOf(statement: Statement): Text {
  return annotated(rootSchema(statement.type, schemas).schema).title;
}

/** Says a statement in words, line by line, as whoever signs it reads it. */
export function actText(statement: Statement, subject: ActSubject, language: Language): string {
  const { systemId, sha256, manifest } = subject;
  const file = manifest ? ` (${plain(manifest.name)})` : "";
  const rows: readonly Row[] = [
    [SYSTEM[language], `${plain(systemId)}${file}`],
    [DESIGN[language], manifest ? `sha256:${sha256}` : NO_DESIGN[language]],
    ...rowsOf(statement, language),
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
  return [titleOf(statement)[language], ...lines, ""].join("\n");
}

type Row = readonly [label: string, value: string];

/** In the order of the schema, which is the order in which people write such a document. */
function rowsOf({ type, predicate }: Statement, language: Language): readonly Row[] {
  const properties = propertiesOf(rootSchema(type, schemas), schemas);
  return [...properties].flatMap(([key, placed]): readonly Row[] => {
    const value = ownProperty(predicate, key);
    if (value === undefined) return [];
    return [[annotated(placed.schema).title[language], valueText(value, placed, language)]];
  });
}

function valueText(value: Json, placed: PlacedSchema, language: Language): string {
  if (isJsonArray(value)) {
    const items = elementSchema(placed, "items", schemas) ?? placed;
    return value.map((item) => valueText(item, items, language)).join(", ");
  }
  if (typeof value === "boolean") return (value ? YES : NO)[language];
  const written = plain(typeof value === "string" ? value : JSON.stringify(value));
  const label = labelOf(value, placed, language);
  return label === undefined || label === written ? written : `${label} (${written})`;
}

function labelOf(value: Json, { schema }: PlacedSchema, language: Language): string | undefined {
  const labels = ownProperty(schema, "x-enum");
  const label = isJsonObject(labels) && typeof value === "string" ? ownProperty(labels, value) : undefined;
  const text = isJsonObject(label) ? ownProperty(label, language) : undefined;
  return typeof text === "string" ? text : undefined;
}
