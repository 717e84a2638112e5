import type { Question } from "../evaluate/evaluate.ts";
import { holdsOn } from "../evaluate/in-force.ts";
import type { Binding, Stage, Subject } from "../policy/policy-set.ts";
import { isAtOrAfter, stageAsked } from "../policy/stage-asked.ts";
import type { PreparedCase } from "./prepare-cases.ts";
import { isProblem } from "./prepared.ts";

/** Says why a gate is not asked in a case. */
export interface WhyUnbound {
  readonly profile: string;
  readonly stage: Stage;
  readonly asOf: string;
  /** What keeps each binding from being asked; of a gate that its profile does not bind there are none. */
  readonly hindrances: readonly Hindrance[];
  /** Whether something of the system itself, and no binding, keeps the profile from asking anything. */
  readonly isOutOfScope: boolean;
}

/** Is what keeps a binding from being asked: a stage or day before or after its own, or the kind of the document. */
export interface Hindrance {
  readonly binding: string;
  /** The profile that wrote it. */
  readonly profile: string;
  readonly kind: "before-stage" | "after-stage" | "before-day" | "after-day" | "subject";
  /** The stage or the day; the kind of the document. */
  readonly limit: string;
  /** Where below the binding it is written. */
  readonly pointer: "/from" | "/until" | "/effective/from" | "/effective/until" | "/subjects";
}

/** Tells why none of a gate's bindings is asked in a case that could be judged. */
export function whyUnbound({ gate, case: one, asked }: PreparedCase): WhyUnbound | undefined {
  if (isProblem(asked)) return undefined;
  const { profile, stage, asOf } = asked.question;
  const bindings = profile.bindings.filter(
    ({ gate: bound, id }) => bound === gate && (one.binding === undefined || one.binding === id),
  );
  const hindrances = bindings.flatMap(
    (binding) => hindranceOf(binding, asked.question, asked.matter.subject) ?? [],
  );
  return { profile: profile.id, stage, asOf, hindrances, isOutOfScope: hindrances.length < bindings.length };
}

function hindranceOf(binding: Binding, question: Question, subject: Subject): Hindrance | undefined {
  const found = limitOf(binding, question, subject);
  return found && { binding: binding.id, profile: binding.profile, ...found };
}

function limitOf(
  binding: Binding,
  { stage, asOf }: Question,
  subject: Subject,
): Omit<Hindrance, "binding" | "profile"> | undefined {
  const { from, until, effective, subjects } = binding;
  if (!subjects.includes(subject)) return { kind: "subject", limit: subject, pointer: "/subjects" };
  if (effective.from !== undefined && asOf < effective.from)
    return { kind: "before-day", limit: effective.from, pointer: "/effective/from" };
  if (effective.until !== undefined && !holdsOn(effective, asOf))
    return { kind: "after-day", limit: effective.until, pointer: "/effective/until" };
  if (!isAtOrAfter(stage, from)) return { kind: "before-stage", limit: from, pointer: "/from" };
  if (until !== undefined && stageAsked(binding, stage) === undefined)
    return { kind: "after-stage", limit: until, pointer: "/until" };
  return undefined;
}
