import type { PlaceNotes } from "../evaluate/subject-matter.ts";
import type { Fact, Json, Value } from "../expression/result.ts";

export type Language = "vi" | "en";

/** Stands in place of a confidential value in a report that leaves the house. */
export const MASK = "•••";

const BOOLEAN: Readonly<Record<Language, readonly [yes: string, no: string]>> = {
  vi: ["có", "không"],
  en: ["yes", "no"],
};

const GROUP_MARK: Readonly<Record<Language, string>> = { vi: ".", en: "," };

/** Shows a value in a message: labels of closed vocabularies, money in groups of three digits; never by the machine's locale. */
export function renderValue(value: Value, notes: PlaceNotes | undefined, language: Language): string {
  if (typeof value === "string") return notes?.labels?.[value]?.[language] ?? value;
  if (typeof value === "bigint") return notes?.unit === "vnd" ? grouped(value, language) : String(value);
  if (typeof value === "object" && value !== null) return renderComposite(value, notes, language);
  if (typeof value === "boolean") return BOOLEAN[language][value ? 0 : 1];
  return String(value);
}

function renderComposite(
  value: Exclude<Value, string | number | bigint | boolean | null>,
  notes: PlaceNotes | undefined,
  language: Language,
): string {
  if (value.kind === "list") return value.items.map((item) => renderValue(item, notes, language)).join(", ");
  return value.kind === "object" ? value.place.pointer : "…";
}

function grouped(value: bigint, language: Language): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, GROUP_MARK[language]);
}

/** Gives the value of a fact for a report, masked where it is confidential and the report leaves the house. */
export function reportedValue(fact: Fact, notes: PlaceNotes | undefined, redact: boolean): Json {
  return redact && notes?.confidential ? MASK : fact.value;
}
