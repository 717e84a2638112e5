import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { PolicySet } from "../../core/policy/policy-set.ts";
import type { Text } from "../../core/source/source.ts";
import type { Paint } from "../paint.ts";
import type { Language } from "../words.ts";

/** Counts what a policy set is made of. */
export interface SetCounts {
  readonly gates: number;
  readonly profiles: number;
  readonly parameters: number;
  readonly catalogues: number;
  readonly derived: number;
  readonly clauses: number;
}

/** Counts what a policy set is made of. */
export function countsOf({
  gates,
  profiles,
  parameters,
  catalogues,
  derived,
  clauses,
}: PolicySet): SetCounts {
  return {
    gates: gates.length,
    profiles: profiles.length,
    parameters: parameters.length,
    catalogues: catalogues.length,
    derived: derived.length,
    clauses: clauses.length,
  };
}

interface Found {
  readonly findings: readonly Diagnostic[];
  readonly isLinted: boolean;
}

/** Tells in two lines what was loaded and how much was found. */
export function summary(
  policies: PolicySet,
  found: Found,
  { language, paint }: { readonly language: Language; readonly paint: Paint },
): string {
  const counts = countsOf(policies);
  const parts = PARTS.map(({ of, ...words }) => counted(counts[of], words, language));
  const lead = language === "vi" ? "bộ chính sách nạp được" : "the policy set loads";
  const isClean = found.findings.length === 0;
  const mark = isClean ? paint.green("✔") : paint.red("✘");
  return `${paint.green("✔")} ${lead}: ${parts.join(", ")}\n${mark} ${verdict(found, language)}\n`;
}

/** Tells in a line how much keeps a policy set from loading. */
export function loadSummary(
  diagnostics: readonly Diagnostic[],
  { language, paint }: { readonly language: Language; readonly paint: Paint },
): string {
  return `${paint.red("✘")} ${NOT_LOADED[language]}: ${gravities(diagnostics, language)}\n`;
}

/** Counts errors, and warnings where there are any. */
function gravities(diagnostics: readonly Diagnostic[], language: Language): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  const parts = [counted(errors, ERRORS, language)];
  return [...parts, ...(warnings > 0 ? [counted(warnings, WARNINGS, language)] : [])].join(", ");
}

function verdict({ findings, isLinted }: Found, language: Language): string {
  if (!isLinted) return NOT_LINTED[language];
  if (findings.length === 0) return CLEAN[language];
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const parts = [counted(errors, ERRORS, language), counted(findings.length - errors, WARNINGS, language)];
  return `${counted(findings.length, FINDINGS, language)}: ${parts.join(", ")}`;
}

const CLEAN: Text = { vi: "không có gì phải sửa", en: "nothing to mend" };
const NOT_LOADED: Text = { vi: "bộ chính sách không nạp được", en: "the policy set does not load" };
const NOT_LINTED: Text = {
  vi: "bộ chính sách đi kèm: đã soát khi đóng gói, ở đây không có tệp nguồn",
  en: "the built-in set: looked over when it was built, its sources are not here",
};

interface Counted {
  readonly vi: string;
  readonly en: readonly [string, string];
}

function counted(count: number, { vi, en: [one, many] }: Counted, language: Language): string {
  const english = count === 1 ? one : many;
  return `${count} ${language === "vi" ? vi : english}`;
}

const FINDINGS: Counted = { vi: "điểm phải xem", en: ["finding", "findings"] };
const ERRORS: Counted = { vi: "lỗi", en: ["error", "errors"] };
const WARNINGS: Counted = { vi: "lưu ý", en: ["warning", "warnings"] };

const PARTS = [
  { of: "gates", vi: "cổng", en: ["gate", "gates"] },
  { of: "profiles", vi: "hồ sơ áp dụng", en: ["profile", "profiles"] },
  { of: "parameters", vi: "tham số", en: ["parameter", "parameters"] },
  { of: "catalogues", vi: "danh mục", en: ["catalogue", "catalogues"] },
  { of: "derived", vi: "dữ kiện suy ra", en: ["derived fact", "derived facts"] },
  { of: "clauses", vi: "điều khoản", en: ["clause", "clauses"] },
] as const satisfies readonly (Counted & { readonly of: keyof SetCounts })[];
