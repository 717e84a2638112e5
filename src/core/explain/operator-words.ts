import type { Comparison } from "../expression/tree.ts";

/** Lists the signs of calculations, in both languages. */
export const SIGNS = { "+": "+", "-": "−", "*": "×", "/": "÷", "%": "mod" } as const;

/** Words the comparisons. */
export const VERBS: Readonly<Record<Comparison, { readonly vi: string; readonly en: string }>> = {
  "==": { vi: "là", en: "is" },
  "!=": { vi: "khác", en: "is not" },
  "<": { vi: "nhỏ hơn", en: "is less than" },
  "<=": { vi: "không quá", en: "is at most" },
  ">": { vi: "lớn hơn", en: "is more than" },
  ">=": { vi: "ít nhất là", en: "is at least" },
};

/** Words the comparisons of dates. */
export const DATE_VERBS: typeof VERBS = {
  ...VERBS,
  "<": { vi: "trước", en: "is before" },
  "<=": { vi: "không sau", en: "is not after" },
  ">": { vi: "sau", en: "is after" },
  ">=": { vi: "không trước", en: "is not before" },
};
