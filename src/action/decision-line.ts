import type { Text } from "../core/source/source.ts";
import { cut } from "../reporters/cut.ts";
import { plain } from "../reporters/plain.ts";
import type { Report } from "../reporters/report.ts";
import { nothingLine } from "../reporters/results/nothing-words.ts";
import { toldName } from "../reporters/results/place-name.ts";
import { STAGE_WORDS } from "../reporters/words.ts";

/** Words the decision of a run in one short line, by its exit code. */
export function decisionLine(exitCode: number, report: Report): Text {
  const { verdicts, diagnostics } = report;
  const blocked = verdicts.filter(({ decision }) => decision === "block").length;
  const stage = stageOf(verdicts.map((verdict) => verdict.stage));
  const of = `${blocked}/${verdicts.length}`;
  switch (exitCode) {
    case 0:
      return {
        vi: `Phù hợp: ${verdicts.length} bản khai${stage.vi}`,
        en: `Admitted: ${verdicts.length} ${verdicts.length === 1 ? "manifest" : "manifests"}${stage.en}`,
      };
    case 1:
      return {
        vi: `Chưa phù hợp: ${of} bản khai${stage.vi}`,
        en: `Not admitted: ${of} ${verdicts.length === 1 ? "manifest" : "manifests"}${stage.en}`,
      };
    case 3: {
      const { vi, en } = nothingLine(report);
      return { vi: `${vi}; lượt chạy này không cho qua`, en: `${en}; the run is not admitted` };
    }
    default:
      return failedLine(diagnostics);
  }
}

/** GitHub takes no more of a commit status; what is cut is the message, not how many more there are. */
const LINE_UNITS = 140;

function failedLine(diagnostics: Report["diagnostics"]): Text {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const [first] = errors;
  const lead = { vi: "Không đánh giá được", en: "Could not be evaluated" };
  if (first === undefined) return lead;
  const more = errors.length - 1;
  const name = first.source === "" ? "" : `${cut(plain(toldName(first.source)), NAME_UNITS, "…")}: `;
  return {
    vi: fitted(`${lead.vi}: ${name}`, first.message.vi, more === 0 ? "" : `, và ${more} lỗi nữa`),
    en: fitted(`${lead.en}: ${name}`, first.message.en, more === 0 ? "" : `, and ${more} more`),
  };
}

const NAME_UNITS = 50;

function fitted(before: string, message: string, after: string): string {
  return `${before}${cut(plain(message), LINE_UNITS - before.length - after.length, "…")}${after}`;
}

type Stage = keyof typeof STAGE_WORDS;

function stageOf(stages: readonly Stage[]): Text {
  const [first, ...others] = new Set(stages);
  if (first === undefined || others.length > 0) return { vi: "", en: "" };
  return { vi: `, giai đoạn ${STAGE_WORDS[first].vi}`, en: `, stage ${STAGE_WORDS[first].en}` };
}
