import { ASSURANCES, ENFORCEMENTS, wayBetween } from "../policy/orders.ts";
import { type GateBody, type Requirement, STAGES, SUBJECTS, type Subject } from "../policy/policy-set.ts";
import { isAtOrAfter } from "../policy/stage-asked.ts";
import { type Change, changesBetween } from "./changes.ts";
import { conditionWay } from "./condition-way.ts";
import { type Excuse, excuseChanges, isJustifiedElsewhere } from "./excuses.ts";
import type { Pair } from "./pair-bindings.ts";
import { parameterWay } from "./parameter-way.ts";
import { signatureOf } from "./plain.ts";
import type { RuleInForce, Segment } from "./segments.ts";
import type { Direction } from "./told.ts";

type Both = Extract<Pair, { readonly old: object; readonly new: object }>;
/** Tells which way a change can only go: neither where it only words an answer otherwise, none where it says nothing; undefined where reasoning does not tell. */
type Way = "stricter" | "looser" | "neither" | "none" | undefined;

/**
 * Tells which directions remain possible by reasoning on what changed; what is not among them is excluded for every
 * document, as far as the gates themselves speak: waivers and accepted justifications name one evidence and are left aside.
 */
export function openDirections(pair: Pair, segments: readonly Segment[]): ReadonlySet<Direction> {
  const ways = segments.flatMap((segment) => waysIn(pair, segment));
  const open = new Set<Direction>();
  for (const way of ways.filter((one) => one !== "none")) {
    open.add("other");
    if (way === undefined || way === "stricter") open.add("stricter");
    if (way === undefined || way === "looser") open.add("looser");
  }
  return open;
}

function waysIn(pair: Pair, segment: Segment): readonly Way[] {
  const { old, new: now } = segment;
  if (!old) return ["stricter"];
  if (!now) return ["looser"];
  if (!pair.old || !pair.new) return [undefined];
  const rules = { ...segment, old, new: now };
  const ways = changesBetween(old, now).map((change) => wayOf(change, pair, rules));
  return isReordered(rules) ? [...ways, undefined] : ways;
}

type InForceOn = Segment & { readonly old: RuleInForce; readonly new: RuleInForce };

/** Values are told apart by name; where they stand in their list counts as well, since a condition may read them by it. */
function isReordered({ old, new: now }: InForceOn): boolean {
  return (
    signatureOf(old.values) !== signatureOf(now.values) && changesBetween(old.values, now.values).length === 0
  );
}

function wayOf(change: Change, pair: Both, rules: InForceOn): Way {
  const [part, ...rest] = change.path;
  if (part === "binding") return bindingWay(change, rest, pair);
  if (part === "gate") return gateWay(change, rest, pair);
  const [kind, name, ...below] = rest;
  const isWhole = below.length === 0 && change.old !== undefined && change.new !== undefined;
  if (kind !== "params" || name === undefined || !isWhole || !isOnlyValues(rules)) return undefined;
  return isPlainlyAnswered(pair) ? parameterWay(pair.new, name, change, rules) : undefined;
}

/** Where conditions change as well, what a value does in them is not told apart. */
function isOnlyValues({ old, new: now }: InForceOn): boolean {
  return changesBetween(old.gate, now.gate).length === 0;
}

function bindingWay({ old, new: now }: Change, [name, ...below]: readonly string[], pair: Both): Way {
  if (below.length > 0) return undefined;
  if (name === "enforcement") return wayBetween(ENFORCEMENTS, old, now);
  if (name === "waivable") {
    const isAdvice = [pair.old, pair.new].some(({ binding }) => binding.enforcement === "advisory");
    if (isAdvice) return "neither";
    return old === true ? "stricter" : "looser";
  }
  if (name === "assurance") return wayBetween(ASSURANCES, old ?? "declared", now ?? "declared");
  // What binds from an earlier stage on is asked at more stages.
  return name === "from" ? wayBetween([...STAGES].reverse(), old, now) : undefined;
}

function gateWay(change: Change, [subject, list, id, name, ...below]: readonly string[], pair: Both): Way {
  const known = SUBJECTS.find((one) => one === subject);
  if (!known || list !== "require" || id === undefined) return undefined;
  if (name === "waivable") return excuseWay("waiver", known, id, pair);
  if (name === "justification")
    return isJustifiedElsewhere(pair, known, id) ? undefined : excuseWay("justification", known, id, pair);
  if (below.length > 0) return undefined;
  const bodies = { old: pair.old.gate.bodies[known], new: pair.new.gate.bodies[known] };
  if (name === undefined || name === "from") return askedWay(change, name, pair, bodies);
  if (name !== "that" || !isPlainlyAnswered(pair)) return undefined;
  const [before, after] = [bodies.old, bodies.new].map((body) => requirementIn(body, id)?.that.expression);
  return before && after && conditionWay(before, after);
}

/** What would excuse a finding and may not in any case says nothing. */
function excuseWay(kind: Excuse, subject: Subject, requirement: string, pair: Both): Way {
  const changes = excuseChanges(pair).filter((one) => one.subject === subject && one.kind === kind);
  const direction = changes.find((one) => one.requirement === requirement)?.direction ?? "none";
  return direction === "other" ? "neither" : direction;
}

function requirementIn(body: GateBody | undefined, id: string): Requirement | undefined {
  return body?.require.find((one) => one.id === id);
}

interface Bodies {
  readonly old: GateBody | undefined;
  readonly new: GateBody | undefined;
}

/**
 * A requirement more is stricter, unless it keeps the gate from being not applicable, which from construction on
 * a mandatory binding does not take from facts that nobody approved.
 */
function askedWay({ old, new: now }: Change, name: string | undefined, pair: Both, bodies: Bodies): Way {
  const isMandatory = [pair.old, pair.new].some(({ binding }) => binding.enforcement === "mandatory");
  if (isMandatory && !isAlwaysAsked(bodies)) return undefined;
  if (name === "from") return wayBetween([...STAGES].reverse(), old ?? "planning", now ?? "planning");
  if (old === undefined) return "stricter";
  return now === undefined ? "looser" : undefined;
}

/** Tells whether both sides have a requirement that is asked of every document from construction on. */
function isAlwaysAsked({ old, new: now }: Bodies): boolean {
  return [old, now].every((body) =>
    body?.require.some(
      ({ when, each, from }) => !when && !each && isAtOrAfter("construction", from ?? "planning"),
    ),
  );
}

/**
 * A justification answers a failure and nothing that is unknown: only without it are the two equally bad. And where
 * an assurance is asked for, what a pass rests on counts as well.
 */
export function isPlainlyAnswered(pair: Both): boolean {
  return [pair.old, pair.new].every(({ binding, gate }) => {
    if ((binding.assurance ?? "declared") !== "declared") return false;
    const required = binding.subjects.flatMap((subject) => gate.bodies[subject]?.require ?? []);
    return binding.enforcement !== "justified" || required.every(({ justification }) => !justification);
  });
}
