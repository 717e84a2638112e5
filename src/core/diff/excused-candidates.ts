import type { Stage } from "../policy/policy-set.ts";
import type { CaseFacts } from "../reason/case-facts.ts";
import { isValidCase } from "../reason/shrink.ts";
import type { Placing } from "./ask-pair.ts";
import type { Candidate } from "./candidates.ts";
import { excusedDocuments } from "./excused-documents.ts";
import type { ExcuseChange } from "./excuses.ts";
import { failingDocument } from "./failing-document.ts";
import type { Pair } from "./pair-bindings.ts";
import { ANY_DAY, nearestDay, type Segment } from "./segments.ts";

/** The most documents that are tried with an excuse, and those from which one that fails is reasoned. */
const MOST = { tried: 100, bases: 8 };

/** Makes documents that are excused as only one side allows it: of those that are known, then of one that reasoning finds. */
export function* excusedCandidates(
  pair: Pair,
  change: ExcuseChange,
  known: readonly Candidate[],
  { segments, placing }: { readonly segments: readonly Segment[]; readonly placing: Placing },
): Generator<Candidate> {
  const { side } = change;
  const ruling = pair[side];
  if (!ruling) return;
  const own = known.filter(({ subject }) => subject === change.subject).slice(0, MOST.tried);
  for (const segment of segments.filter((one) => one.old && one.new)) {
    const excused = function* (candidate: Candidate): Generator<Candidate> {
      const { facts: data, attested, plan, subject } = candidate;
      const facts = { facts: data, ...(attested ? { attested } : {}), ...(plan ? { plan } : {}) };
      const question = { facts, subject, asOf: nearestDay(segment, candidate.asOf) };
      for (const all of excusedDocuments(question, change, { ruling, province: placing[side] }))
        if (isValidCase(all, subject)) yield at(question.asOf, candidate.stage, all, change);
    };
    for (const candidate of own) yield* excused(candidate);
    const day = nearestDay(segment, own[0]?.asOf ?? ANY_DAY);
    const failing = failingDocument(ruling, change, day, own.slice(0, MOST.bases));
    if (failing) yield* excused(failing);
  }
}

function at(asOf: string, stage: Stage, all: CaseFacts, { subject }: ExcuseChange): Candidate {
  return { ...all, subject, asOf, stage };
}
