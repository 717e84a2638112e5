import { bindingReads } from "./binding-reads.ts";
import type { PolicyFile, PolicyFiles } from "./policy-files.ts";
import type { Binding, EvidenceMark, PolicySet } from "./policy-set.ts";
import type { Reporter } from "./report.ts";

/** Checks that no unconfirmed legal fact decides a mandatory binding; a message may tell one. */
export function checkUnconfirmed(files: PolicyFiles, policies: PolicySet, report: Reporter): void {
  for (const file of files.Profile) {
    for (const [index, { id, enforcement }] of file.content.spec.bindings.entries()) {
      const binding = policies.profiles.flatMap(({ bindings }) => bindings).find((one) => one.id === id);
      if (binding && enforcement === "mandatory") checkBinding(binding, file, index, policies, report);
    }
  }
}

function checkBinding(
  binding: Binding,
  { document }: PolicyFile<"Profile">,
  index: number,
  policies: PolicySet,
  report: Reporter,
): void {
  for (const name of unconfirmedIn(binding, policies)) {
    report.at(document, `/spec/bindings/${index}/enforcement`, "policy/unconfirmed-decides", {
      name,
      binding: binding.id,
    });
  }
}

function unconfirmedIn(binding: Binding, policies: PolicySet): readonly string[] {
  const { params, catalogues, derived } = bindingReads(binding, policies);
  const marks = new Map(policies.clauses.map(({ id, evidence }) => [id, evidence] as const));
  return [
    ...params.filter((name) => isUnconfirmed(valuesOf(name, binding, policies))),
    ...catalogues.filter((name) =>
      isUnconfirmed(policies.catalogues.find(({ id }) => id === name)?.entries ?? []),
    ),
    ...derived.filter((name) => isUnconfirmed(policies.derived.find(({ id }) => id === name)?.rules ?? [])),
    ...binding.clauses.filter((locator) => marks.get(locator) === "unconfirmed"),
  ];
}

interface Marked {
  readonly evidence: EvidenceMark;
}

function valuesOf(name: string, binding: Binding, policies: PolicySet): readonly Marked[] {
  const own = binding.parameters[name];
  return own ? [own] : (policies.parameters.find(({ id }) => id === name)?.values ?? []);
}

function isUnconfirmed(values: readonly Marked[]): boolean {
  return values.some(({ evidence }) => evidence === "unconfirmed");
}
