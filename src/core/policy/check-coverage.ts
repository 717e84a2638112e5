import { bindingReads } from "./binding-reads.ts";
import type { PolicyFiles } from "./policy-files.ts";
import type { Binding, PolicySet } from "./policy-set.ts";
import type { Reporter } from "./report.ts";

/** Checks that what a binding reads has a value from the first day on which it binds. */
export function checkCoverage(files: PolicyFiles, policies: PolicySet, report: Reporter): void {
  const bindings = new Map(
    policies.profiles.flatMap((profile) => profile.bindings.map((one) => [one.id, one] as const)),
  );
  for (const { document, content } of files.Profile) {
    for (const [index, { id }] of content.spec.bindings.entries()) {
      const binding = bindings.get(id);
      for (const late of binding ? lateValues(binding, policies) : []) {
        report.at(document, `/spec/bindings/${index}/effective/from`, "policy/no-value-yet", late);
      }
    }
  }
}

/** Finds the first day on which a derived fact has a rule. */
function firstRule(name: string, { derived }: PolicySet): string | undefined {
  const days = derived.find(({ id }) => id === name)?.rules.map(({ effective }) => effective.from) ?? [];
  return [...days].sort()[0];
}

interface Late {
  readonly name: string;
  readonly from: string;
}

function lateValues(binding: Binding, policies: PolicySet): readonly Late[] {
  const start = binding.effective.from;
  if (start === undefined) return [];
  const { params, derived } = bindingReads(binding, policies);
  const own = params.filter((name) => binding.parameters[name] === undefined);
  const firstDays = [
    ...own.map((name) => ({
      name,
      from: policies.parameters.find(({ id }) => id === name)?.values[0]?.from,
    })),
    ...derived.map((name) => ({ name: `derived.${name}`, from: firstRule(name, policies) })),
  ];
  return firstDays.flatMap(({ name, from }) => (from !== undefined && from > start ? [{ name, from }] : []));
}
