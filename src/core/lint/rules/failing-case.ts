import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { isJsonObject, ownProperty } from "../../source/json.ts";
import { valueAt } from "../../source/value-at.ts";
import { findingAt } from "../finding.ts";
import { type FailingCase, judgedCases } from "../judged-cases.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintedSet } from "../linted-set.ts";

/** Finds what has cases that do not come out as they say; which outcomes are tried cannot be told of it until they do. */
export const failingCase: LintRule = {
  code: "lint/failing-case",
  severity: "error",
  title: { vi: "Ca không còn cho kết quả đã ghi", en: "A case that no longer comes out as recorded" },
  explanation: {
    vi: "Một ca của cổng, dữ kiện suy ra, thẩm quyền hay giá trị cho kết quả khác điều nó ghi, hoặc không xét được, chẳng hạn vì gõ sai tên dữ kiện. Mỗi cổng chỉ nêu một lần, ở ca đầu tiên; khi chưa sửa xong thì không nêu cổng ấy còn thiếu ca nào.",
    en: "A case of a gate, a derived fact, a competence or a value comes out otherwise than it says, or cannot be judged, as when a fact is misspelt. Each gate is told once, at its first such case; until that is mended, nothing is said of the cases that the gate lacks.",
  },
  advice: {
    vi: "xem điều mong đợi và kết quả thật bằng `gate57 policy test`, rồi sửa chính sách hoặc sửa ca",
    en: "see what was expected and what came out with `gate57 policy test`, then mend the policy or the case",
  },
  find: (set) => {
    const { failing } = judgedCases(set);
    const names = [...new Set(failing.map(({ about }) => about))];
    return names.flatMap((about) =>
      told(
        failing.filter((one) => one.about === about),
        set,
      ),
    );
  },
};

function told(failing: readonly FailingCase[], { files, policies }: LintedSet): readonly Diagnostic[] {
  const [first] = failing;
  const all = [...files.GateCases, ...files.DerivedFactCases, ...files.CompetenceCases, ...files.ValueCases];
  const document = all.find((one) => one.document.source.name === first?.source)?.document;
  if (!first || !document) return [];
  const { about, gate, pointer, problem } = first;
  const one = valueAt(document.value, pointer);
  const name = isJsonObject(one) ? ownProperty(one, "name") : undefined;
  const number = policies.gates.find(({ id }) => id === gate)?.number;
  const named = problem?.pointer ?? (name === undefined ? pointer : `${pointer}/name`);
  const data = {
    name: about,
    count: failing.length,
    first: typeof name === "string" ? name : undefined,
    ...(number === undefined ? {} : { number }),
    ...(problem ? { problem: problem.problem, help: problem.help } : {}),
  };
  return [findingAt(document, named, "lint/failing-case", data, problem?.pointer ? "key" : "value")];
}
