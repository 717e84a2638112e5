import type { Binding, Enforcement } from "../policy/policy-set.ts";
import { STAGES, SUBJECTS } from "../policy/policy-set.ts";
import { acrossSubjects } from "./across-subjects.ts";
import { type Change, changeOfWhole } from "./mutant.ts";
import { mutateSwitch } from "./mutate-condition.ts";
import { mutateInterval } from "./mutate-interval.ts";
import { stageAfter } from "./mutate-requirement.ts";
import { mutateValue } from "./mutate-value.ts";

/** Lists the changes of a binding, save that it is gone. */
export function mutateBinding(
  binding: Binding,
  vocabularyOf: (parameter: string) => readonly string[] | undefined,
): readonly Change<Binding>[] {
  return [
    ...mutateWhen(binding),
    ...movedStages(binding),
    ...loosened(binding),
    ...mutateInterval(binding.effective, () => true).map((change) =>
      changeOfWhole(change, "/effective", (effective) => ({ ...binding, effective })),
    ),
    ...Object.entries(binding.parameters).flatMap(([name, parameter]) =>
      mutateValue(parameter.value, vocabularyOf(name)).map((change) =>
        changeOfWhole(change, `/parameters/${name}/value`, (value) => ({
          ...binding,
          parameters: { ...binding.parameters, [name]: { ...parameter, value } },
        })),
      ),
    ),
  ];
}

/** A condition on several kinds of document is written once, so it is changed for all of them. */
function mutateWhen(binding: Binding): readonly Change<Binding>[] {
  const lists = SUBJECTS.flatMap((subject) => {
    const when = binding.when[subject];
    return when ? [[subject, mutateSwitch(when, "/when", (changed) => ({ changed }))] as const] : [];
  });
  return acrossSubjects(lists).map(({ change, bySubject }) => {
    const entries = SUBJECTS.flatMap((subject) => {
      const condition = bySubject[subject] ? bySubject[subject].changed : binding.when[subject];
      return condition ? [[subject, condition] as const] : [];
    });
    return { ...change, changed: { ...binding, when: Object.fromEntries(entries) } };
  });
}

function movedStages(binding: Binding): readonly Change<Binding>[] {
  const { until, ...endless } = binding;
  const { from } = binding;
  const later = stageAfter(from);
  const canMove =
    later !== undefined && (until === undefined || STAGES.indexOf(later) <= STAGES.indexOf(until));
  return [
    ...(canMove
      ? [
          {
            operator: "move-stage",
            pointer: "/from",
            before: from,
            after: later,
            changed: { ...binding, from: later },
          } as const,
        ]
      : []),
    ...(until
      ? [{ operator: "drop-end", pointer: "/until", before: until, after: "", changed: endless } as const]
      : []),
  ];
}

const LOWER: Readonly<Partial<Record<Enforcement, Enforcement>>> = {
  mandatory: "justified",
  justified: "advisory",
};

function loosened(binding: Binding): readonly Change<Binding>[] {
  const { enforcement, waivable, assurance, ...rest } = binding;
  const lower = LOWER[enforcement];
  return [
    ...(lower
      ? [
          {
            operator: "lower-enforcement",
            pointer: "/enforcement",
            before: enforcement,
            after: lower,
            changed: { ...binding, enforcement: lower },
          } as const,
        ]
      : []),
    ...(waivable
      ? []
      : [
          {
            operator: "allow-waiver",
            pointer: "/waivable",
            before: "false",
            after: "true",
            changed: { ...binding, waivable: true },
          } as const,
        ]),
    ...(assurance
      ? [
          {
            operator: "lower-assurance",
            pointer: "/assurance",
            before: assurance,
            after: "",
            changed: { ...rest, enforcement, waivable },
          } as const,
        ]
      : []),
  ];
}
