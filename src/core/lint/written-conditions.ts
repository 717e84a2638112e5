import { ATTESTATION_TYPES, ATTESTED_LISTS } from "../attest/attestation.ts";
import { elementPlaceOf, type PlacePattern } from "../expression/reads-of.ts";
import type { ExpressionPlace } from "../policy/compile-condition.ts";
import { placeholdersOf } from "../policy/compile-message.ts";
import type { PolicyFile, PolicyFiles } from "../policy/policy-files.ts";
import {
  AUTHORITY,
  type CompetenceCondition,
  type Condition,
  type Gate,
  type GateBody,
  type Message,
  type PolicySet,
  type Requirement,
  SUBJECTS,
  type Subject,
} from "../policy/policy-set.ts";
import type { Text } from "../source/source.ts";
import { textAt } from "./policy-texts.ts";

/** Says what a condition does where it is written. */
export type ConditionRole =
  | "out-of-scope"
  | "competence"
  | "binding"
  | "rule"
  | "applies-when"
  | "when"
  | "in"
  | "where"
  | "that"
  | "at"
  | "justification"
  | "message";

/** Is a typed condition with what it does and where it is written. */
export interface WrittenCondition {
  readonly condition: Condition;
  readonly role: ConditionRole;
  readonly place: ExpressionPlace;
  readonly subject: Subject;
  /** The places that variables of `each`, and of statements, stand for. */
  readonly variables: Variables;
  /** Whose condition it is. */
  readonly requirement?: Requirement;
  readonly body?: GateBody;
  readonly competence?: CompetenceCondition;
  /** Of a placeholder in a message. */
  readonly language?: keyof Text;
}

export type Variables = ReadonlyMap<string, PlacePattern>;

type Owner = Omit<WrittenCondition, "condition" | "role" | "place">;

/** Lists every condition of a policy set that loads, each once for every kind of document it is typed against. */
export function writtenConditions(files: PolicyFiles, policies: PolicySet): readonly WrittenCondition[] {
  const gates = new Map(policies.gates.map((gate) => [gate.id, gate]));
  return [
    ...files.Gate.flatMap((file) => ofGate(file, gates.get(file.content.metadata.id))),
    ...files.Profile.flatMap((file) => ofProfile(file, policies)),
    ...files.DerivedFact.flatMap((file) => ofDerived(file, policies)),
  ];
}

const NO_VARIABLES: Variables = new Map();

function ofGate(file: PolicyFile<"Gate">, gate: Gate | undefined): readonly WrittenCondition[] {
  const indexes = new Map(file.content.spec.require.map(({ id }, index) => [id, index]));
  return SUBJECTS.flatMap((subject) => {
    const body = gate?.bodies[subject];
    if (!body) return [];
    const owner = { subject, body, variables: NO_VARIABLES };
    return [
      ...one(body.appliesWhen, "applies-when", file, "/spec/appliesWhen", owner),
      ...body.require.flatMap((requirement) =>
        ofRequirement(requirement, file, `/spec/require/${indexes.get(requirement.id)}`, owner),
      ),
    ];
  });
}

function ofRequirement(
  requirement: Requirement,
  file: PolicyFile<"Gate">,
  pointer: string,
  gate: Owner,
): readonly WrittenCondition[] {
  const outer = { ...gate, requirement };
  const { when, each, that, at, justification, message } = requirement;
  const inner = { ...outer, variables: loopVariables(requirement) };
  return [
    ...one(when, "when", file, `${pointer}/when`, outer),
    ...one(each?.in, "in", file, `${pointer}/each/in`, outer),
    ...one(each?.where, "where", file, `${pointer}/each/where`, inner),
    ...one(that, "that", file, `${pointer}/that`, inner),
    ...one(at, "at", file, `${pointer}/at`, inner),
    ...one(justification, "justification", file, `${pointer}/justification`, inner),
    ...ofMessage(message, file, `${pointer}/message`, inner),
  ];
}

