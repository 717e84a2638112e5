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

interface Late {
  readonly name: string;
  readonly from: string;
}

function lateValues(binding: Binding, policies: PolicySet): readonly Late[] {
  const start = binding.effective.from;
  if (start === undefined) return [];
  const read = bindingReads(binding, policies).params.filter(
    (name) => binding.parameters[name] === undefined,
  );
  return read.flatMap((name) => {
    const from = policies.parameters.find(({ id }) => id === name)?.values[0]?.from;
    return from !== undefined && from > start ? [{ name, from }] : [];
  });
}
