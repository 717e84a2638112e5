import type { Outcome } from "../core/policy/policy-set.ts";
import type { Text } from "../core/source/source.ts";
import type { Gate, Verdict } from "../generated/types/verdict.ts";
import type { ReportOptions } from "./report.ts";
import { DISPOSITION_WORDS, type Language, MENDING, OUTCOME_WORDS } from "./words.ts";

const BLOCKING: Text = { vi: "chặn", en: "blocking" };
const ADVISED: Text = { vi: "chỉ là khuyến nghị", en: "advisory" };

/** Counts the bindings by outcome, in one line; of those that do not pass, why some block nothing. */
export function countsLine(
  { counts, gates }: Verdict,
  { language }: Pick<ReportOptions, "language">,
): string {
  return [
    `${counts.pass} ${OUTCOME_WORDS.pass[language]}`,
    notPassed("fail", counts.fail, gates, language),
    notPassed("undetermined", counts.undetermined, gates, language),
    `${counts.notApplicable} ${OUTCOME_WORDS["not-applicable"][language]}`,
  ].join(" · ");
}

function notPassed(outcome: Outcome, count: number, gates: readonly Gate[], language: Language): string {
  const told = `${count} ${OUTCOME_WORDS[outcome][language]}`;
  const standings = gates.filter((gate) => gate.outcome === outcome).map(standingOf);
  const kinds = STANDINGS.filter((standing) => standings.includes(standing));
  const [only] = kinds;
  if (only === undefined || (kinds.length === 1 && only === BLOCKING)) return told;
  if (kinds.length === 1) return `${told}, ${count > 1 ? ALL[language] : ""}${only[language]}`;
  const parts = kinds.map((kind) => `${standings.filter((one) => one === kind).length} ${kind[language]}`);
  return `${told} (${parts.join(", ")})`;
}

const ALL: Text = { vi: "đều ", en: "all " };
const STANDINGS = [
  BLOCKING,
  DISPOSITION_WORDS.justified,
  DISPOSITION_WORDS.waived,
  MENDING,
  ADVISED,
] as const;

/** Says why a binding that does not pass blocks, or why it does not. */
function standingOf({ blocking, disposition, findings }: Gate): Text {
  if (blocking) return BLOCKING;
  if (disposition === "none") return ADVISED;
  return findings.some(({ remediation }) => remediation) ? MENDING : DISPOSITION_WORDS[disposition];
}
