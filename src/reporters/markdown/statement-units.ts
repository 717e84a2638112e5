import type { Verdict } from "../../generated/types/verdict.ts";
import {
  type Attestation,
  byReason,
  doesNotCount,
  isTold,
  NOT_COUNTED,
  NOT_NEEDED,
} from "../attestations-text.ts";
import { STATEMENT_WORDS, UNREADABLE_STATEMENT } from "../words.ts";
import { named, type PageContext, said, titled } from "./context.ts";
import { folded, type Section, type Unit } from "./page.ts";
import { PAGE_WORDS } from "./words.ts";

/** Is how many paths are named of what changed since a design was signed. */
const CHANGES = 5;

/** Tells of the signed statements that do not count, with why: whoever is blocked looks for that first. */
export function notCountedUnits(
  { attestations }: Verdict,
  context: PageContext,
  tier: Unit["tier"],
): readonly Unit[] {
  const left = attestations.filter((one) => isTold(one) && doesNotCount(one));
  const title = sentenceCase(NOT_COUNTED[context.language]);
  const section: Section = { open: `### ${title} (${left.length})`, isTight: true };
  return byReason(left).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const names = group.map((one) => nameOf(one, context)).join("<br>\n  ");
    const text = `- ✘ ${names}${reasonOf(first, context)}`;
    return [{ text, under: [section], tier, isCounted: true }];
  });
}

/** Tells, folded away, of the signed statements on which the verdict rests, and of those it has no need of. */
export function countedUnits({ attestations }: Verdict, context: PageContext): readonly Unit[] {
  const counted = attestations.filter((one) => isTold(one) && !doesNotCount(one));
  const title = `${PAGE_WORDS.statements[context.language]} (${counted.length})`;
  const section = folded(title);
  return counted.map((one) => {
    const isUsed = one.state === "used";
    const note = isUsed ? "" : ` (${NOT_NEEDED[context.language]})`;
    const text = `- ${isUsed ? "✔" : "•"} ${nameOf(one, context)}${note}`;
    return { text, under: [section], tier: 2, isCounted: true };
  });
}

function nameOf({ type, id, authority, source }: Attestation, { language }: PageContext): string {
  const kind = (type === null ? UNREADABLE_STATEMENT : STATEMENT_WORDS[type])[language];
  return [
    id === undefined ? kind : `${kind} ${named(id)}`,
    ...(authority === undefined ? [] : [titled(authority)]),
    named(source),
  ].join(" · ");
}

function reasonOf({ reason, changes = [] }: Attestation, { language }: PageContext): string {
  const why = reason ? `<br>\n  ${said(reason[language])}` : "";
  if (changes.length === 0) return why;
  const shown = changes.slice(0, CHANGES).map(({ path }) => named(path));
  const more = changes.length > CHANGES ? ` +${changes.length - CHANGES}` : "";
  return `${why}<br>\n  Δ ${shown.join(", ")}${more}`;
}

function sentenceCase(title: string): string {
  return title.charAt(0) + title.slice(1).toLowerCase();
}
