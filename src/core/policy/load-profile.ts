import type { UnknownName } from "../diagnostic/unknown-name.ts";
import type { Environment } from "../expression/environment.ts";
import type { Document } from "../parse/document.ts";
import { compareText } from "../source/compare-text.ts";
import { compileCondition } from "./compile-condition.ts";
import { checkDates, checkValue, type LoadedParameter } from "./load-parameters.ts";
import { loadProfileConditions } from "./load-profile-conditions.ts";
import { checkReapproval, loadReapproval } from "./load-reapproval.ts";
import type { PolicyFile } from "./policy-files.ts";
import { type Binding, type Condition, type Gate, type Profile, STAGES, type Subject } from "./policy-set.ts";
import { type Reporter, unknownName } from "./report.ts";

type ProfileFile = PolicyFile<"Profile">;
type BindingFile = ProfileFile["content"]["spec"]["bindings"][number];

/** Holds what bindings refer to. */
export interface Known {
  readonly gates: ReadonlyMap<string, Gate>;
  /** Names what is meant by a gate that is not there. */
  readonly gateMeant: (name: string) => UnknownName;
  readonly parameters: ReadonlyMap<string, LoadedParameter>;
  readonly environments: { readonly [S in Subject]: Environment };
}

/** Loads the profiles: each with its own bindings and those of its bases, in order of id. */
export function loadProfiles(
  files: readonly ProfileFile[],
  known: Known,
  report: Reporter,
): readonly Profile[] {
  const own = new Map(
    files.map(
      (file) => [file.content.metadata.id, { file, bindings: loadBindings(file, known, report) }] as const,
    ),
  );
  return files.map((file) => {
    const chain = lineage(file, own, report);
    const bindings = new Map(
      chain.flatMap((base) =>
        (own.get(base)?.bindings ?? []).map((binding) => [binding.id, binding] as const),
      ),
    );
    const { id, title } = file.content.metadata;
    const { extends: base, province } = file.content.spec;
    checkReapproval(file, report);
    const conditions = loadProfileConditions(file, chain, files, known.environments.SystemManifest, report);
    return {
      id,
      title,
      bindings: [...bindings.values()].sort((one, other) => compareText(one.id, other.id)),
      ...(base ? { extends: base } : {}),
      ...(province ? { province } : {}),
      ...conditions,
      reapproval: loadReapproval(chain, files),
    };
  });
}

interface Own {
  readonly file: ProfileFile;
}

/** Lists a profile's bases from the root down to itself; a circle or an unknown base is reported and ends the list. */
function lineage(file: ProfileFile, own: ReadonlyMap<string, Own>, report: Reporter): readonly string[] {
  const chain = [file.content.metadata.id];
  for (
    let base = file.content.spec.extends;
    base !== undefined;
    base = own.get(base)?.file.content.spec.extends
  ) {
    if (!own.has(base)) {
      if (chain.length === 1)
        report.at(file.document, "/spec/extends", "policy/unknown-profile", unknownName(base, own.keys()));
      break;
    }
    if (chain.includes(base)) {
      report.at(file.document, "/spec/extends", "policy/circular-profile", {
        chain: [...chain, base].join(" → "),
      });
      break;
    }
    chain.push(base);
  }
  return chain.reverse();
}

function loadBindings(
  { document, content }: ProfileFile,
  known: Known,
  report: Reporter,
): readonly Binding[] {
  const { id: profile } = content.metadata;
  return content.spec.bindings.flatMap((entry, index) => {
    const pointer = `/spec/bindings/${index}`;
    checkBinding(entry, profile, content.spec.bindings.slice(0, index), document, pointer, report);
    const gate = known.gates.get(entry.gate);
    if (!gate) {
      report.at(document, `${pointer}/gate`, "policy/unknown-gate", known.gateMeant(entry.gate));
      loadOverrides(entry, document, `${pointer}/parameters`, known, report);
      return [];
    }
    return [loadBinding(entry, profile, gate, document, pointer, known, report)];
  });
}

function checkBinding(
  entry: BindingFile,
  profile: string,
  earlier: readonly BindingFile[],
  document: Document,
  pointer: string,
  report: Reporter,
): void {
  const { id, from, until, effective } = entry;
  if (!id.startsWith(`${profile}/`))
    report.at(document, `${pointer}/id`, "policy/foreign-name", { name: id, expected: `${profile}/` });
  if (earlier.some((other) => other.id === id)) {
    report.at(document, `${pointer}/id`, "policy/duplicate-name", { name: id, first: document.source.name });
  }
  if (until && STAGES.indexOf(until) < STAGES.indexOf(from))
    report.at(document, `${pointer}/until`, "policy/stages-reversed", { from, until });
  if (effective) checkDates(effective, document, `${pointer}/effective`, report);
}

function loadBinding(
  entry: BindingFile,
  profile: string,
  gate: Gate,
  document: Document,
  pointer: string,
  known: Known,
  report: Reporter,
): Binding {
  const subjects = subjectsOf(entry, gate, document, pointer, report);
  const when: { [S in Subject]?: Condition } = {};
  for (const subject of subjects) {
    const compiled =
      entry.when === undefined
        ? undefined
        : compile(entry.when, subject, document, `${pointer}/when`, known, report);
    if (compiled) when[subject] = compiled;
  }
  const { id, from, until, enforcement, assurance, effective, clauses, reason, decide, waivable } = entry;
  return {
    id,
    profile,
    gate: gate.id,
    subjects,
    from,
    enforcement,
    when,
    reason,
    ...(until ? { until } : {}),
    ...(assurance ? { assurance } : {}),
    effective: effective ?? {},
    clauses: clauses ?? gate.clauses,
    parameters: loadOverrides(entry, document, `${pointer}/parameters`, known, report),
    decide: decide ?? false,
    waivable: waivable ?? true,
  };
}

function subjectsOf(
  entry: BindingFile,
  gate: Gate,
  document: Document,
  pointer: string,
  report: Reporter,
): readonly Subject[] {
  const judged = (["SystemManifest", "Plan"] as const).filter(
    (subject) => gate.bodies[subject] !== undefined,
  );
  for (const [index, subject] of (entry.subjects ?? []).entries()) {
    if (!judged.includes(subject))
      report.at(document, `${pointer}/subjects/${index}`, "policy/subject-not-judged", {
        name: gate.id,
        subject,
      });
  }
  return judged.filter((subject) => entry.subjects?.includes(subject) ?? true);
}

function loadOverrides(
  entry: BindingFile,
  document: Document,
  pointer: string,
  known: Known,
  report: Reporter,
): Binding["parameters"] {
  const loaded: Record<string, Binding["parameters"][string]> = {};
  for (const [name, override] of Object.entries(entry.parameters ?? {})) {
    if (!override) continue;
    const parameter = known.parameters.get(name);
    if (parameter) checkValue(name, override.value, parameter, document, `${pointer}/${name}/value`, report);
    else
      report.at(
        document,
        `${pointer}/${name}`,
        "policy/unknown-parameter",
        unknownName(name, known.parameters.keys()),
        "key",
      );
    const { value, basis, evidence } = override;
    loaded[name] = { value, basis, evidence };
  }
  return loaded;
}

function compile(
  text: string,
  subject: Subject,
  document: Document,
  pointer: string,
  known: Known,
  report: Reporter,
): Condition | undefined {
  const use = { mode: "applicability", expected: "bool" } as const;
  return compileCondition(text, known.environments[subject], use, { document, pointer }, report);
}