/** Tells for which place the variable of a requirement's `each` stands. */
export function loopVariables({ each }: Requirement): Variables {
  const place = each && elementPlaceOf(each.in.expression);
  return each && place ? new Map([[each.variable, place]]) : NO_VARIABLES;
}

function ofMessage(
  message: Message,
  file: PolicyFile<"Gate" | "Profile">,
  pointer: string,
  owner: Owner,
): readonly WrittenCondition[] {
  return (["vi", "en"] as const).flatMap((language) => {
    const offsets = placeholdersOf(textAt(file.document, `${pointer}/${language}`));
    const shown = message[language].filter((part) => typeof part !== "string");
    return shown.map((condition, index): WrittenCondition => {
      const { document } = file;
      const place = { document, pointer: `${pointer}/${language}`, offset: offsets[index] ?? 0 };
      return { ...owner, condition, role: "message", place, language };
    });
  });
}

function ofProfile(file: PolicyFile<"Profile">, { profiles }: PolicySet): readonly WrittenCondition[] {
  const { id } = file.content.metadata;
  const profile = profiles.find((candidate) => candidate.id === id);
  if (!profile) return [];
  const own = { subject: "SystemManifest", variables: NO_VARIABLES } as const;
  const scope = file.content.spec.outOfScope === undefined ? undefined : profile.outOfScope;
  const bindings = file.content.spec.bindings.flatMap((entry, index) => {
    const binding = profile.bindings.find((candidate) => candidate.id === entry.id);
    return (binding?.subjects ?? []).flatMap((subject) =>
      one(binding?.when[subject], "binding", file, `/spec/bindings/${index}/when`, { ...own, subject }),
    );
  });
  return [
    ...one(scope, "out-of-scope", file, "/spec/outOfScope", own),
    ...bindings,
    ...ofCompetence(file, profile),
  ];
}

function ofCompetence(
  file: PolicyFile<"Profile">,
  { competence }: PolicySet["profiles"][number],
): readonly WrittenCondition[] {
  const written = file.content.spec.competence ?? {};
  const authority = variable(AUTHORITY, ["approvals", "*", "authority"]);
  const independent =
    written.independentOfOperator === undefined ? undefined : competence.independentOfOperator;
  const own = { subject: "SystemManifest" } as const;
  const pointer = "/spec/competence/independentOfOperator";
  const types = ATTESTATION_TYPES.filter((type) => written[type] !== undefined);
  return [
    ...one(independent, "competence", file, pointer, { ...own, variables: authority }),
    ...types.flatMap((type) =>
      (competence[type] ?? []).flatMap((condition, index) => {
        const owner = {
          ...own,
          variables: variable(type, [ATTESTED_LISTS[type], "*"]),
          competence: condition,
        };
        const here = `/spec/competence/${type}/${index}`;
        return [
          ...one(condition.that, "competence", file, `${here}/that`, owner),
          ...ofMessage(condition.message, file, `${here}/message`, owner),
        ];
      }),
    ),
  ];
}

function variable(name: string, path: readonly string[]): Variables {
  return new Map([[name, { root: "attested", path }]]);
}

function ofDerived(file: PolicyFile<"DerivedFact">, { derived }: PolicySet): readonly WrittenCondition[] {
  const fact = derived.find(({ id }) => id === file.content.metadata.id);
  const own = { subject: "SystemManifest", variables: NO_VARIABLES } as const;
  return file.content.spec.rules.flatMap(({ id }, index) =>
    one(fact?.rules.find((rule) => rule.id === id)?.when, "rule", file, `/spec/rules/${index}/when`, own),
  );
}

function one(
  condition: Condition | undefined,
  role: ConditionRole,
  { document }: PolicyFile<"Gate" | "Profile" | "DerivedFact">,
  pointer: string,
  owner: Owner,
): readonly WrittenCondition[] {
  return condition ? [{ ...owner, condition, role, place: { document, pointer } }] : [];
}
