import type { Text } from "../source/source.ts";
import { decidable } from "./decidable.ts";
import type { Duel } from "./duel.ts";
import type { Goal } from "./goal.ts";
import { representativesFor } from "./possible.ts";

const ENDED: Text = {
  vi: "đã thử hết số lần cho phép mà chưa xét hết các trường hợp",
  en: "the search ended before all cases were gone through",
};

/** Says why a search that found nothing proves nothing: a condition beyond what can be decided, or too many cases. */
export function whyNotProved(
  { sides, areTermsChanged, doTermsReadOn }: Pick<Duel, "sides" | "areTermsChanged" | "doTermsReadOn">,
  goals: readonly Goal[],
): Text {
  if (areTermsChanged || doTermsReadOn) return TERMS;
  for (const goal of goals) {
    const answer = decidable(goal, sides, representativesFor(goal, sides));
    if (!answer.complete) return answer.reason;
  }
  return ENDED;
}

const TERMS: Text = {
  vi: "việc giải trình, miễn áp dụng và mức bảo đảm chỉ được thử, không được chứng minh",
  en: "justifications, waivers and assurance are only tried, not proved",
};
