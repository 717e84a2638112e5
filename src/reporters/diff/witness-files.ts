import type { BindingDiff, GateDiff, PolicyDiff } from "../../core/diff/policy-diff.ts";
import type { Witness } from "../../core/diff/witness.ts";
import { type WitnessManifest, witnessManifests } from "../../core/diff/witness-manifests.ts";
import { modeline } from "../../core/new-gate/new-gate-request.ts";
import type { JsonObject } from "../../core/source/json.ts";
import { slugOf } from "../../core/source/slug.ts";
import { yamlText } from "../../core/source/yaml-text.ts";
import { manifestKinds } from "../../core/validate/kinds.ts";
import { plain } from "../plain.ts";
import type { Language } from "../words.ts";
import { bindingPhrase, directionPhrase, sidesOf, toldPhrase } from "./diff-phrases.ts";
import { DIFF_WORDS } from "./diff-words.ts";

/** Is a file of a witness: a manifest that `check` reads, or the plan it refers to. */
export interface WitnessFile {
  readonly name: string;
  readonly text: string;
}

/** Says how witnesses are written. */
export interface WitnessLook {
  readonly language: Language;
  /** Where editors find the schemas, relative to the files; without it they are told nothing. */
  readonly schemas?: string;
}

/** Writes every witness of a comparison as files named for gate and direction, with what they show as comments. */
export function witnessFiles(diff: PolicyDiff, look: WitnessLook): readonly WitnessFile[] {
  return diff.gates.flatMap((gate) => {
    const counts = new Map<string, number>();
    return gate.bindings.flatMap((binding) =>
      binding.witnesses.flatMap((witness) => {
        const count = (counts.get(witness.direction) ?? 0) + 1;
        counts.set(witness.direction, count);
        const stem = `${slugOf(gate.gate)}.${witness.direction}.${count}`;
        return filesOf({ gate, binding, witness, stem, diff }, look);
      }),
    );
  });
}

interface About {
  readonly gate: GateDiff;
  readonly binding: BindingDiff;
  readonly witness: Witness;
  readonly stem: string;
  readonly diff: PolicyDiff;
}

function filesOf(about: About, { language, schemas }: WitnessLook): readonly WitnessFile[] {
  const { witness, stem, diff, binding } = about;
  const { plan } = witness.facts;
  const profile = (binding.new ?? binding.old)?.profile ?? "";
  const manifests = witnessManifests(witness, diff, profile).map((one) => {
    const name = `${stem}${one.side === "both" ? "" : `.${one.profile}`}.gate57.yaml`;
    const comments = commentsOf(about, one, name, language);
    return { name, text: `${modelineOf(one.manifest, schemas)}${comments}${yamlText(one.manifest)}` };
  });
  if (!plan) return manifests;
  return [...manifests, { name: planName(stem), text: `${modelineOf(plan, schemas)}${yamlText(plan)}` }];
}

function modelineOf({ kind }: JsonObject, schemas: string | undefined): string {
  return modeline(schemas, kind === "Plan" ? manifestKinds.Plan : manifestKinds.SystemManifest)
    .map((line) => `${line}\n`)
    .join("");
}

/** Apart from manifests: a folder of witnesses is not judged with the plans in it. */
function planName(stem: string): string {
  return `${stem}.plan.yaml`;
}

function commentsOf(
  { gate, binding, witness, stem, diff }: About,
  { profile }: WitnessManifest,
  name: string,
  language: Language,
): string {
  const { old, new: now, stage, asOf, direction, facts } = witness;
  const plan = facts.plan ? ` --plan ${planName(stem)}` : "";
  const command = `gate57 check ${name} --stage ${stage} --profile ${profile} --as-of ${asOf}${plan}`;
  const lines = [
    `${gate.number} ${gate.title[language]}: ${bindingPhrase(binding)}`,
    `${directionPhrase(direction, sidesOf(diff), language)}: ${toldPhrase(old, language)} → ${toldPhrase(now, language)}`,
    `${DIFF_WORDS.confirm[language]}: ${command}`,
    ...(facts.attested ? [`${DIFF_WORDS.attestedFacts[language]}:`] : []),
  ].map(plain);
  const attested = facts.attested ? yamlText(facts.attested).trimEnd().split("\n") : [];
  return [...lines, ...attested].map((line) => `# ${line}\n`).join("");
}
