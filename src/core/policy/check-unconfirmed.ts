import { type BindingReads, bindingReads, competenceConditions, readsIn } from "./binding-reads.ts";
import type { PolicyFile, PolicyFiles } from "./policy-files.ts";
import { type Binding, COMPETENCES, type EvidenceMark, type PolicySet } from "./policy-set.ts";
import type { Reporter } from "./report.ts";

/** Checks that no unconfirmed legal fact decides a mandatory binding; a message may tell one. */
export function checkUnconfirmed(files: PolicyFiles, policies: PolicySet, report: Reporter): void {
  for (const file of files.Profile) {
    checkCompetence(file, policies, report);
    for (const [index, { id, enforcement }] of file.content.spec.bindings.entries()) {
      const binding = policies.profiles.flatMap(({ bindings }) => bindings).find((one) => one.id === id);
      if (binding && enforcement === "mandatory") checkBinding(binding, file, index, policies, report);
    }
  }
}

/** Whose signature counts decides as much as what fails. */
function checkCompetence(
  { document, content }: PolicyFile<"Profile">,
  policies: PolicySet,
  report: Reporter,
): void {
  const { id } = content.metadata;
  const competence = policies.profiles.find((one) => one.id === id)?.competence ?? {};
  for (const name of COMPETENCES) {
    if (content.spec.competence?.[name] === undefined) continue;
    const reads = readsIn(competenceConditions(competence, "deciding", [name]), policies);
    for (const read of unconfirmedReads(reads, {}, policies)) {
      const data = { name: read, binding: id };
      report.at(document, `/spec/competence/${name}`, "policy/unconfirmed-decides", data);
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
  const marks = new Map(policies.clauses.map(({ id, evidence }) => [id, evidence] as const));
  return [
    ...unconfirmedReads(bindingReads(binding, policies), binding.parameters, policies),
    ...binding.clauses.filter((locator) => marks.get(locator) === "unconfirmed"),
  ];
}

function unconfirmedReads(
  { params, catalogues, derived }: BindingReads,
  own: Binding["parameters"],
  policies: PolicySet,
): readonly string[] {
  return [
    ...params.filter((name) => isUnconfirmed(valuesOf(name, own, policies))),
    ...catalogues.filter((name) =>
      isUnconfirmed(policies.catalogues.find(({ id }) => id === name)?.entries ?? []),
    ),
    ...derived.filter((name) => isUnconfirmed(policies.derived.find(({ id }) => id === name)?.rules ?? [])),
  ];
}

interface Marked {
  readonly evidence: EvidenceMark;
}

function valuesOf(name: string, parameters: Binding["parameters"], policies: PolicySet): readonly Marked[] {
  const own = parameters[name];
  return own ? [own] : (policies.parameters.find(({ id }) => id === name)?.values ?? []);
}

function isUnconfirmed(values: readonly Marked[]): boolean {
  return values.some(({ evidence }) => evidence === "unconfirmed");
}
