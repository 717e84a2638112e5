import type { Text } from "../../core/source/source.ts";

/** Says that something has no cases. */
export const NO_CASES_WORDS: Text = { vi: "chưa có ca kiểm thử", en: "no cases" };

interface Named {
  readonly kind: "gate" | "derived" | "competence" | "values";
  readonly id: string;
  readonly number?: string;
}

/** Names what cases are about. */
export function unitName({ kind, id, number }: Named): string {
  if (kind === "values") return id;
  if (kind === "competence") return `competence ${id}`;
  return kind === "gate" ? `${number} ${id}` : `derived.${id}`;
}
