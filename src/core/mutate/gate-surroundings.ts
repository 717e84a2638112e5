import { schemas } from "../../generated/schemas.ts";
import { type Binding, type Gate, type PolicySet, STAGES, type Stage } from "../policy/policy-set.ts";
import { justificationsIn } from "./justifications-for.ts";
import type { GateSurroundings } from "./mutate-gate.ts";
import { neverEmptyIn } from "./never-empty.ts";
import type { FindReaders } from "./readers.ts";

/** Tells of each gate of a set what around it decides which changes of it change anything. */
export function surroundingsIn(policies: PolicySet, readers: FindReaders): (gate: Gate) => GateSurroundings {
  const isNeverEmpty = neverEmptyIn(policies, readers);
  const findJustifications = justificationsIn(schemas);
  const all = policies.profiles.flatMap(({ bindings }) => bindings);
  return (gate) => {
    const bindings = all.filter((one) => one.gate === gate.id);
    return {
      isNeverEmpty,
      findJustifications,
      justifiedFrom: firstStageOf(bindings.filter(({ enforcement }) => enforcement === "justified")),
      isWaivable: bindings.some(({ waivable }) => waivable),
      firstAsked: firstStageOf(bindings),
    };
  };
}

function firstStageOf(bindings: readonly Binding[]): Stage | undefined {
  return STAGES.find((stage) => bindings.some(({ from }) => from === stage));
}
