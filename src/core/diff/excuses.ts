import { type Requirement, STAGES, SUBJECTS, type Subject } from "../policy/policy-set.ts";
import { isAtOrAfter, stageAsked } from "../policy/stage-asked.ts";
import type { Pair, Ruling } from "./pair-bindings.ts";
import { type Plain, signatureOf } from "./plain.ts";
import { plainCondition } from "./plain-rules.ts";
import type { Direction } from "./told.ts";

/** Lists what may excuse that a requirement is not met: a waiver, a plan to mend, a justification. */
export const EXCUSES = ["waiver", "remediation", "justification"] as const;
export type Excuse = (typeof EXCUSES)[number];

/** Tells that one side leaves room for an excuse where the other does not; known from the rules, whatever documents say. */
export interface ExcuseChange {
  readonly kind: Excuse;
  readonly subject: Subject;
  readonly requirement: string;
  /** Is `looser` where only the new side leaves room; `other` where what is excused never blocks. */
  readonly direction: Direction;
  /** The side that leaves room. */
  readonly side: "old" | "new";
}

type Both = Extract<Pair, { readonly old: object; readonly new: object }>;

/** Lists the excuses for which only one side leaves room, of the requirements that both sides ask. */
export function excuseChanges({ old, new: now }: Pair): readonly ExcuseChange[] {
  if (!old || !now) return [];
  return SUBJECTS.filter((subject) =>
    [old, now].every(({ binding }) => binding.subjects.includes(subject)),
  ).flatMap((subject) =>
    (old.gate.bodies[subject]?.require ?? []).flatMap((before) => {
      const after = now.gate.bodies[subject]?.require.find(({ id }) => id === before.id);
      return after
        ? EXCUSES.flatMap((kind) => {
            const found = changeOf(kind, { old, new: now }, before, after);
            return found ? [{ kind, subject, requirement: before.id, ...found }] : [];
          })
        : [];
    }),
  );
}

function changeOf(
  kind: Excuse,
  { old, new: now }: Pick<Both, "old" | "new">,
  before: Requirement,
  after: Requirement,
): Pick<ExcuseChange, "direction" | "side"> | undefined {
  if (!isAsked(old, before) || !isAsked(now, after)) return undefined;
  const [was, is] = [ROOM[kind](old, before), ROOM[kind](now, after)];
  if (was === is) return undefined;
  const advice = [old, now].filter(({ binding }) => binding.enforcement === "advisory").length;
  // What is only advice blocks nothing: that tells more than what would excuse it.
  if (advice === 1) return undefined;
  const side = is ? "new" : "old";
  if (advice === 2) return kind === "remediation" ? { direction: "other", side } : undefined;
  return { direction: is ? "looser" : "stricter", side };
}

const ROOM: Readonly<Record<Excuse, (ruling: Ruling, requirement: Requirement) => boolean>> = {
  waiver: ({ binding }, { waivable }) => binding.waivable && waivable,
  // A running system may mend what may not be waived.
  remediation: ({ binding }) => binding.waivable && stageAsked(binding, "in-service") !== undefined,
  justification: ({ binding }, { justification }) =>
    binding.enforcement === "justified" && justification !== undefined,
};

function isAsked({ binding }: Ruling, { from = "planning" }: Requirement): boolean {
  return STAGES.some((stage) => {
    const at = stageAsked(binding, stage);
    return at !== undefined && isAtOrAfter(at, from);
  });
}

/** Tells whether a requirement may be justified by another part of the document than before: then each side may take what the other does not. */
export function isJustifiedElsewhere({ old, new: now }: Pair, subject: Subject, id: string): boolean {
  const texts = [old, now].map((ruling) => {
    const found = ruling?.gate.bodies[subject]?.require.find((one) => one.id === id);
    const isOpen = found && ruling ? ROOM.justification(ruling, found) : false;
    return isOpen ? signatureOf(justificationOf(found)) : undefined;
  });
  return texts.every((text) => text !== undefined) && texts[0] !== texts[1];
}

function justificationOf(requirement: Requirement | undefined): Plain | undefined {
  const justification = requirement?.justification;
  return justification && { at: plainCondition(justification), complete: [...justification.complete] };
}
