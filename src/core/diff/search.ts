import { STAGES, type Stage } from "../policy/policy-set.ts";
import type { CaseFacts } from "../reason/case-facts.ts";
import { neighbours } from "../reason/neighbours.ts";
import {
  conditionsRead,
  type ReadCondition,
  type Representatives,
  representativesOf,
} from "../reason/representatives.ts";
import { isValidCase } from "../reason/shrink.ts";
import { askPair, type Differing, differingAt, type Placing, type Question } from "./ask-pair.ts";
import type { Candidate } from "./candidates.ts";
import { type Causes, causesIn } from "./causes.ts";
import { excusedCandidates } from "./excused-candidates.ts";
import { excuseChanges } from "./excuses.ts";
import { byWorth, type Hit, isChangedDecision, MOST_SHOWN, shownBy } from "./hit.ts";
import type { Pair } from "./pair-bindings.ts";
import { seekDirection } from "./seek-direction.ts";
import { nearestDay, type Segment } from "./segments.ts";
import type { Direction } from "./told.ts";

/** Says how and where is searched. */
export interface SearchOptions {
  readonly placing: Placing;
  /** The spans of days on which the two sides do not say the same. */
  readonly segments: readonly Segment[];
  /** The directions that reasoning has not excluded. */
  readonly open: ReadonlySet<Direction>;
  /** How many documents beside the cases are tried at most. */
  readonly budget: number;
}

/** The most spans of days that are looked at. */
const MOST_SEGMENTS = 12;

/** The most documents of another day that are tried in a span of days. */
const MOST_FOREIGN = 30;

/** The most cases whose neighbours are tried, and among which they are chosen. */
const MOST_BASES = { tried: 8, judged: 24 };

interface Search extends SearchOptions {
  readonly pair: Pair;
  readonly causes: Causes;
  readonly open: Set<Direction>;
  /** The best document for each thing shown. */
  readonly found: Map<string, Hit>;
  /** How many documents of another day a span may still be tried with: none once something was found in it. */
  readonly foreign: Map<Segment, number>;
}

/** Is what a search found: the best document for each direction and requirement, and the directions that remain possible. */
export interface Searched {
  readonly hits: readonly Hit[];
  /** What changed, and what of it a document shows. */
  readonly causes: Causes;
  readonly open: ReadonlySet<Direction>;
}

/** Finds documents of which the two sides of a pair do not say the same: among the cases, by reasoning, then near the cases. */
export function searchPair(pair: Pair, candidates: readonly Candidate[], options: SearchOptions): Searched {
  const segments = options.segments.slice(-MOST_SEGMENTS);
  const open = new Set(options.open);
  const causes = causesIn(pair, segments);
  const search: Search = { ...options, open, segments, pair, causes, found: new Map(), foreign: new Map() };
  const known = candidates.filter(({ subject }) => isAbout(pair, subject));
  for (const [tried, candidate] of known.entries()) {
    if (isShownEnough(search, tried)) break;
    tryOne(search, candidate);
  }
  const bases = BOTH_WAYS.some((way) => isMissing(search, way)) ? basesAmong(search, known) : [];
  for (const way of BOTH_WAYS) if (isMissing(search, way)) reason(search, way, bases);
  // That neither side is stricter does not say that they are the same.
  if (search.found.size === 0 && !BOTH_WAYS.some((way) => open.has(way))) reason(search, "other", bases);
  tryExcused(search, known);
  if (BOTH_WAYS.some((way) => isMissing(search, way))) tryNear(search, bases);
  return { hits: [...search.found.values()].sort(byWorth), causes, open };
}

const BOTH_WAYS = ["stricter", "looser"] as const;

/** The most cases that are tried for a second example of the only direction there can be. */
const MOST_FOR_ANOTHER = 40;

/** Every direction that is possible is known, each by as much as is shown of it, and every change: more documents tell nothing more. */
function isShownEnough({ found, open, causes }: Search, tried: number): boolean {
  const good = [...found.values()].filter(
    (hit) => hit.isShared && isChangedDecision(hit) && hit.facts.attested === undefined,
  );
  const seen = new Set(good.flatMap(causes.of));
  if ([...causes.all].some((name) => !seen.has(name))) return false;
  const ways = BOTH_WAYS.filter((way) => open.has(way));
  const enough = ways.length === 1 && tried >= MOST_FOR_ANOTHER ? 1 : MOST_SHOWN;
  return (
    ways.length > 0 && ways.every((way) => good.filter(({ direction }) => direction === way).length >= enough)
  );
}

/** What reasoning excludes needs no search; the document it finds is tried as any other. */
function reason(search: Search, direction: Direction, bases: readonly Candidate[]): void {
  const { pair, segments, placing, open } = search;
  // Spans that were left out are not reasoned about either.
  if (segments.length >= MOST_SEGMENTS) return;
  const verdict = seekDirection(pair, { direction, segments, placing, bases });
  if (verdict.found === "none" && segments.every((segment) => isOneWay(segment, direction)))
    open.delete(direction);
  if (verdict.found === "document") tryOne(search, { ...verdict.document, ...verdict.document.facts });
}

