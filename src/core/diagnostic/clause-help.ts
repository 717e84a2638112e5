import type { Text } from "../source/source.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { UnknownName } from "./unknown-name.ts";

/** Carries a clause that no register of a set has, and the names of the registers it has. */
export interface ClauseWanted extends UnknownName {
  readonly registers: readonly string[];
}

/** Says where a clause is to be found: under a name near it, in its register, or in one that is still to be brought. */
export function findClause({ name, suggestion, registers }: ClauseWanted): Text {
  const { help: near } = didYouMean({ name, suggestion });
  if (near) return near;
  const register = name.split(":")[0] ?? "";
  if (registers.includes(register))
    return {
      vi: `liệt kê điều khoản: \`gate57 policy trace --clause ${register}\`; điều khoản mới thì ghi vào sổ trước`,
      en: `list its clauses with \`gate57 policy trace --clause ${register}\`; write a new one into the register first`,
    };
  return {
    vi: `sổ điều khoản của một bộ nằm trong \`clauses/\` của bộ ấy: chép \`policies/clauses/${register}.yaml\` của gate57 vào đó, hoặc soạn cổng trong một bản sao của \`policies/\``,
    en: `the registers of a set are in its own \`clauses/\`: copy \`policies/clauses/${register}.yaml\` of gate57 there, or write the gate in a copy of \`policies/\``,
  };
}
