import { schemas } from "../../generated/schemas.ts";
import type { DerivedFactCases as CasesFile } from "../../generated/types/derived-fact-cases.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import type { DerivedFactCases } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { changedDocument, invalidFacts } from "./changed-document.ts";
import { placeInCase } from "./place-in-case.ts";
import { type Prepared, type Problem, prepareEach } from "./prepared.ts";

export type DerivedCase = CasesFile["spec"]["cases"][number];

/** Is what a derived fact is computed from in a case. */
export interface AskedOfFact {
  readonly matter: SubjectMatter;
  readonly asOf: string;
}

/** Is a case of a derived fact, ready to be judged. */
export interface PreparedDerivedCase extends Prepared<DerivedCase, AskedOfFact> {
  readonly fact: string;
}

/** Prepares the cases of derived facts once: documents changed and validated. */
export function prepareDerivedCases(
  policies: PolicySet,
  files: readonly DerivedFactCases[],
): readonly PreparedDerivedCase[] {
  const prepared = prepareEach(files, (file: DerivedFactCases, one: DerivedCase, pointer) =>
    askedOf(policies, file, one, pointer),
  );
  return prepared.map(({ file, ...one }) => ({ ...one, fact: file.content.metadata.fact }));
}

function askedOf(
  policies: PolicySet,
  { document, content }: DerivedFactCases,
  one: DerivedCase,
  pointer: string,
): AskedOfFact | Problem {
  const changed = changedDocument(document, pointer, one);
  if (changed.problem !== undefined) return changed.problem;
  const problem = invalidFacts(changed.facts, "system-manifest", (path) =>
    placeInCase(document, pointer, path),
  );
  if (problem) return problem;
  const asOf = one.asOf ?? content.spec.asOf;
  return { matter: matterOf(changed.facts, "SystemManifest", { asOf }, schemas, policies), asOf };
}
