import { schemas } from "../../generated/schemas.ts";
import { admit } from "../attest/admit.ts";
import { type CheckOptions, nameOf } from "../check.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { evaluate, type Question } from "../evaluate/evaluate.ts";
import { holdsOn } from "../evaluate/in-force.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import type { Document } from "../parse/document.ts";
import type { Binding, Gate, PolicySet, Subject } from "../policy/policy-set.ts";
import { isAtOrAfter } from "../policy/stage-asked.ts";
import { isDiagnostic, otherPlan, selectProfile, selectStage } from "../select.ts";
import { valueAt } from "../source/value-at.ts";
import { identifyKind, manifestKinds } from "../validate/kinds.ts";
import { validate } from "../validate/validate.ts";
import { explainBinding } from "./explain-binding.ts";
import { wordingsOf } from "./outline.ts";
import type { Reasoning, UnaskedBinding } from "./reasoning.ts";

/** Is the reasoning of a gate on a document, or why there is none. */
export type Explained =
  | { readonly reasoning: Reasoning; readonly diagnostics: readonly [] }
  | { readonly reasoning: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Explains how a gate comes to its answer on a document, by the very assessment that `check` concludes from. */
export function explainDocument(
  document: Document,
  policies: PolicySet,
  gate: Gate,
  options: CheckOptions,
): Explained {
  const identified = identifyKind(document, manifestKinds, "manifest");
  if ("diagnostics" in identified) return refused(identified.diagnostics);
  const invalid = validate(document, identified.schema);
  if (invalid.length > 0) return refused(invalid);
  const stage = selectStage(document, identified.kind, options.stage);
  const profile = selectProfile(document, policies, options.profile);
  const foreign = otherPlan(document, identified.kind, options.plan);
  if (isDiagnostic(stage) || isDiagnostic(profile) || foreign.length > 0) {
    return refused([...[stage, profile].filter((one) => isDiagnostic(one)), ...foreign]);
  }
  const question = { profile: profile.value, stage: stage.value, asOf: options.asOf };
  const id = valueAt(document.value, "/metadata/id");
  return {
    reasoning: {
      source: nameOf(document),
      systemId: typeof id === "string" ? id : "",
      ...{
        stage: stage.value,
        stageSource: stage.from,
        profile: profile.value.id,
        profileSource: profile.from,
      },
      asOf: options.asOf,
      asOfSource: options.asOfSource,
      ...reason({ document, subject: identified.kind, policies, gate, options }, question),
    },
    diagnostics: [],
  };
}

interface Case {
  readonly document: Document;
  readonly subject: Subject;
  readonly policies: PolicySet;
  readonly gate: Gate;
  readonly options: CheckOptions;
}

function reason(one: Case, question: Question): Pick<Reasoning, "outOfScope" | "bindings" | "unasked"> {
  const { document, subject, policies, gate, options } = one;
  const { asOf, plan } = options;
  const attested = attestedIn(one, question);
  const known = { asOf, ...(plan ? { plan } : {}), ...(attested ? { attested } : {}) };
  const matter = matterOf(document.value, subject, known, schemas, policies);
  const { decision, conclusions } = evaluate(policies, matter, question);
  if (decision === "out-of-scope") return { outOfScope: true, bindings: [], unasked: [] };
  const reader = { matter, document, redact: options.redact ?? false, parameters: policies.parameters };
  const { stage } = question;
  const explainer = { policies, reader, wordings: wordingsOf(schemas, policies), stage, asOf };
  const own = conclusions.filter(({ assessed }) => assessed.gate.id === gate.id);
  const asked = new Set(own.map(({ assessed }) => assessed.binding.id));
  const others = question.profile.bindings.filter(
    (binding) => binding.gate === gate.id && !asked.has(binding.id),
  );
  return {
    outOfScope: false,
    bindings: own.map((conclusion) => explainBinding(conclusion, explainer)),
    unasked: others.map((binding) => unasked(binding, subject, question)),
  };
}

/** Gives the facts that `check` would admit from what was signed, or those that were given as such. */
function attestedIn({ document, subject, policies, options }: Case, question: Question) {
  const { attestations, attested } = options;
  if (!attestations) return attested;
  return admit(attestations.verified, document, subject, policies, { ...options, ...question }).attested;
}

function refused(diagnostics: readonly Diagnostic[]): Explained {
  return { reasoning: undefined, diagnostics };
}

function unasked(binding: Binding, subject: Subject, question: Question): UnaskedBinding {
  const { id, from, until, effective } = binding;
  return { id, why: whyUnasked(binding, subject, question), from, ...(until ? { until } : {}), effective };
}

function whyUnasked(binding: Binding, subject: Subject, { stage, asOf }: Question): UnaskedBinding["why"] {
  if (!binding.subjects.includes(subject)) return "other-kind";
  if (!holdsOn(binding.effective, asOf)) return "not-in-force";
  return isAtOrAfter(stage, binding.from) ? "ended" : "not-yet";
}
