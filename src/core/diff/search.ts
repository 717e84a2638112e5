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
import { byWorth, type Hit, isChangedDecision, shownBy } from "./hit.ts";
import type { Pair } from "./pair-bindings.ts";
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

/** The most cases whose neighbours are tried, and among which they are chosen. */
const MOST_BASES = { tried: 8, judged: 24 };

interface Search extends SearchOptions {
  readonly pair: Pair;
  /** The best document for each thing shown. */
  readonly found: Map<string, Hit>;
  /** The spans in which a decision was found to change. */
  readonly settled: Set<Segment>;
}

/** Finds documents of which the two sides of a pair do not say the same: the best for each direction and requirement. */
export function searchPair(
  pair: Pair,
  candidates: readonly Candidate[],
  options: SearchOptions,
): readonly Hit[] {
  const segments = options.segments.slice(-MOST_SEGMENTS);
  const search: Search = { ...options, segments, pair, found: new Map(), settled: new Set() };
  const known = candidates.filter(({ subject }) => isAbout(pair, subject));
  for (const candidate of known) tryOne(search, candidate);
  if (isMissing(search, "stricter") || isMissing(search, "looser")) tryNear(search, known);
  return [...search.found.values()].sort(byWorth);
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
    const isShared = segment.old !== undefined && segment.new !== undefined;
    const day = nearestDay(segment, asOf);
    if (search.settled.has(segment) && (!isShared || day !== asOf)) continue;
    const differing = hitsOn(search.pair, { facts: all, subject, asOf: day }, search.placing);
    for (const one of differing) keepBest(search, { ...one, isShared });
    if (differing.some(isChangedDecision)) search.settled.add(segment);
  }
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
function tryNear(search: Search, candidates: readonly Candidate[]): void {
  if (search.budget === 0) return;
  const bases = basesAmong(search, candidates);
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
