import type { GateCases as CasesFile } from "../../generated/types/gate-cases.ts";
import { prepareDocument } from "../check.ts";
import type { Question } from "../evaluate/evaluate.ts";
import type { Recall } from "../evaluate/recall.ts";
import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import type { Document } from "../parse/document.ts";
import type { GateCases } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import type { JsonObject } from "../source/json.ts";
import { aimProblem } from "./aim-problem.ts";
import { invalidFactsProblem } from "./case-problem.ts";
import { changedDocument, invalidFacts, objectAt } from "./changed-document.ts";
import { documentOf } from "./document-of.ts";
import { placeBeside, placeInCase } from "./place-in-case.ts";
import { type Prepared, type Problem, prepareEach } from "./prepared.ts";

export type Case = CasesFile["spec"]["cases"][number];

/** Is a case of a gate, ready to be judged. */
export interface PreparedCase extends Prepared<Case, Asked> {
  readonly gate: string;
}

/** Is the document of a case with what is asked of it. */
export interface Asked {
  readonly document: Document;
  readonly matter: SubjectMatter;
  readonly question: Question;
  /** Remembers what the set says of the document, where variants of the set are judged. */
  readonly recall?: Recall;
}

/** Prepares cases once: documents changed and validated, questions chosen; a case whose changes change nothing has a problem. */
export function prepareCases(policies: PolicySet, files: readonly GateCases[]): readonly PreparedCase[] {
  const prepared = prepareEach(files, (file: GateCases, one: Case, pointer) =>
    askedOf(policies, file, one, pointer),
  );
  return prepared.map(({ file, ...one }) => ({ ...one, gate: file.content.metadata.gate }));
}

function askedOf(
  policies: PolicySet,
  { document, content }: GateCases,
  one: Case,
  pointer: string,
): Asked | Problem {
  const { spec } = content;
  const changed = changedDocument(document, pointer, one);
  if (changed.problem !== undefined) return changed.problem;
  const attested = factsOf(document, pointer, "attested");
  const plan = factsOf(document, pointer, "plan");
  const problem =
    invalidFacts(attested, "attested-facts", placeBeside(document, pointer, "attested")) ??
    invalidFacts(plan, "plan", placeBeside(document, pointer, "plan"));
  if (problem) return problem;
  const judged = documentOf(changed.facts, document.source.name);
  const prepared = prepareDocument(judged, policies, {
    stage: one.stage ?? spec.stage,
    profile: one.profile ?? spec.profile,
    asOf: one.asOf ?? spec.asOf,
    asOfSource: "option",
    ...(attested ? { attested } : {}),
    ...(plan ? { plan } : {}),
  });
  if (prepared.question) {
    const { matter, question } = prepared;
    const idle = aimProblem(content.metadata.gate, one, question.profile);
    return idle === undefined
      ? { document: judged, matter, question }
      : { ...idle, pointer: `${pointer}/binding` };
  }
  const placeOf = (path: string) => placeInCase(document, pointer, path);
  return invalidFactsProblem(prepared.diagnostics, { placeOf });
}

/** The case's own facts stand for those of the file; an empty mapping says that there are none. */
function factsOf(document: Document, pointer: string, name: "attested" | "plan"): JsonObject | undefined {
  const facts = objectAt(document, `${pointer}/${name}`) ?? objectAt(document, `/spec/${name}`);
  return facts && Object.keys(facts).length > 0 ? facts : undefined;
}
