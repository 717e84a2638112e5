import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Text } from "../../core/source/source.ts";
import type { Gate, Verdict } from "../../generated/types/verdict.ts";
import { decisionWords } from "../decision-words.ts";
import type { Report } from "../report.ts";
import { STAGE_WORDS } from "../words.ts";
import { nothingLine } from "./nothing-words.ts";
import { outcomeOf } from "./run-outcome.ts";

/** Is what a report must not keep silent about though no finding tells it. */
export interface Unexplained {
  readonly code: string;
  readonly title: Text;
  readonly message: Text;
}

/** Titles diagnostics by what they mean for the run. */
export const DIAGNOSTIC_TITLES: Readonly<Record<Diagnostic["severity"], Text>> = {
  error: { vi: "Không đánh giá được", en: "Could not be evaluated" },
  warning: { vi: "Lưu ý", en: "Warning" },
};

const NOTHING_EVALUATED = "run/nothing-evaluated";

const NOTHING: Text = {
  vi: "có chỗ được nêu không có gì để xét hoặc nằm ngoài phạm vi, nên cả lượt chạy không được tính là phù hợp; đừng nêu chỗ ấy nữa, hoặc đưa vào đó bản khai thuộc phạm vi",
  en: "something that was named held nothing to evaluate or is out of scope, so the run does not count as admitted; name it no longer, or put a manifest there that is in scope",
};

/** Where nothing at all was judged, there is nothing that could be named no longer. */
const NOTHING_AT_ALL: Text = {
  vi: "không có bản khai nào được xét, nên lượt chạy không được tính là phù hợp",
  en: "no manifest was judged, so the run does not count as admitted",
};

const WHOLE_FOLDER: ReadonlySet<string> = new Set(["file/no-manifest", "action/empty-workspace"]);

/** Finds what blocks without a finding, so that no report looks better than the exit code. */
export const unexplained = {
  gate({ blocking, findings, title }: Gate): readonly Unexplained[] {
    if (!blocking || findings.some(({ disposition }) => disposition === "none")) return [];
    const message = { vi: "cổng này chặn mà không nêu lý do", en: "this gate blocks and names no reason" };
    return [{ code: "gate/no-reason", title, message }];
  },
  /** An entry stands on those before it: what blocks one of them blocks this one, though no gate does here. */
  verdict(verdict: Verdict): readonly Unexplained[] {
    const { decision, gates, readiness, stage } = verdict;
    if (decision !== "block" || gates.some(({ blocking }) => blocking)) return [];
    const first = readiness.find((row) => row.decision === "block")?.stage ?? stage;
    const message = {
      vi: `bị chặn từ giai đoạn ${STAGE_WORDS[first].vi}, nên các giai đoạn sau cũng bị chặn`,
      en: `blocked at the ${STAGE_WORDS[first].en} stage, and so at every later one`,
    };
    return [{ code: "verdict/blocked-earlier", title: decisionWords(verdict), message }];
  },
  /** That something held nothing to evaluate is no pass: a report without a finding would look like one. */
  run(report: Report): Unexplained | undefined {
    if (outcomeOf(report) !== "nothing") return undefined;
    return { code: NOTHING_EVALUATED, title: nothingLine(report), message: nothingWords(report) };
  },
};

/** Whole folders are searched where no name is given, and then the one warning there is says what to do. */
function nothingWords({ verdicts, diagnostics }: Report): Text {
  const isNamed = diagnostics.some(({ code }) => !WHOLE_FOLDER.has(code));
  const wasSearched = diagnostics.every(({ code, source }) => code !== "file/no-manifest" || source === ".");
  return verdicts.length === 0 && !isNamed && wasSearched ? NOTHING_AT_ALL : NOTHING;
}
