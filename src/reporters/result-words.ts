import type { Actor } from "../core/policy/policy-set.ts";
import { isAtOrAfter } from "../core/policy/stage-asked.ts";
import type { Text } from "../core/source/source.ts";
import { mendingWords, waiverWords } from "./finding-text.ts";
import type { Result } from "./results/results.ts";
import { ACTOR_WORDS, DISPOSITION_WORDS, type Language } from "./words.ts";

/** Tells what is to be done, and by whom where that is known. */
export function remedyWords({ remedy, actor }: Result, language: Language): string | undefined {
  const text = remedy?.[language] ?? "";
  if (text === "") return undefined;
  return actor ? `${actorLead(actor, text, language)}${text}` : text;
}

/** Says who must act before what they must do, unless that begins with them anyhow. */
export function actorLead(actor: Actor, remedy: string, language: Language): string {
  const name = ACTOR_WORDS[actor][language];
  return remedy.toLowerCase().startsWith(name.toLowerCase()) ? "" : `${name}: `;
}

/** Tells why what was found does not block: who accepts it and until when; nothing where nobody does. */
export function acceptanceWords({ finding }: Result, language: Language): string | undefined {
  if (finding?.waiver) return waiverWords(finding.waiver)[language];
  if (finding?.remediation) return mendingWords(finding.remediation)[language];
  if (!finding || finding.disposition === "none") return undefined;
  return DISPOSITION_WORDS[finding.disposition][language];
}

/** Tells whether what answers a finding was accepted: before construction a justification waits for the owner. */
export function isAccepted({ finding, verdict }: Result): boolean {
  if (!finding || !verdict || finding.disposition === "none") return false;
  return finding.disposition !== "justified" || isAtOrAfter(verdict.stage, "construction");
}

/** Names a gate with its number, anything else by its title. */
export function titleWords({ gate, title }: Result, language: Language): string {
  return gate ? `${gate.number} ${title[language]}` : title[language];
}

/** Writes yes and no. */
export const YES_NO: Readonly<Record<"yes" | "no", Text>> = {
  yes: { vi: "có", en: "yes" },
  no: { vi: "không", en: "no" },
};
