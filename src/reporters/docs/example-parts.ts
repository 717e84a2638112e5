import type { Setting } from "../../core/docs/example-setting.ts";
import type { ExampleFailure, GateExample } from "../../core/docs/gate-example.ts";
import { parsePointer } from "../../core/source/json-pointer.ts";
import { yamlLine } from "../../core/source/yaml-text.ts";
import { code, fenced, prose, table } from "../markdown-text.ts";
import { type Language, STAGE_WORDS } from "../words.ts";
import { COLUMNS, DOCS_WORDS } from "./docs-words.ts";
import type { PageLook } from "./page.ts";

/** Writes a document that meets a gate, and the changes of one place by which it does not. */
export function exampleParts(example: GateExample, look: PageLook): readonly string[] {
  const { language } = look;
  const { setting, binding, manifest, attested, plan, failures } = example;
  const lead = /^kind: Plan$/m.test(manifest) ? DOCS_WORDS.goodPlan : DOCS_WORDS.good;
  return [
    `${lead[language]}: ${settingText(setting, binding, language)}. ${DOCS_WORDS.invented[language]}`,
    fenced(manifest, "yaml"),
    ...(plan === undefined ? [] : [DOCS_WORDS.plan[language], fenced(plan, "yaml")]),
    ...(attested === undefined ? [] : [DOCS_WORDS.attested[language], fenced(attested, "yaml")]),
    ...(failures.length === 0 ? [] : [DOCS_WORDS.bad[language], failureTable(example, language)]),
  ];
}

function settingText({ stage, asOf }: Setting, binding: string, language: Language): string {
  const words = DOCS_WORDS;
  return `${code(binding)}, ${words.stageOf[language]} ${STAGE_WORDS[stage][language]}, ${words.asOf[language]} ${asOf}`;
}

function failureTable({ failures, setting }: GateExample, language: Language): string {
  const heads = ["requirement", "change", "message"] as const;
  return table(
    heads.map((head) => COLUMNS[head][language]),
    failures.map((failure) => [
      code(failure.requirement),
      `${changeText(failure, language)}${otherSetting(failure.setting, setting, language)}`,
      prose(failure.message[language]),
    ]),
  );
}

function changeText({ change }: ExampleFailure, language: Language): string {
  const path = code(pathOf(change.pointer));
  switch (change.kind) {
    case "set":
      return `${path} ${DOCS_WORDS.set[language]} ${code(yamlLine(change.value))}`;
    case "add":
      return `${path}: ${DOCS_WORDS.added[language]} ${code(yamlLine(change.value))}`;
    case "remove":
      return `${DOCS_WORDS.removed[language]} ${path}`;
  }
}

/** Names a place as conditions do: `hosting.servers[0].facility`. */
function pathOf(pointer: string): string {
  const parts = parsePointer(pointer).map((token) => (/^\d+$/.test(token) ? `[${token}]` : `.${token}`));
  return parts.join("").replace(/^\./, "");
}

/** A change may show only at another stage, or on another day. */
function otherSetting(own: Setting, usual: Setting, language: Language): string {
  const words = DOCS_WORDS;
  const apart = [
    ...(own.profile === usual.profile || own.profile === undefined
      ? []
      : [`${words.under[language]} ${code(own.profile)}`]),
    ...(own.stage === usual.stage ? [] : [`${words.stageOf[language]} ${STAGE_WORDS[own.stage][language]}`]),
    ...(own.asOf === usual.asOf ? [] : [`${words.asOf[language]} ${own.asOf}`]),
    ...(own.binding === usual.binding || own.binding === undefined ? [] : [code(own.binding)]),
  ];
  return apart.length === 0 ? "" : ` (${apart.join(", ")})`;
}
