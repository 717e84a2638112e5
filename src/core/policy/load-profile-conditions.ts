import { type Environment, withVariables } from "../expression/environment.ts";
import type { Type } from "../expression/tree.ts";
import { compileCondition } from "./compile-condition.ts";
import type { PolicyFile } from "./policy-files.ts";
import { type Condition, type Profile, REMEDIATION } from "./policy-set.ts";
import type { Reporter } from "./report.ts";

type ProfileFile = PolicyFile<"Profile">;

const CONDITIONS = ["outOfScope", "remediation"] as const;
const POINTERS = { outOfScope: "/spec/outOfScope", remediation: "/spec/competence/remediation" } as const;
type ProfileConditions = Pick<Profile, (typeof CONDITIONS)[number]>;

/** Loads the conditions of a profile itself; what it does not say, its nearest base says. */
export function loadProfileConditions(
  file: ProfileFile,
  chain: readonly string[],
  files: readonly ProfileFile[],
  environment: Environment,
  report: Reporter,
): ProfileConditions {
  const loaded: { -readonly [K in keyof ProfileConditions]: ProfileConditions[K] } = {};
  for (const name of CONDITIONS) {
    const writer = chain.toReversed().find((id) => writtenIn(fileOf(id, files), name) !== undefined);
    const from = writer === undefined ? undefined : fileOf(writer, files);
    // A base reports its own mistakes, where it is loaded itself.
    const own = from === file ? report : SILENT;
    const compiled = from && compileOne(name, from, environment, own);
    if (compiled) loaded[name] = compiled;
  }
  return loaded;
}

const SILENT: Reporter = { add: () => {}, at: () => {} };

function fileOf(id: string, files: readonly ProfileFile[]): ProfileFile | undefined {
  return files.find(({ content }) => content.metadata.id === id);
}

function writtenIn(file: ProfileFile | undefined, name: (typeof CONDITIONS)[number]): string | undefined {
  const spec = file?.content.spec;
  return name === "remediation" ? spec?.competence?.remediation : spec?.outOfScope;
}

function compileOne(
  name: (typeof CONDITIONS)[number],
  { document, content }: ProfileFile,
  environment: Environment,
  report: Reporter,
): Condition | undefined {
  const text = writtenIn({ document, content }, name);
  if (text === undefined) return undefined;
  const typed = name === "remediation" ? withRemediation(environment) : environment;
  const use = { mode: "applicability", expected: "bool" } as const;
  return compileCondition(text, typed, use, { document, pointer: POINTERS[name] }, report);
}

function withRemediation(environment: Environment): Environment {
  const attested = environment.roots.get("attested");
  const fields = attested?.kind === "object" ? environment.object(attested.name) : undefined;
  const list: Type | undefined = fields?.get("remediations")?.type;
  return list?.kind === "list" ? withVariables(environment, [[REMEDIATION, list.element]]) : environment;
}
