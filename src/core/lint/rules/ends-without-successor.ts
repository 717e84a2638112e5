import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { holdsOn } from "../../evaluate/in-force.ts";
import type { Interval } from "../../policy/policy-set.ts";
import { findingAt } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintedSet } from "../linted-set.ts";
import { ownBindings } from "../own-bindings.ts";

/** Finds values that end without anything after them. */
export const endsWithoutSuccessor: LintRule = {
  code: "lint/ends-without-successor",
  severity: "warning",
  title: { vi: "Hết hiệu lực mà không có gì thay", en: "An end with nothing after it" },
  explanation: {
    vi: "Từ ngày đó tham số không có giá trị, danh mục không còn mục nào, dữ kiện suy ra không còn quy tắc nào, hoặc không ràng buộc nào của hồ sơ còn áp dụng cổng: kết luận sau ngày đó lặng lẽ đổi. Một mục danh mục hết hiệu lực khi mục khác còn lại thì được phép: danh sách chỉ ngắn đi.",
    en: "From that day on the parameter has no value, the catalogue no entry, the derived fact no rule, or no binding of the profile applies the gate: verdicts change without a word. An entry of a catalogue may end while others stay: the list only grows shorter.",
  },
  advice: {
    vi: "ghi giá trị tiếp theo, hoặc bỏ ngày kết thúc cho tới khi biết",
    en: "write what comes next, or leave the end out until it is known",
  },
  find: (set) => [...inParameters(set), ...inCatalogues(set), ...inDerivedFacts(set), ...inBindings(set)],
};

/** Finds the entry that ends last, where no other is in force on the day it ends. */
function lastEnd(
  entries: readonly Interval[],
): { readonly index: number; readonly until: string } | undefined {
  const ends = entries.flatMap(({ until }, index) => (until === undefined ? [] : [{ until, index }]));
  return ends.find(({ until }) =>
    entries.every((entry) => entry.until !== undefined && entry.until <= until),
  );
}

function inParameters({ files }: LintedSet): readonly Diagnostic[] {
  return files.Parameters.flatMap(({ document, content }) =>
    content.spec.parameters.flatMap(({ id: name, values }, index) => {
      const end = lastEnd(values);
      const place = `/spec/parameters/${index}/values/${end?.index}/until`;
      return end ? [findingAt(document, place, CODE, { name, until: end.until })] : [];
    }),
  );
}

const CODE = "lint/ends-without-successor";

function inCatalogues({ files }: LintedSet): readonly Diagnostic[] {
  return files.Catalogue.flatMap(({ document, content: { metadata, spec } }) => {
    const end = lastEnd(spec.entries);
    const data = end && { name: metadata.id, until: end.until };
    return data ? [findingAt(document, `/spec/entries/${end.index}/until`, CODE, data)] : [];
  });
}

function inDerivedFacts({ files }: LintedSet): readonly Diagnostic[] {
  return files.DerivedFact.flatMap(({ document, content: { metadata, spec } }) => {
    const end = lastEnd(spec.rules.map(({ effective }) => effective));
    const data = end && { name: metadata.id, until: end.until };
    return data ? [findingAt(document, `/spec/rules/${end.index}/effective/until`, CODE, data)] : [];
  });
}

/** A profile goes on applying a gate by any of its bindings, those it takes over included. */
function inBindings({ files, policies }: LintedSet): readonly Diagnostic[] {
  return ownBindings(files, policies).flatMap(({ binding, document, pointer }) => {
    const { until } = binding.effective;
    const bindings = policies.profiles.find(({ id }) => id === binding.profile)?.bindings ?? [];
    if (until === undefined) return [];
    const after = bindings.some((one) => one.gate === binding.gate && holdsOn(one.effective, until));
    const data = { name: binding.id, until };
    return after ? [] : [findingAt(document, `${pointer}/effective/until`, CODE, data)];
  });
}
