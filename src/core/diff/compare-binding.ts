import { bindingReads } from "../policy/binding-reads.ts";
import type { Placing } from "./ask-pair.ts";
import type { CandidatesOf } from "./candidates.ts";
import { certainExcuses } from "./certain-excuses.ts";
import { type Change, changesBetween } from "./changes.ts";
import { type Hit, shownAmong } from "./hit.ts";
import { openDirections } from "./open-directions.ts";
import type { Pair, Ruling } from "./pair-bindings.ts";
import { partOf, signatureOf } from "./plain.ts";
import { bindingWording, plainBinding, plainValues } from "./plain-rules.ts";
import {
  type Answer,
  type BindingDiff,
  type BindingName,
  type Certainty,
  VALUE_KINDS,
} from "./policy-diff.ts";
import { type Searched, searchPair } from "./search.ts";
import { differingSegments, type Segment } from "./segments.ts";
import type { Direction } from "./told.ts";
import { witnessOf } from "./witness.ts";

/** Is what the comparison of every binding shares. */
export interface Comparison {
  readonly placing: Placing;
  readonly candidatesOf: CandidatesOf;
  /** How many documents beside the cases are tried for one binding. */
  readonly budget: number;
  /** The one day whose rules are compared; without it all days are. */
  readonly asOf?: string;
}

/** Compares one binding of each side: by reasoning on what changed, then by documents. */
export function compareBinding(pair: Pair, comparison: Comparison): BindingDiff {
  const segments = differingSegments(pair, comparison.placing, comparison.asOf);
  const { hits, open, causes } = segments.length === 0 ? NOTHING_FOUND : found(pair, segments, comparison);
  const { old, new: now, profiles, pairedBy } = pair;
  return {
    ...{ old: nameOf(old), new: nameOf(now), profiles, pairedBy },
    ...answerOf(pair, segments, hits, open),
    excuses: certainExcuses(pair, segments),
    spans: spansOf(segments),
    changes: old && now ? ownChanges(old, now, segments, comparison.asOf) : [],
    values: old && now && segments.length > 0 ? changedValues(old, now) : [],
    wording: old && now ? wordingOf(old, now) : [],
    witnesses: shownAmong(hits, causes).map((hit) => witnessOf(pair, hit, comparison.placing)),
  };
}

const NOTHING_FOUND: Searched = { hits: [], open: new Set(), causes: { all: new Set(), of: () => [] } };

function found(
  pair: Pair,
  segments: readonly Segment[],
  { placing, candidatesOf, budget }: Comparison,
): Searched {
  const open = openDirections(pair, segments);
  const { gate } = pair.new ?? pair.old;
  return searchPair(pair, candidatesOf(gate.id), { placing, segments, open, budget });
}

function nameOf(ruling: Ruling | undefined): BindingName | null {
  return ruling ? { id: ruling.binding.id, profile: ruling.profile.id } : null;
}

/** On a day on which both bind, since when and how long they do is no difference. */
function ownChanges(
  old: Ruling,
  now: Ruling,
  segments: readonly Segment[],
  asOf: string | undefined,
): readonly Change[] {
  const isDated = asOf === undefined || segments.some((segment) => !segment.old || !segment.new);
  const own = ({ binding }: Ruling) => ({
    ...plainBinding(binding),
    ...(isDated ? { effective: { ...binding.effective } } : {}),
  });
  return changesBetween(own(old), own(now));
}

function wordingOf(old: Ruling, now: Ruling): readonly Change[] {
  const renamed =
    old.binding.id === now.binding.id ? [] : [{ path: ["id"], old: old.binding.id, new: now.binding.id }];
  return [...renamed, ...changesBetween(bindingWording(old.binding), bindingWording(now.binding))];
}

/**
 * What shows both directions is proved by what shows it; else the other direction must be excluded. What only one side
 * excuses tells a direction without a document as well: it is known from the rules, though no document was found.
 */
function answerOf(
  pair: Pair,
  segments: readonly Segment[],
  hits: readonly Hit[],
  open: ReadonlySet<Direction>,
): { readonly answer: Answer; readonly certainty: Certainty } {
  if (!pair.old) return { answer: "new", certainty: "proved" };
  if (!pair.new) return { answer: "gone", certainty: "proved" };
  if (segments.length === 0) return { answer: "same", certainty: "proved" };
  const shown = new Set(hits.map(({ direction }) => direction));
  const told = new Set([...shown, ...certainExcuses(pair, segments).map(({ direction }) => direction)]);
  const sure = (isProved: boolean) => (isProved ? "proved" : "searched");
  if (told.has("stricter") && told.has("looser"))
    return { answer: "different", certainty: sure(shown.has("stricter") && shown.has("looser")) };
  if (told.has("stricter"))
    return { answer: "stricter", certainty: sure(shown.has("stricter") && !open.has("looser")) };
  if (told.has("looser"))
    return { answer: "looser", certainty: sure(shown.has("looser") && !open.has("stricter")) };
  if (open.size === 0) return { answer: "same", certainty: "proved" };
  return { answer: told.has("other") ? "different" : "same", certainty: "searched" };
}

/** Spans that follow on each other are one. */
function spansOf(segments: readonly Segment[]): BindingDiff["spans"] {
  const spans: { from?: string; until?: string }[] = [];
  for (const { from, until } of segments) {
    const last = spans.at(-1);
    if (last && last.until !== undefined && last.until === from) {
      if (until === undefined) delete last.until;
      else last.until = until;
    } else spans.push({ ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) });
  }
  return spans;
}

/** Names what a binding reads of the policy set that has other values. */
function changedValues(old: Ruling, now: Ruling): readonly string[] {
  const sides = [old, now].map((ruling) => ({
    reads: bindingReads(ruling.binding, ruling.policies),
    values: plainValues(ruling.policies),
  }));
  return VALUE_KINDS.flatMap((kind) => {
    const names = sides.flatMap(({ reads }) => reads[kind === "parameters" ? "params" : kind]);
    const changed = [...new Set(names)].sort().filter((name) => {
      const [before, after] = sides.map(({ values }) => signatureOf(partOf(values[kind], name)));
      return before !== after;
    });
    return changed.map((name) => `${kind}/${name}`);
  });
}
