import type { Text } from "../core/source/source.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import type { FindingContext } from "./finding-text.ts";
import { wrapped } from "./lines.ts";
import { plain } from "./plain.ts";
import type { Language } from "./words.ts";

type Change = NonNullable<Verdict["attestations"][number]["changes"]>[number];

/** After so many, changes are only counted. */
const TOLD = 20;

const CHANGE_WORDS: Readonly<Record<Change["change"], Text>> = {
  added: { vi: "thêm", en: "added" },
  removed: { vi: "bỏ", en: "removed" },
  changed: { vi: "sửa", en: "changed" },
};
const AGAIN: Text = { vi: "phải phê duyệt lại", en: "needs another approval" };
const OTHER: Text = { vi: "thay đổi khác", en: "other changes" };

/** Writes what changed since a design was signed: what needs another approval first, by its cause, each with its line. */
export function changesText(changes: readonly Change[], context: FindingContext): string {
  const { language, paint } = context;
  const groups = byTriggers(changes);
  const lines = [wrapped(totals(changes)[language], 4)];
  let room = TOLD;
  for (const group of groups) {
    const told = group.slice(0, room);
    room -= told.length;
    if (told.length === 0) break;
    // One heading over all would say nothing.
    if (groups.length > 1 || (group[0]?.triggers.length ?? 0) > 0) lines.push(causeLine(group[0], context));
    lines.push(...told.map((change) => changeLine(change, context)));
  }
  const more = changes.length - TOLD;
  if (more > 0) lines.push(paint.dim(`      ${andMore(more, language)}`));
  return lines.join("\n");
}

function totals(changes: readonly Change[]): Text {
  const again = changes.filter(({ triggers }) => triggers.length > 0).length;
  const count = changes.length;
  return {
    vi: `Những gì đã thay đổi (${count}${again > 0 ? `, trong đó ${again} phải phê duyệt lại` : ""}):`,
    en: `What changed (${count}${again > 0 ? `, of which ${again} ${again === 1 ? "needs" : "need"} another approval` : ""}):`,
  };
}

/** Changes of one cause stand together; those of none come last. */
function byTriggers(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups = new Map<string, readonly Change[]>();
  for (const change of changes) {
    const key = JSON.stringify(change.triggers.map(({ id }) => id));
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const all = [...groups.values()];
  const hasCause = (group: readonly Change[]) => (group[0]?.triggers.length ?? 0) > 0;
  return [...all.filter(hasCause), ...all.filter((group) => !hasCause(group))];
}

function causeLine(change: Change | undefined, { language, paint }: FindingContext): string {
  const causes = (change?.triggers ?? []).map(({ title, clauses }) => {
    const basis = clauses.length === 0 ? "" : ` (${clauses.join(", ")})`;
    return plain(`${title[language]}${basis}`);
  });
  if (causes.length === 0) return paint.dim(`    – ${OTHER[language]}:`);
  return wrapped(`${causes.join("; ")}:`, 4, `→ ${AGAIN[language]}: `);
}

function changeLine({ path, change, location }: Change, context: FindingContext): string {
  const { language, paint, name, source } = context;
  const place = `${plain(source?.name ?? name)}:${location.start.line}`;
  return `      ${paint.cyan(place)} ${CHANGE_WORDS[change][language]} \`${plain(path)}\``;
}

function andMore(count: number, language: Language): string {
  return language === "vi" ? `và ${count} thay đổi khác` : `and ${count} more`;
}
