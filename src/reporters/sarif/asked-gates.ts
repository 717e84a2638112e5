import type { Actor, Enforcement } from "../../core/policy/policy-set.ts";
import { compareText } from "../../core/source/compare-text.ts";
import type { Text } from "../../core/source/source.ts";
import type { Gate, Verdict } from "../../generated/types/verdict.ts";
import { programmesOf } from "../clause-list.ts";
import { grouped } from "../grouped.ts";

/** Is a gate that was asked, all its bindings in all verdicts together. */
export interface AskedGate {
  readonly id: string;
  readonly number: string;
  readonly title: Text;
  /** The strictest of its bindings. */
  readonly enforcement: Enforcement;
  /** Those of the province's programmes first. */
  readonly clauses: readonly string[];
  /** What its findings tell to do. */
  readonly remedies: readonly { readonly actor: Actor; readonly text: Text }[];
}

const STRICTNESS = ["mandatory", "justified", "advisory"] as const satisfies readonly Enforcement[];

/** Gathers every gate that was asked, met or not, so that whoever reads knows what was looked for. */
export function askedGates(verdicts: readonly Verdict[]): readonly AskedGate[] {
  const byId = grouped(
    verdicts.flatMap(({ gates }) => gates),
    ({ id }) => id,
  );
  const programmes = new Set(verdicts.flatMap((verdict) => [...programmesOf(verdict)]));
  return [...byId.values()]
    .flatMap((gates) => gathered(gates, programmes))
    .sort((one, other) => compareText(one.number, other.number) || compareText(one.id, other.id));
}

function gathered(gates: readonly Gate[], programmes: ReadonlySet<string>): readonly AskedGate[] {
  const [first] = gates;
  if (!first) return [];
  const { id, number, title } = first;
  const enforcements = new Set(gates.map(({ enforcement }) => enforcement));
  const enforcement = STRICTNESS.find((one) => enforcements.has(one)) ?? first.enforcement;
  const clauses = [...new Set(gates.flatMap((gate) => gate.clauses))].sort(compareText);
  const isOwn = (clause: string) => programmes.has(clause.split(":")[0] ?? clause);
  const remedies = gates.flatMap(({ findings }) =>
    findings.map(({ actor, remedy }) => ({ actor, text: remedy })),
  );
  const sorted = [...clauses.filter(isOwn), ...clauses.filter((clause) => !isOwn(clause))];
  return [{ id, number, title, enforcement, clauses: sorted, remedies }];
}
