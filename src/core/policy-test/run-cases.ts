import type { GateCases as CasesFile } from "../../generated/types/gate-cases.ts";
import type { Verdict } from "../../generated/types/verdict.ts";
import { examine } from "../check.ts";
import type { Document } from "../parse/document.ts";
import type { GateCases } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import type { JsonObject } from "../source/json.ts";
import { changedDocument, invalidFacts, objectAt } from "./changed-document.ts";
import { documentOf } from "./document-of.ts";

type Case = CasesFile["spec"]["cases"][number];
type GateVerdict = Verdict["gates"][number];

/** Says of one case what was expected and what came out; `actual` is a sentence when nothing could come out. */
export interface CaseResult {
  readonly gate: string;
  readonly source: string;
  readonly name: string;
  readonly passed: boolean;
  readonly expected: Case["expect"];
  readonly actual: Partial<Case["expect"]> | { readonly problem: string };
  /** Where the case stands in its file. */
  readonly pointer: string;
}

/** Runs the cases of a policy set; a case whose changes change nothing, or whose document is invalid, fails. */
export function runCases(policies: PolicySet, files: readonly GateCases[]): readonly CaseResult[] {
  return files.flatMap((file) => {
    const own = policiesOf(policies, file.content.metadata.gate);
    return file.content.spec.cases.map((one, index) => runCase(own, file, one, `/spec/cases/${index}`));
  });
}

/** Each binding is concluded by itself: what is said of one gate needs no other. */
function policiesOf(policies: PolicySet, gate: string): PolicySet {
  const profiles = policies.profiles.map((profile) => ({
    ...profile,
    bindings: profile.bindings.filter((binding) => binding.gate === gate),
  }));
  return { ...policies, profiles };
}

function runCase(policies: PolicySet, file: GateCases, one: Case, pointer: string): CaseResult {
  const { gate } = file.content.metadata;
  const actual = actualOf(policies, file, one, pointer);
  const expected = one.expect;
  const passed =
    !("problem" in actual) &&
    Object.entries(expected).every(([key, value]) =>
      Object.entries(actual).some(([k, v]) => k === key && v === value),
    );
  return { gate, source: file.document.source.name, name: one.name, passed, expected, actual, pointer };
}

function actualOf(
  policies: PolicySet,
  { document, content }: GateCases,
  one: Case,
  pointer: string,
): CaseResult["actual"] {
  const { gate } = content.metadata;
  const { spec } = content;
  const changed = changedDocument(document, pointer, one);
  if (changed.problem !== undefined) return { problem: changed.problem };
  const attested = factsOf(document, pointer, "attested");
  const plan = factsOf(document, pointer, "plan");
  const problem = invalidFacts(attested, "attested-facts") ?? invalidFacts(plan, "plan");
  if (problem) return { problem };
  const examined = examine(documentOf(changed.facts, document.source.name), policies, {
    stage: one.stage ?? spec.stage,
    profile: one.profile ?? spec.profile,
    asOf: one.asOf ?? spec.asOf,
    asOfSource: "option",
    ...(attested ? { attested } : {}),
    ...(plan ? { plan } : {}),
  });
  if (examined.verdict) return summaryOf(examined.verdict, gate, one.binding);
  return {
    problem: examined.diagnostics
      .map(({ code, path, message }) => `${code} ${path ?? ""}: ${message.en}`)
      .join("; "),
  };
}

/** The case's own facts stand for those of the file; an empty mapping says that there are none. */
function factsOf(document: Document, pointer: string, name: "attested" | "plan"): JsonObject | undefined {
  const facts = objectAt(document, `${pointer}/${name}`) ?? objectAt(document, `/spec/${name}`);
  return facts && Object.keys(facts).length > 0 ? facts : undefined;
}

function summaryOf({ gates }: Verdict, gate: string, binding: string | undefined): CaseResult["actual"] {
  const judged = gates.filter((one) => one.id === gate && (binding === undefined || one.binding === binding));
  const [only, another] = judged;
  if (!only) return { outcome: "unbound" };
  if (another)
    return {
      problem: `the gate is bound as ${judged.map((one) => one.binding).join(" and ")}: name a binding`,
    };
  return outcomeOf(only);
}

function outcomeOf({ outcome, disposition, findings }: GateVerdict): CaseResult["actual"] {
  const [first] = findings;
  if (!first) return { outcome, disposition };
  const requirement = first.requirement === null ? {} : { requirement: first.requirement };
  return { outcome, disposition, actor: first.actor, at: first.location.path ?? "", ...requirement };
}
