import { clauseWanted } from "./clause-wanted.ts";
import { boundName, gateMeant } from "./gate-meant.ts";
import type { PolicyFile, PolicyFiles } from "./policy-files.ts";
import type { PolicySet } from "./policy-set.ts";
import { type Reporter, unknownName } from "./report.ts";

/** Checks what only the whole set shows: names used once, clauses and gates that exist and are accounted for. */
export function checkReferences(files: PolicyFiles, policies: PolicySet, report: Reporter): void {
  checkNames(files, report);
  checkClauses(files, policies, report);
  checkDispositions(files.ClauseRegister, report);
  checkGrounded(files.Gate, report);
  checkBound(files, policies, report);
  for (const file of files.GateCases) checkCases(file, files, report);
  for (const file of files.DerivedFactCases) checkDerivedCases(file, files, report);
  for (const file of files.CompetenceCases) checkCompetenceCases(file, files, report);
}

/** Is a name together with the place in a file that gives or uses it. */
interface Named {
  readonly file: PolicyFile<keyof PolicyFiles>;
  readonly pointer: string;
  readonly name: string;
}

function checkNames(files: PolicyFiles, report: Reporter): void {
  for (const names of namesGiven(files)) checkUnique(names, report);
}

/** Lists the names that a policy set gives, those that must differ together. */
function namesGiven(files: PolicyFiles): readonly (readonly Named[])[] {
  const { Gate, Profile, Catalogue, ClauseRegister, Parameters, GateCases, DerivedFact } = files;
  const { DerivedFactCases, CompetenceCases } = files;
  const ids = [Gate, Profile, Catalogue, ClauseRegister, Parameters, DerivedFact].map((group) =>
    group.flatMap((file) => named(file, "/metadata/id", [file.content.metadata.id])),
  );
  return [
    ...ids,
    Gate.flatMap((file) => named(file, "/metadata/number", [file.content.metadata.number])),
    GateCases.flatMap((file) => named(file, "/metadata/gate", [file.content.metadata.gate])),
    DerivedFactCases.flatMap((file) => named(file, "/metadata/fact", [file.content.metadata.fact])),
    Parameters.flatMap((file) => named(file, "/spec/parameters/*/id", idsOf(file.content.spec.parameters))),
    ClauseRegister.flatMap((file) => named(file, "/spec/clauses/*/id", idsOf(file.content.spec.clauses))),
    CompetenceCases.flatMap((file) => named(file, "/metadata/profile", [file.content.metadata.profile])),
    ...[...GateCases, ...DerivedFactCases, ...CompetenceCases].map((file) => {
      const names = file.content.spec.cases.map(({ name }) => name);
      return named(file, "/spec/cases/*/name", names);
    }),
  ];
}

function idsOf(list: readonly { readonly id: string }[]): readonly string[] {
  return list.map(({ id }) => id);
}

/** Places a list of names; the last `*` of the pointer stands for the index. */
function named(file: Named["file"], pattern: string, names: readonly string[]): readonly Named[] {
  return names.map((name, index) => ({ file, pointer: pattern.replace("*", String(index)), name }));
}

function checkUnique(names: readonly Named[], report: Reporter): void {
  const seen = new Map<string, Named>();
  for (const one of names) {
    const first = seen.get(one.name);
    if (first === undefined) seen.set(one.name, one);
    else {
      const data = { name: one.name, first: first.file.document.source.name };
      report.at(one.file.document, one.pointer, "policy/duplicate-name", data);
    }
  }
}

function checkClauses(files: PolicyFiles, policies: PolicySet, report: Reporter): void {
  const known = new Set(policies.clauses.map(({ id }) => id));
  for (const { file, pointer, name } of citations(files)) {
    if (known.has(name)) continue;
    const data = clauseWanted(name, known, files.ClauseRegister);
    report.at(file.document, pointer, "policy/unknown-clause", data);
  }
}

/** Lists every locator that a policy set cites. */
function citations(files: PolicyFiles): readonly Named[] {
  return [
    ...files.Gate.flatMap((file) => named(file, "/metadata/clauses/*", file.content.metadata.clauses ?? [])),
    ...files.Profile.flatMap(citationsOfProfile),
    ...files.Parameters.flatMap((file) =>
      file.content.spec.parameters.flatMap(({ values }, index) =>
        values.flatMap(({ basis }, at) =>
          named(file, `/spec/parameters/${index}/values/${at}/basis/*`, basis),
        ),
      ),
    ),
    ...files.Catalogue.flatMap((file) =>
      file.content.spec.entries.flatMap(({ basis }, index) =>
        named(file, `/spec/entries/${index}/basis/*`, basis),
      ),
    ),
    ...files.DerivedFact.flatMap((file) =>
      file.content.spec.rules.flatMap(({ basis }, index) =>
        named(file, `/spec/rules/${index}/basis/*`, basis),
      ),
    ),
  ];
}

