import { examine } from "../check.ts";
import type { Gate, Outcome, PolicySet } from "../policy/policy-set.ts";
import { documentOf } from "../policy-test/document-of.ts";
import type { JsonObject } from "../source/json.ts";
import type { Text } from "../source/source.ts";
import { validate } from "../validate/validate.ts";
import type { Setting } from "./example-setting.ts";

/** Is what one gate says of a document. */
export interface Judged {
  readonly binding: string;
  readonly outcome: Outcome;
  readonly findings: readonly {
    readonly requirement: string | null;
    readonly message: Text;
    readonly at: string;
  }[];
}

/** Judges a document by one gate alone; nothing where it is not valid or the gate not bound. */
export function judgeExample(
  facts: JsonObject,
  { profile, stage, asOf, binding, attested, plan }: Setting,
  gate: Gate,
  policies: PolicySet,
): Judged | undefined {
  const document = documentOf(facts, "example");
  const schema = facts.kind === "Plan" ? "plan" : "system-manifest";
  if (validate(document, schema).length > 0) return undefined;
  const { verdict } = examine(document, onlyGate(policies, gate, binding), {
    stage,
    ...(profile === undefined ? {} : { profile }),
    asOf,
    asOfSource: "option",
    ...(attested ? { attested } : {}),
    ...(plan ? { plan } : {}),
  });
  const judged = verdict?.gates.find((one) => one.id === gate.id);
  if (!judged) return undefined;
  return {
    binding: judged.binding,
    outcome: judged.outcome,
    findings: judged.findings.map(({ requirement, message, location }) => ({
      requirement,
      message,
      at: location.path ?? "",
    })),
  };
}

/** Each binding is concluded by itself: what is said by one needs no other. */
function onlyGate(policies: PolicySet, { id }: Gate, only: string | undefined): PolicySet {
  const profiles = policies.profiles.map((profile) => ({
    ...profile,
    bindings: profile.bindings.filter(
      (binding) => binding.gate === id && (only === undefined || binding.id === only),
    ),
  }));
  return { ...policies, profiles };
}
