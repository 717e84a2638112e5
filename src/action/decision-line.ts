import type { Text } from "../core/source/source.ts";
import type { Report } from "../reporters/report.ts";
import { STAGE_WORDS } from "../reporters/words.ts";

/** Words the decision of a run in one short line, by its exit code. */
export function decisionLine(exitCode: number, { verdicts, diagnostics }: Report): Text {
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
    case 3:
      return {
        vi: "Không có gì được xét, nên không cho qua",
        en: "Nothing was evaluated, so nothing is admitted",
      };
    default: {
      const errors = diagnostics.filter(({ severity }) => severity === "error").length;
      return {
        vi: `Không xét được, nên không cho qua: ${errors} lỗi`,
        en: `It could not be evaluated, so nothing is admitted: ${errors} ${errors === 1 ? "error" : "errors"}`,
      };
    }
  }
}

type Stage = keyof typeof STAGE_WORDS;

function stageOf(stages: readonly Stage[]): Text {
  const [first, ...others] = new Set(stages);
  if (first === undefined || others.length > 0) return { vi: "", en: "" };
  return { vi: `, giai đoạn ${STAGE_WORDS[first].vi}`, en: `, stage ${STAGE_WORDS[first].en}` };
}
