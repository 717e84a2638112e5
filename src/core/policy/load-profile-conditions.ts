import { ATTESTED_LISTS } from "../attest/attestation.ts";
import { type Environment, withVariables } from "../expression/environment.ts";
import type { Type } from "../expression/tree.ts";
import { compileCondition } from "./compile-condition.ts";
import type { PolicyFile } from "./policy-files.ts";
import {
  AUTHORITY,
  COMPETENCES,
  type Competence,
  type CompetenceName,
  type Condition,
  type Profile,
} from "./policy-set.ts";
import type { Reporter } from "./report.ts";

type ProfileFile = PolicyFile<"Profile">;
type Loaded<T> = { -readonly [K in keyof T]: T[K] };

/** Is one condition of a profile: where it is written, and what its names mean. */
interface Wanted {
  readonly pointer: string;
  readonly textIn: (file: ProfileFile) => string | undefined;
  readonly mode: "condition" | "applicability";
  readonly environment: Environment;
}

/** Loads the conditions of a profile itself; what it does not say, its nearest base says. */
export function loadProfileConditions(
  file: ProfileFile,
  chain: readonly string[],
  files: readonly ProfileFile[],
  environment: Environment,
  report: Reporter,
): Pick<Profile, "outOfScope" | "competence"> {
  const lineage = chain.toReversed().flatMap((id) => files.find(named(id)) ?? []);
  const outOfScope = loadOne(wantedScope(environment), file, lineage, report);
  const competence: Loaded<Competence> = {};
  for (const name of COMPETENCES) {
    const condition = loadOne(wantedCompetence(name, environment), file, lineage, report);
    if (condition) competence[name] = condition;
  }
  return { ...(outOfScope ? { outOfScope } : {}), competence };
}

function named(id: string): (file: ProfileFile) => boolean {
  return ({ content }) => content.metadata.id === id;
}

const SILENT: Reporter = { add: () => {}, at: () => {} };

function loadOne(
  { pointer, textIn, mode, environment }: Wanted,
  file: ProfileFile,
  lineage: readonly ProfileFile[],
  report: Reporter,
): Condition | undefined {
  const writer = lineage.find((one) => textIn(one) !== undefined);
  const text = writer && textIn(writer);
  if (!writer || text === undefined) return undefined;
  const use = { mode, expected: "bool" } as const;
  const place = { document: writer.document, pointer };
  // A base reports its own mistakes, where it is loaded itself.
  return compileCondition(text, environment, use, place, writer === file ? report : SILENT);
}

function wantedScope(environment: Environment): Wanted {
  const textIn = ({ content }: ProfileFile) => content.spec.outOfScope;
  return { pointer: "/spec/outOfScope", textIn, mode: "applicability", environment };
}

/** As of a requirement, it is what holds vacuously that must not pass: what fails over an empty list is refused. */
function wantedCompetence(name: CompetenceName, environment: Environment): Wanted {
  return {
    pointer: `/spec/competence/${name}`,
    textIn: ({ content }) => content.spec.competence?.[name],
    mode: "condition",
    environment: environmentOfCompetence(name, environment),
  };
}

/** Who may sign is settled before anything is attested, so that no statement makes another one count. */
function environmentOfCompetence(name: CompetenceName, environment: Environment): Environment {
  const roots = new Map([...environment.roots].filter(([root]) => root !== "attested"));
  const [variable, type] =
    name === "independentOfOperator"
      ? [AUTHORITY, fieldOf(elementType("approvals", environment), "authority", environment)]
      : [name, elementType(ATTESTED_LISTS[name], environment)];
  return withVariables({ ...environment, roots }, type ? [[variable, type]] : []);
}

function elementType(list: string, environment: Environment): Type | undefined {
  const type = fieldOf(environment.roots.get("attested"), list, environment);
  return type?.kind === "list" ? type.element : undefined;
}

function fieldOf(type: Type | undefined, name: string, environment: Environment): Type | undefined {
  return type?.kind === "object" ? environment.object(type.name)?.get(name)?.type : undefined;
}
