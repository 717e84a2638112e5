import { canonicalJson } from "../../digest/digest.ts";
import type { PolicyFile } from "../../policy/policy-files.ts";
import { isJsonArray, isJsonObject, type Json, ownProperty } from "../../source/json.ts";
import { findingAt } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";

/** Finds cases that judge the same document in the same way. */
export const duplicateCase: LintRule = {
  code: "lint/duplicate-case",
  severity: "warning",
  title: { vi: "Hai ca như nhau", en: "Two cases that are the same" },
  explanation: {
    vi: "Hai ca trong một tệp đổi đúng những dữ kiện như nhau và hỏi cùng hồ sơ, giai đoạn, ngày và ràng buộc: ca sau không thử thêm điều gì, và thường quên sửa sau khi chép.",
    en: "Two cases of a file change just the same facts and ask under the same profile, stage, date and binding: the second tries nothing more, and often was copied and never changed.",
  },
  advice: {
    vi: "bỏ ca sau, hoặc đổi dữ kiện nó định thử",
    en: "leave the second out, or change the fact it was to try",
  },
  find: ({ files }) =>
    [...files.GateCases, ...files.DerivedFactCases, ...files.CompetenceCases].flatMap(repeatedCases),
};

type CasesFile = PolicyFile<"GateCases" | "DerivedFactCases" | "CompetenceCases">;

function repeatedCases({ document }: CasesFile) {
  const spec = ownProperty(document.value, "spec");
  const cases = isJsonObject(spec) ? ownProperty(spec, "cases") : undefined;
  const first = new Map<string, string>();
  return (isJsonArray(cases) ? cases : []).flatMap((one, index) => {
    const name = isJsonObject(one) ? String(ownProperty(one, "name")) : "";
    const asked = askedBy(one, spec);
    const other = first.get(asked);
    if (other === undefined) first.set(asked, name);
    const place = `/spec/cases/${index}/name`;
    return other === undefined ? [] : [findingAt(document, place, "lint/duplicate-case", { name, other })];
  });
}

/** Writes what a case asks: what it does not say itself, its file says. */
function askedBy(one: Json, spec: Json | undefined): string {
  if (!isJsonObject(one) || !isJsonObject(spec)) return "";
  const { name: _, expect: __, ...asked } = one;
  const { profile = null, stage = null, asOf = null } = spec;
  return canonicalJson({ profile, stage, asOf, ...asked });
}
