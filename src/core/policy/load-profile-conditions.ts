import { ATTESTATION_TYPES, ATTESTED_LISTS, type AttestationType } from "../attest/attestation.ts";
import { type Environment, withVariables } from "../expression/environment.ts";
import type { Type } from "../expression/tree.ts";
import type { Document } from "../parse/document.ts";
import { compileCondition } from "./compile-condition.ts";
import { compileMessage } from "./compile-message.ts";
import type { PolicyFile } from "./policy-files.ts";
import {
  AUTHORITY,
  type Competence,
  type CompetenceCondition,
  type CompetenceName,
  type Condition,
  type Profile,
} from "./policy-set.ts";
import { checkOwnNames, type Reporter } from "./report.ts";

type ProfileFile = PolicyFile<"Profile">;
type Loaded<T> = { -readonly [K in keyof T]: T[K] };

/** Is where the conditions of a profile are compiled. */
interface Site {
  readonly file: ProfileFile;
  /** The profile and its bases, the nearest first. */
  readonly lineage: readonly ProfileFile[];
  readonly environment: Environment;
  readonly report: Reporter;
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
  const site = { file, lineage, environment, report };
  const outOfScope = loadScope(site);
  const independentOfOperator = loadIndependence(site);
  const competence: Loaded<Competence> = independentOfOperator ? { independentOfOperator } : {};
  for (const type of ATTESTATION_TYPES) {
    const conditions = loadType(type, site);
    if (conditions) competence[type] = conditions;
  }
  return { ...(outOfScope ? { outOfScope } : {}), competence };
}

function named(id: string): (file: ProfileFile) => boolean {
  return ({ content }) => content.metadata.id === id;
}

const SILENT: Reporter = { add: () => {}, at: () => {} };

/** Is what the nearest profile that says something says. */
interface Written<T> {
  readonly said: T;
  readonly document: Document;
  readonly report: Reporter;
}

function nearest<T>(
  read: (spec: ProfileFile["content"]["spec"]) => T | undefined,
  { file, lineage, report }: Site,
): Written<T> | undefined {
  for (const writer of lineage) {
    const said = read(writer.content.spec);
    // A base reports its own mistakes, where it is loaded itself.
    if (said !== undefined)
      return { said, document: writer.document, report: writer === file ? report : SILENT };
  }
  return undefined;
}

function loadScope(site: Site): Condition | undefined {
  const written = nearest(({ outOfScope }) => outOfScope, site);
  if (!written) return undefined;
  const { said, document, report } = written;
  const use = { mode: "applicability", expected: "bool" } as const;
  return compileCondition(said, site.environment, use, { document, pointer: "/spec/outOfScope" }, report);
}

/** As of a requirement, it is what holds vacuously that must not pass: what fails over an empty list is refused. */
const MUST_HOLD = { mode: "condition", expected: "bool" } as const;

function loadIndependence(site: Site): Condition | undefined {
  const written = nearest(({ competence }) => competence?.independentOfOperator, site);
  if (!written) return undefined;
  const { said, document, report } = written;
  const pointer = "/spec/competence/independentOfOperator";
  const environment = environmentOfCompetence("independentOfOperator", site.environment);
  return compileCondition(said, environment, MUST_HOLD, { document, pointer }, report);
}

/** The conditions of a type are taken over or written anew together, since only all of them say who may sign. */
function loadType(type: AttestationType, site: Site): readonly CompetenceCondition[] | undefined {
  const written = nearest(({ competence }) => competence?.[type], site);
  if (!written) return undefined;
  const { said, document, report } = written;
  const pointer = `/spec/competence/${type}`;
  checkOwnNames(said, document, pointer, report);
  const environment = environmentOfCompetence(type, site.environment);
  return said.flatMap(({ id, that: text, message: words, remedy }, index) => {
    const here = `${pointer}/${index}`;
    const place = { document, pointer: `${here}/that` };
    const that = compileCondition(text, environment, MUST_HOLD, place, report);
    const message = compileMessage(words, environment, document, `${here}/message`, report);
    return that ? [{ id, that, message, ...(remedy ? { remedy } : {}) }] : [];
  });
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
