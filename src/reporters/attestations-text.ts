import type { Text } from "../core/source/source.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import { changesText } from "./changes-text.ts";
import type { FindingContext } from "./finding-text.ts";
import { wrapped } from "./lines.ts";
import { plain } from "./plain.ts";
import { type Language, STATEMENT_WORDS, UNREADABLE_STATEMENT } from "./words.ts";

/** Is what a verdict says of one signed statement. */
export type Attestation = Verdict["attestations"][number];

/** Titles the statements by whether they count. */
export const NOT_COUNTED: Text = {
  vi: "VĂN BẢN ĐÃ KÝ KHÔNG ĐƯỢC TÍNH",
  en: "SIGNED STATEMENTS THAT DO NOT COUNT",
};
const COUNTED: Text = { vi: "VĂN BẢN ĐÃ KÝ", en: "SIGNED STATEMENTS" };
export const NOT_NEEDED: Text = { vi: "hợp lệ, chưa cần đến", en: "valid, not needed here" };

/**
 * Writes the signed statements that do not count and why: what was refused, and what is valid but excuses
 * nothing. Statements that fail for one reason are told together.
 */
export function notCountedSections(verdict: Verdict, context: FindingContext): readonly string[] {
  const left = verdict.attestations.filter((one) => isTold(one) && doesNotCount(one));
  if (left.length === 0) return [];
  const { language, paint } = context;
  const groups = byReason(left).map((group) => groupText(group, context));
  return [paint.bold(`${NOT_COUNTED[language]} (${left.length})`), ...groups];
}

/** Writes the signed statements on which the verdict rests, those it has no need of, and how many are of other systems. */
export function countedSections({ attestations }: Verdict, context: FindingContext): readonly string[] {
  const { language, paint } = context;
  const counted = attestations.filter((one) => isTold(one) && !doesNotCount(one));
  const used = counted.filter(({ state }) => state === "used");
  const unneeded = counted.filter(({ state }) => state !== "used");
  const others = attestations.filter((one) => !isTold(one)).length;
  const rows = [
    ...used.map((one) => `  ${paint.green("✔")} ${nameOf(one, language)}`),
    ...unneeded.map((one) => `  ${paint.dim(`• ${nameOf(one, language)} · ${NOT_NEEDED[language]}`)}`),
    ...(others > 0 ? [`  ${paint.dim(`– ${ofOthers(others)[language]}`)}`] : []),
  ];
  return rows.length === 0 ? [] : [paint.bold(COUNTED[language]), rows.join("\n")];
}

/** A folder may hold the statements of many systems: those of the others are no news. */
export function isTold({ code }: Attestation): boolean {
  return code !== "attestation/other-system";
}

/** Tells whether a statement changes nothing though somebody meant it to. */
export function doesNotCount({ state, reason }: Attestation): boolean {
  return state === "refused" || (state === "unused" && reason !== null);
}

function ofOthers(count: number): Text {
  return {
    vi: `${count} văn bản đã ký của hệ thống khác, không xét ở đây`,
    en: `${count} ${count === 1 ? "statement is" : "statements are"} about other systems and not looked at here`,
  };
}

/** Names a statement as people do: what it is, its number, and by whom. */
function nameOf({ type, id, authority, source }: Attestation, language: Language): string {
  const kind = (type === null ? UNREADABLE_STATEMENT : STATEMENT_WORDS[type])[language];
  const parts = [
    id === undefined ? kind : `${kind} \`${plain(id)}\``,
    ...(authority === undefined ? [] : [plain(authority)]),
    plain(source),
  ];
  return parts.join(" · ");
}

/** Gathers the statements that fail for one reason. */
export function byReason(left: readonly Attestation[]): readonly (readonly Attestation[])[] {
  const groups = new Map<string, readonly Attestation[]>();
  for (const one of left) {
    const { code, reason, changes } = one;
    const key = JSON.stringify([code, reason, changes]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function groupText(group: readonly Attestation[], context: FindingContext): string {
  const { language, paint } = context;
  const names = group.map((one) => `  ${paint.red("✘")} ${paint.bold(nameOf(one, language))}`);
  const reason = group[0]?.reason;
  const changes = group[0]?.changes ?? [];
  return [
    ...names,
    ...(reason ? [wrapped(plain(reason[language]), 4)] : []),
    ...(changes.length > 0 ? [changesText(changes, context)] : []),
  ].join("\n");
}
