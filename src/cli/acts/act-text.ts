import type { Statement } from "../../attestation/statement.ts";
import type { TrustList } from "../../attestation/trust-list.ts";
import { annotated } from "../../core/schema/annotations-at.ts";
import { elementSchema, type PlacedSchema, propertiesOf, rootSchema } from "../../core/schema/json-schema.ts";
import { isJsonArray, isJsonObject, type Json, ownProperty } from "../../core/source/json.ts";
import type { Text } from "../../core/source/source.ts";
import { valueAt } from "../../core/source/value-at.ts";
import { schemas } from "../../generated/schemas.ts";
import { plain } from "../../reporters/plain.ts";
import type { Language } from "../../reporters/words.ts";
import type { RequirementTold } from "./missing-gate.ts";
import { titleOf } from "./statement-title.ts";
import type { ActSubject } from "./subject.ts";

const SYSTEM: Text = { vi: "hệ thống", en: "system" };
const NAME: Text = { vi: "tên hệ thống", en: "name of the system" };
const FOUND: Text = { vi: "điều đang vướng", en: "what was found" };
const LATER: Text = { vi: "(sau hôm nay)", en: "(after today)" };
const DESIGN: Text = { vi: "mã băm thiết kế", en: "design digest" };
const NO_DESIGN: Text = {
  vi: "chỉ gắn mã hệ thống, không gắn bản khai nào",
  en: "bound to the id of the system alone, to no manifest",
};
const YES: Text = { vi: "có", en: "yes" };
const NO: Text = { vi: "không", en: "no" };

/** Is what somebody who signs should see beside what the statement itself says. */
export interface Shown {
  readonly subject: ActSubject;
  readonly trust: TrustList | undefined;
  /** The requirement that the statement speaks of. */
  readonly told?: RequirementTold | undefined;
  readonly today: string;
}

/** Says a statement in words, line by line, as whoever signs it reads it. */
export function actText(statement: Statement, shown: Shown, language: Language): string {
  const rows = [...systemRows(shown.subject, language), ...rowsOf(statement, shown, language)];
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
  return [titleOf(statement)[language], ...lines, ""].join("\n");
}

type Row = readonly [label: string, value: string];

function systemRows({ systemId, sha256, manifest }: ActSubject, language: Language): readonly Row[] {
  if (!manifest)
    return [
      [SYSTEM[language], plain(systemId)],
      [DESIGN[language], NO_DESIGN[language]],
    ];
  const name = valueAt(manifest.document.value, "/metadata/name");
  return [
    [SYSTEM[language], `${plain(systemId)} (${plain(manifest.name)})`],
    ...(typeof name === "string" ? [[NAME[language], plain(name)] as const] : []),
    [DESIGN[language], `sha256:${sha256}`],
  ];
}

/** In the order of the schema, which is the order in which people write such a document. */
function rowsOf({ type, predicate }: Statement, shown: Shown, language: Language): readonly Row[] {
  const properties = propertiesOf(rootSchema(type, schemas), schemas);
  const { finding } = shown.told ?? {};
  return [...properties].flatMap(([key, placed]): readonly Row[] => {
    const value = ownProperty(predicate, key);
    if (value === undefined) return [];
    const text = known(key, value, shown, language) ?? valueText(value, placed, language);
    const row = [annotated(placed.schema).title[language], text] as const;
    const isLast = key === "requirement" && finding !== undefined;
    return isLast ? [row, [FOUND[language], plain(finding[language])]] : [row];
  });
}

/** An id or a date alone is easily read past. */
function known(
  key: string,
  value: Json,
  { trust, told, today }: Shown,
  language: Language,
): string | undefined {
  if (typeof value !== "string") return undefined;
  const written = plain(value);
  if (key === "date" && value > today) return `${written} ${LATER[language]}`;
  if (key === "gate" && told) return `${told.gate.number} ${plain(told.gate.title[language])} (${written})`;
  const authority = key === "authority" && trust?.authorities.find(({ id }) => id === value);
  return authority ? `${plain(authority.names[0] ?? value)} (${written})` : undefined;
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
