import type { Text } from "../core/source/source.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import { DECISION_MARKS, decisionWords } from "./decision-words.ts";
import { originWords } from "./origin-words.ts";
import type { Paint } from "./paint.ts";
import { plain } from "./plain.ts";
import type { ReportOptions } from "./report.ts";
import { STAGE_WORDS } from "./words.ts";

type Look = Pick<ReportOptions, "language" | "paint" | "askedBy">;

const FILE: Text = { vi: "tệp", en: "file" };
const STAGE: Text = { vi: "giai đoạn", en: "stage" };
const PROFILE: Text = { vi: "hồ sơ áp dụng", en: "profile" };
const DATE: Text = { vi: "ngày xét", en: "date" };
const TODAY: Text = { vi: "hôm nay", en: "today" };
const REDACTED: Text = { vi: "giá trị mật đã được che", en: "confidential values are masked" };
const READINESS: Text = { vi: "Các giai đoạn", en: "Stages" };
const OWN_STAGE: Text = { vi: "Giai đoạn", en: "Stage" };

/** Writes the conclusion on a document in one line: the decision in the field's own words, and of what. */
export function headline(verdict: Verdict, { language, paint }: Look): string {
  const words = `${DECISION_MARKS[verdict.decision]} ${decisionWords(verdict)[language]}`;
  return `${paint.bold(decisionPaint(verdict.decision, paint)(words))} · ${paint.bold(plain(verdict.systemId))}`;
}

/** Says of which file, stage, profile and date a verdict speaks, and where each was taken from. */
export function heading(verdict: Verdict, { language, paint, askedBy }: Look): string {
  const words = (origin: Parameters<typeof originWords>[0]) => originWords(origin, askedBy)[language];
  const dateOrigin = verdict.asOfSource === "default" ? TODAY[language] : words(verdict.asOfSource);
  const rows: readonly (readonly [Text, string])[] = [
    [FILE, plain(verdict.source)],
    [STAGE, `${STAGE_WORDS[verdict.stage][language]} (${words(verdict.stageSource)})`],
    [PROFILE, `${plain(verdict.profile)} (${words(verdict.profileSource)})`],
    [DATE, `${verdict.asOf} (${dateOrigin})`],
  ];
  const width = Math.max(10, ...rows.map(([label]) => label[language].length));
  const lines = rows.map(([label, value]) => `  ${paint.dim(label[language].padEnd(width))} ${value}`);
  return (verdict.redacted ? [...lines, `  ${REDACTED[language]}`] : lines).join("\n");
}

/**
 * Draws the ladder of stages: how far the document could go as it is. The review in service stands apart; a
 * plan enters no stage but its own.
 */
export function readinessLine({ kind, stage: own, readiness }: Verdict, { language, paint }: Look): string {
  const rows = kind === "Plan" ? readiness.filter(({ stage }) => stage === own) : readiness;
  const steps = rows.map(({ stage, decision }) => ({
    stage,
    text: decisionPaint(decision, paint)(`${STAGE_WORDS[stage][language]} ${DECISION_MARKS[decision]}`),
  }));
  const entries = steps.filter(({ stage }) => stage !== "in-service").map(({ text }) => text);
  const review = steps.filter(({ stage }) => stage === "in-service").map(({ text }) => text);
  const ladder = [entries.join(" → "), ...review].filter((part) => part !== "").join(" | ");
  return `${(kind === "Plan" ? OWN_STAGE : READINESS)[language]}: ${ladder}`;
}

function decisionPaint(decision: Verdict["decision"], paint: Paint): (text: string) => string {
  if (decision === "out-of-scope") return paint.cyan;
  return decision === "admit" ? paint.green : paint.red;
}
