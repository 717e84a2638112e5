import type { Text } from "../core/source/source.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import type { Report, ReportOptions } from "./report.ts";
import { placeName } from "./results/place-name.ts";

type Look = Pick<ReportOptions, "language" | "paint">;

/**
 * Counts the documents by their decision, in one line whose parts add up: what could not be evaluated is counted with
 * them, a file once however much is wrong with it. Of a single document there is nothing to count.
 */
export function totals(report: Report, look: Look): string | undefined {
  const { verdicts } = report;
  const failed = failedSources(report);
  const all = verdicts.length + failed;
  return verdicts.length === 0 || all === 1 ? undefined : line(verdicts, failed, look);
}

const WORDS = {
  documents: { vi: "tài liệu", en: "documents" },
  // A file that could not be read may hold no document, or several.
  things: { vi: "tài liệu hoặc tệp", en: "documents or files" },
  admit: { vi: "phù hợp", en: "admitted" },
  block: { vi: "chưa phù hợp", en: "not admitted" },
  "out-of-scope": { vi: "ngoài phạm vi", en: "out of scope" },
  failed: { vi: "không đánh giá được", en: "could not be evaluated" },
} as const satisfies Readonly<Record<string, Text>>;

function line(verdicts: readonly Verdict[], failed: number, { language, paint }: Look): string {
  const told = (count: number, word: keyof typeof WORDS) => `${count} ${WORDS[word][language]}`;
  const decided = (decision: Verdict["decision"]) =>
    told(verdicts.filter((one) => one.decision === decision).length, decision);
  const isOutside = verdicts.some(({ decision }) => decision === "out-of-scope");
  const parts = [
    ...[decided("admit"), decided("block")],
    ...(isOutside ? [decided("out-of-scope")] : []),
    ...(failed > 0 ? [told(failed, "failed")] : []),
  ];
  const all = told(verdicts.length + failed, failed > 0 ? "things" : "documents");
  return paint.bold(`${all}: ${parts.join(", ")}`);
}

/** Matches what is wrong with a document: of a file with several, one may have a verdict all the same. */
const OF_DOCUMENT = /^(?:manifest|plan|source|check|file)\//;

/** What is wrong with the command line is about no document; what is wrong with a verdict was evaluated. */
function failedSources({ verdicts, diagnostics }: Report): number {
  const judged = new Set(verdicts.map(({ source }) => source));
  const failed = diagnostics.filter(
    ({ severity, source, code }) =>
      severity === "error" && placeName(source) !== "" && (OF_DOCUMENT.test(code) || !judged.has(source)),
  );
  return new Set(failed.map(({ source }) => source)).size;
}
