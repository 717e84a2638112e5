import { schemas } from "../../generated/schemas.ts";
import { type CheckOptions, nameOf, prepareDocument } from "../check.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Conclusion } from "../evaluate/conclude.ts";
import { type Decision, evaluate } from "../evaluate/evaluate.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import type { Document } from "../parse/document.ts";
import type { Stage } from "../policy/policy-set.ts";
import { type Placing, placedIn } from "./ask-pair.ts";
import { type ComparedSet, pairsOf, placingOf } from "./compare-policies.ts";
import type { Pair } from "./pair-bindings.ts";
import { type Direction, directionOf, NOT_ASKED, type Told, toldOf } from "./told.ts";

/** Is one binding that says something else of a document. */
export interface ReplayedChange {
  readonly pair: Pair;
  readonly direction: Direction;
  readonly old: Told;
  readonly new: Told;
}

/** Is what two sides say of one real document. */
export interface Replayed {
  readonly file: string;
  readonly stage: Stage;
  readonly old: Decision;
  readonly new: Decision;
  readonly changes: readonly ReplayedChange[];
}

/** Is what two sides say of one document, or why one of them says nothing. */
export type Replay =
  | { readonly replayed: Replayed; readonly diagnostics: readonly [] }
  | { readonly replayed: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Makes what judges real documents by two sides. */
export function replayer(
  old: ComparedSet,
  now: ComparedSet,
): (document: Document, options: CheckOptions) => Replay {
  const pairs = pairsOf(old, now);
  const placing = placingOf(old, now);
  return (document, options) => replay(document, { old, new: now, pairs, placing }, options);
}

interface Sides {
  readonly old: ComparedSet;
  readonly new: ComparedSet;
  readonly pairs: readonly Pair[];
  readonly placing: Placing;
}

function replay(document: Document, { old, new: now, pairs, placing }: Sides, options: CheckOptions): Replay {
  const before = judge(document, old, placing.old, options);
  const after = judge(document, now, placing.new, options);
  if (before.diagnostics) return { replayed: undefined, diagnostics: before.diagnostics };
  if (after.diagnostics) return { replayed: undefined, diagnostics: after.diagnostics };
  const changes = pairs
    .filter((pair) => pair.profiles.includes(before.profile))
    .flatMap((pair): readonly ReplayedChange[] => {
      const told = { old: before.told(pair.old?.binding.id), new: after.told(pair.new?.binding.id) };
      const direction = directionOf(told.old, told.new);
      return direction ? [{ pair, direction, ...told }] : [];
    });
  const { stage, decision } = before;
  const replayed = { file: nameOf(document), stage, old: decision, new: after.decision, changes };
  return { replayed, diagnostics: [] };
}

interface Judged {
  readonly diagnostics?: undefined;
  readonly profile: string;
  readonly stage: Stage;
  readonly decision: Decision;
  readonly told: (binding: string | undefined) => Told;
}

/** Statements bind the document as it was signed: they are admitted before it is placed elsewhere. */
function judge(
  document: Document,
  { policies, profile }: ComparedSet,
  province: string | undefined,
  options: CheckOptions,
): Judged | { readonly diagnostics: readonly Diagnostic[] } {
  const prepared = prepareDocument(document, policies, {
    ...options,
    ...(profile === undefined ? {} : { profile }),
  });
  if (!prepared.question) return { diagnostics: prepared.diagnostics };
  const { question, matter, subject } = prepared;
  const { plan, attested } = matter;
  const known = { asOf: question.asOf, ...(plan ? { plan } : {}), ...(attested ? { attested } : {}) };
  const placed =
    province === undefined
      ? matter
      : matterOf(placedIn(matter.facts, province), subject, known, schemas, policies);
  const { decision, conclusions } = evaluate(policies, placed, question);
  return { decision, profile: question.profile.id, stage: question.stage, told: tellAll(conclusions) };
}

function tellAll(conclusions: readonly Conclusion[]): Judged["told"] {
  const told = new Map(conclusions.map((one) => [one.assessed.binding.id, toldOf(one)] as const));
  return (binding) => (binding === undefined ? undefined : told.get(binding)) ?? NOT_ASKED;
}