function citationsOfProfile(file: PolicyFile<"Profile">): readonly Named[] {
  const { bindings, reapproval = [] } = file.content.spec;
  const ofBindings = bindings.flatMap(({ clauses, parameters }, index) => [
    ...named(file, `/spec/bindings/${index}/clauses/*`, clauses ?? []),
    ...Object.entries(parameters ?? {}).flatMap(([name, own]) =>
      named(file, `/spec/bindings/${index}/parameters/${name}/basis/*`, own?.basis ?? []),
    ),
  ]);
  const ofTriggers = reapproval.flatMap(({ clauses }, index) =>
    named(file, `/spec/reapproval/${index}/clauses/*`, clauses),
  );
  return [...ofBindings, ...ofTriggers];
}

function checkDispositions(registers: PolicyFiles["ClauseRegister"], report: Reporter): void {
  for (const { document, content } of registers) {
    for (const [index, { id, disposition }] of content.spec.clauses.entries()) {
      const pointer = `/spec/clauses/${index}/id`;
      if (disposition === undefined) report.at(document, pointer, "policy/no-disposition", { name: id });
    }
  }
}

function checkGrounded(gates: PolicyFiles["Gate"], report: Reporter): void {
  for (const { document, content } of gates) {
    const { id, clauses = [] } = content.metadata;
    if (clauses.length === 0) report.at(document, "/metadata/id", "policy/no-clause", { name: id });
  }
}

function checkBound(files: PolicyFiles, { profiles }: PolicySet, report: Reporter): void {
  const bound = new Set(profiles.flatMap(({ bindings }) => bindings.map(({ gate }) => gate)));
  for (const { document, content } of files.Gate) {
    const { id: name } = content.metadata;
    if (!bound.has(name))
      report.at(document, "/metadata/id", "policy/unbound-gate", { name, ...boundName(name, files) });
  }
}

/** Checks the names that cases refer to against what the files give, compiled or not. */
function checkCases(file: PolicyFile<"GateCases">, files: PolicyFiles, report: Reporter): void {
  const { gate, cases, ...spec } = { ...file.content.metadata, ...file.content.spec };
  const gates = new Map<string, readonly { readonly id: string }[]>(
    files.Gate.map(({ content }) => [content.metadata.id, content.spec.require]),
  );
  const profiles = new Set<string>(files.Profile.map(({ content }) => content.metadata.id));
  const bindings = new Set<string>(files.Profile.flatMap(({ content }) => idsOf(content.spec.bindings)));
  const check = (
    name: string | undefined,
    known: ReadonlySet<string>,
    pointer: string,
    code: UnknownCode,
  ) => {
    if (name !== undefined && !known.has(name))
      report.at(file.document, pointer, code, unknownName(name, known));
  };
  if (!gates.has(gate))
    report.at(file.document, "/metadata/gate", "policy/unknown-gate", gateMeant(gate, files));
  check(spec.profile, profiles, "/spec/profile", "policy/unknown-profile");
  const requirements = new Set(idsOf(gates.get(gate) ?? []));
  for (const [index, { profile, binding, expect }] of cases.entries()) {
    const pointer = `/spec/cases/${index}`;
    check(profile, profiles, `${pointer}/profile`, "policy/unknown-profile");
    check(binding, bindings, `${pointer}/binding`, "policy/unknown-binding");
    if (gates.has(gate))
      check(expect.requirement, requirements, `${pointer}/expect/requirement`, "policy/unknown-requirement");
  }
}

type UnknownCode = "policy/unknown-profile" | "policy/unknown-binding" | "policy/unknown-requirement";

/** Checks the names that cases of a derived fact refer to. */
function checkDerivedCases(
  { document, content }: PolicyFile<"DerivedFactCases">,
  files: PolicyFiles,
  report: Reporter,
): void {
  const facts = new Map<string, readonly { readonly id: string }[]>(
    files.DerivedFact.map((file) => [file.content.metadata.id, file.content.spec.rules]),
  );
  const { fact } = content.metadata;
  const rules = facts.get(fact);
  if (!rules) {
    const data = unknownName(fact, facts.keys());
    report.at(document, "/metadata/fact", "policy/unknown-derived-fact", data);
    return;
  }
  const known = idsOf(rules);
  for (const [index, { expect }] of content.spec.cases.entries()) {
    for (const [at, ground] of (expect.grounds ?? []).entries()) {
      if (known.includes(ground)) continue;
      const pointer = `/spec/cases/${index}/expect/grounds/${at}`;
      report.at(document, pointer, "policy/unknown-rule", unknownName(ground, known));
    }
  }
}

/** Checks the profile that cases of competence refer to. */
function checkCompetenceCases(
  { document, content }: PolicyFile<"CompetenceCases">,
  { Profile }: PolicyFiles,
  report: Reporter,
): void {
  const known = new Set<string>(Profile.map((file) => file.content.metadata.id));
  const { profile } = content.metadata;
  if (!known.has(profile))
    report.at(document, "/metadata/profile", "policy/unknown-profile", unknownName(profile, known));
}
