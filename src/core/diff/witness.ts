import { STAGES, type Stage } from "../policy/policy-set.ts";
import type { CaseFacts } from "../reason/case-facts.ts";
import { shrink } from "../reason/shrink.ts";
import { askSide, type Placing } from "./ask-pair.ts";
import type { Hit } from "./hit.ts";
import type { Pair } from "./pair-bindings.ts";
import { hitsOn } from "./search.ts";
import type { Told } from "./told.ts";

/** Is a smallest document that shows that two sides do not say the same. */
export interface Witness extends Hit {
  /** The stages at which they differ on that day. */
  readonly stages: readonly Stage[];
}

/** Takes away from a document whatever it does not need to show what it shows. */
export function witnessOf(pair: Pair, hit: Hit, placing: Placing): Witness {
  const { subject, asOf, stage } = hit;
  const says = (side: "old" | "new", facts: CaseFacts) => {
    const tell = askSide(pair[side], { facts, subject, asOf }, placing[side]);
    return tell !== undefined && isSaid(hit[side], tell(stage));
  };
  const facts = shrink(
    hit.facts,
    subject,
    onceEach((smaller) => says("old", smaller) && says("new", smaller)),
  );
  const hits = hitsOn(pair, { facts, subject, asOf }, placing);
  return { ...hit, facts, stages: STAGES.filter((one) => hits.some((other) => other.stage === one)) };
}

/** Shrinking comes back to documents that it tried. */
function onceEach(holds: (facts: CaseFacts) => boolean): (facts: CaseFacts) => boolean {
  const tried = new Map<string, boolean>();
  return (facts) => {
    const text = JSON.stringify(facts);
    const known = tried.get(text) ?? holds(facts);
    tried.set(text, known);
    return known;
  };
}

function isSaid(one: Told, other: Told): boolean {
  return (
    one.outcome === other.outcome &&
    one.disposition === other.disposition &&
    one.blocking === other.blocking &&
    one.requirement === other.requirement
  );
}