/** What only one side excuses is shown by a document that is excused so. */
function tryExcused(search: Search, known: readonly Candidate[]): void {
  const { pair } = search;
  for (const change of excuseChanges(pair)) {
    for (const candidate of excusedCandidates(pair, change, known, search)) {
      if (!isMissing(search, change.direction)) break;
      tryOne(search, candidate);
    }
  }
}

/** Where only one side binds, only one direction is possible. */
function isOneWay({ old, new: now }: Segment, direction: Direction): boolean {
  if (old && now) return true;
  if (direction === "other") return false;
  return direction === "stricter" ? now === undefined : old === undefined;
}

function isAbout({ old, new: now }: Pair, subject: Candidate["subject"]): boolean {
  return [old, now].some((one) => one?.binding.subjects.includes(subject));
}

function isMissing({ open, found }: Search, direction: Direction): boolean {
  return open.has(direction) && ![...found.values()].some((hit) => hit.direction === direction);
}

/** A document is dated around its own day: it is tried on others only until they have shown something. */
function tryOne(search: Search, { subject, asOf, facts, attested, plan }: Candidate): void {
  const all: CaseFacts = { facts, ...(attested ? { attested } : {}), ...(plan ? { plan } : {}) };
  for (const segment of search.segments) {
    const isShared = isSharedIn(search.pair, segment);
    const day = nearestDay(segment, asOf);
    const left = search.foreign.get(segment) ?? MOST_FOREIGN;
    if (left === 0 && (!isShared || day !== asOf)) continue;
    const differing = hitsOn(search.pair, { facts: all, subject, asOf: day }, search.placing);
    for (const one of differing) keepBest(search, { ...one, isShared });
    const isSettled = differing.some((one) => one.direction !== "other");
    search.foreign.set(segment, isSettled ? 0 : Math.max(0, left - 1));
  }
}

/** What only one side has is judged by it alone on every day. */
function isSharedIn(pair: Pair, { old, new: now }: Segment): boolean {
  return (old !== undefined || !pair.old) && (now !== undefined || !pair.new);
}

function keepBest({ found }: Search, hit: Hit): void {
  const key = shownBy(hit);
  const known = found.get(key);
  if (!known || byWorth(hit, known) < 0) found.set(key, hit);
}

/** Asks both sides about a document at some stages, or at every one. */
export function hitsOn(
  pair: Pair,
  question: Question,
  placing: Placing,
  stages: readonly Stage[] = STAGES,
): readonly (Question & Differing)[] {
  const asked = askPair(pair, question, placing);
  if (!asked) return [];
  return stages.flatMap((stage) => {
    const differing = differingAt(asked, stage);
    return differing ? [{ ...question, ...differing }] : [];
  });
}

/** Tries what stands near the cases, where one change shows best what it does. */
function tryNear(search: Search, bases: readonly Candidate[]): void {
  if (search.budget === 0) return;
  const each = Math.ceil(search.budget / Math.max(1, bases.length));
  const representatives = new Map<string, Representatives>();
  for (const base of bases) {
    const key = `${base.subject} ${base.asOf}`;
    const values = representatives.get(key) ?? representativesFor(search.pair, base);
    representatives.set(key, values);
    for (const { edits: _, ...near } of neighbours(base, values, each)) {
      if (isValidCase(near, base.subject)) tryOne(search, { ...base, ...near });
    }
  }
}

/** Chooses the documents of which both sides say nothing bad, as far as there are such. */
function basesAmong(search: Search, candidates: readonly Candidate[]): readonly Candidate[] {
  const judged = candidates.slice(0, MOST_BASES.judged).map((candidate) => {
    return { candidate, faults: faultsOf(search, candidate) };
  });
  const sorted = judged.sort((one, other) => one.faults - other.faults);
  return sorted.slice(0, MOST_BASES.tried).map(({ candidate }) => candidate);
}

function faultsOf({ pair, placing }: Search, { subject, asOf, stage, ...facts }: Candidate): number {
  const asked = askPair(pair, { facts, subject, asOf }, placing);
  if (!asked) return 3;
  return [asked.old(stage), asked.new(stage)].filter(({ outcome }) => outcome !== "pass").length;
}

function representativesFor(pair: Pair, { subject, asOf }: Candidate): Representatives {
  const { policies } = pair.new ?? pair.old;
  const conditions = [pair.old, pair.new].flatMap((ruling): readonly ReadCondition[] => {
    const body = ruling?.gate.bodies[subject];
    return ruling && body ? conditionsRead(body, [ruling.binding]) : [];
  });
  return representativesOf(subject, conditions, policies, asOf);
}
