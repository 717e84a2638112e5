import type { Code, Data } from "../diagnostic/messages.ts";
import type { PolicyKinds } from "../policy/policy-files.ts";
import { citing, gatesOf, type Matrix } from "./matrix.ts";

export type ClauseEntry = PolicyKinds["ClauseRegister"]["spec"]["clauses"][number];

/** Is a mistake at a clause, placed by a field of its entry; nothing is wrong with the field's own spelling. */
export type ClauseProblem = { [C in Code]: readonly [code: C, data: Data<C>, field: string] }[Code];

/** Finds where the chain of one clause is broken: it has no disposition, or the one it has is not what the gates say. */
export function clauseProblems(clause: ClauseEntry, matrix: Matrix): readonly ClauseProblem[] {
  const { id, disposition, reason } = clause;
  if (disposition === undefined) return [["policy/no-disposition", { name: id }, "id"]];
  if (disposition === "none")
    return [...(reason ? [] : noReason(id)), ...leftOut(id, matrix), ...listed(clause, matrix)];
  const isLoose = disposition === "gate" && gatesOf(id, matrix).length === 0;
  if (isLoose) return [["trace/no-gate", { name: id }, "disposition"]];
  return [...unlisted(clause, matrix), ...listed(clause, matrix)];
}

function noReason(name: string): readonly ClauseProblem[] {
  return [["trace/no-reason", { name }, "disposition"]];
}

function leftOut(name: string, matrix: Matrix): readonly ClauseProblem[] {
  const gates = citing(name, matrix);
  return gates.length === 0 ? [] : [["trace/left-out-but-cited", { name, gates }, "disposition"]];
}

/** A clause that is first of all a gate need not list which; what it lists must be whole. */
function unlisted({ id, disposition, gates }: ClauseEntry, matrix: Matrix): readonly ClauseProblem[] {
  if (gates === undefined && disposition === "gate") return [];
  const missing = citing(id, matrix).filter((number) => gates?.includes(number) !== true);
  const field = gates === undefined ? "disposition" : "gates";
  return missing.length === 0 ? [] : [["trace/gate-not-listed", { name: id, gates: missing }, field]];
}

/** A gate may be listed because it cites the clause, or because a value it reads is based on it. */
function listed({ id, gates = [] }: ClauseEntry, matrix: Matrix): readonly ClauseProblem[] {
  const numbers = matrix.gates.map(({ gate }) => gate.number);
  const carrying = new Set(gatesOf(id, matrix).map(({ number }) => number));
  return gates.flatMap((gate, index): readonly ClauseProblem[] => {
    if (carrying.has(gate)) return [];
    if (!numbers.includes(gate)) return [["policy/unknown-gate", { name: gate }, `gates/${index}`]];
    return [["trace/gate-not-citing", { name: id, gate }, `gates/${index}`]];
  });
}
