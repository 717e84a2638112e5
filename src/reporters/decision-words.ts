import type { Stage } from "../core/policy/policy-set.ts";
import type { Text } from "../core/source/source.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import { STAGE_WORDS } from "./words.ts";

/** Marks an admitted, a blocked and a disregarded document; the words beside say the same. */
export const DECISION_MARKS = { admit: "✔", block: "✘", "out-of-scope": "–" } as const;

/**
 * Words the decision in the terms of the programmes. Where nothing fails and something is undetermined,
 * the answer is not "no": there is not enough to conclude on.
 */
export function decisionWords({ decision, stage, gates }: Verdict): Text {
  if (decision === "out-of-scope") return { vi: "NGOÀI PHẠM VI", en: "OUT OF SCOPE" };
  const [vi, en] = [stageObject(stage).vi, stageObject(stage).en];
  const isEntry = stage !== "operation" && stage !== "in-service";
  if (decision === "admit")
    return { vi: `${isEntry ? "PHÙ HỢP" : "ĐỦ ĐIỀU KIỆN"} ${vi}`, en: `ADMITTED ${en}` };
  const blocking = gates.filter((gate) => gate.blocking);
  if (blocking.length > 0 && blocking.every((gate) => gate.outcome === "undetermined")) {
    const object = isEntry ? ` ${vi}` : `, chưa được ${vi}`;
    return { vi: `CHƯA ĐỦ CĂN CỨ KẾT LUẬN${object}`, en: `NOT ENOUGH TO CONCLUDE, not admitted ${en}` };
  }
  return { vi: `${isEntry ? "CHƯA PHÙ HỢP" : "KHÔNG ĐỦ ĐIỀU KIỆN"} ${vi}`, en: `NOT ADMITTED ${en}` };
}

function stageObject(stage: Stage): Text {
  if (stage === "operation") return { vi: "đưa vào vận hành", en: "into operation" };
  if (stage === "in-service") return { vi: "tiếp tục vận hành", en: "to stay in service" };
  return { vi: `với giai đoạn ${STAGE_WORDS[stage].vi}`, en: `to the ${STAGE_WORDS[stage].en} stage` };
}
