import { schemas } from "../../generated/schemas.ts";
import type { PolicyFile } from "../policy/policy-files.ts";
import type { Gate, PolicySet, Subject } from "../policy/policy-set.ts";
import { changedDocument, objectAt } from "../policy-test/changed-document.ts";
import type { JsonObject } from "../source/json.ts";
import type { Text } from "../source/source.ts";
import { manifestKinds } from "../validate/kinds.ts";
import type { Case, Setting } from "./example-setting.ts";
import { excerptOf } from "./excerpt.ts";
import { factPlaces } from "./fact-places.ts";
import { judgeExample } from "./judge-example.ts";
import { type Change, changed, changeOf } from "./one-change.ts";
import { shortenLists } from "./shorten-lists.ts";
import { yamlText } from "./yaml-text.ts";

export type CasesFile = PolicyFile<"GateCases">;

/** Is a document that meets a gate, cut down to what the gate reads, and changes of one line that break it. */
export interface GateExample {
  readonly setting: Setting;
  readonly binding: string;
  /** As YAML, and so are what signatures attest and the plan. */
  readonly manifest: string;
  readonly attested?: string;
  readonly plan?: string;
  readonly failures: readonly ExampleFailure[];
}

/** Is a change of one line by which a requirement is not met, and what is said of it. */
export interface ExampleFailure {
  readonly requirement: string;
  readonly change: Change;
  /** Differs from the setting of the example only where the case says so. */
  readonly setting: Setting;
  readonly message: Text;
  /** A JSON pointer to where the finding points. */
  readonly at: string;
}

/** Makes an example of a gate from its cases; nothing where none of them passes. */
export function gateExample(
  gate: Gate,
  policies: PolicySet,
  files: readonly CasesFile[],
): GateExample | undefined {
  for (const good of files.flatMap(goodCases)) {
    const made = exampleOf(gate, policies, good);
    if (made) return made;
  }
  return undefined;
}

interface GoodCase {
  readonly file: CasesFile;
  readonly case: Case;
  readonly pointer: string;
}

/** The simplest first: the base itself rather than what changes it. */
function goodCases(file: CasesFile): readonly GoodCase[] {
  const { cases } = file.content.spec;
  const good = cases.flatMap((one, index): readonly GoodCase[] => {
    const { outcome, disposition = "none" } = one.expect;
    if (outcome !== "pass" || disposition !== "none") return [];
    return [{ file, case: one, pointer: `/spec/cases/${index}` }];
  });
  return good.toSorted((one, other) => changesIn(one.case) - changesIn(other.case));
}

function changesIn({ set = {}, add = {}, remove = [], attested, plan }: Case): number {
  const facts = [attested, plan].filter((one) => one !== undefined).length;
  return Object.keys(set).length + Object.keys(add).length + remove.length + facts;
}

function exampleOf(gate: Gate, policies: PolicySet, good: GoodCase): GateExample | undefined {
  const { facts: whole } = changedDocument(good.file.document, good.pointer, good.case);
  const subject: Subject = whole?.kind === "Plan" ? "Plan" : "SystemManifest";
  const body = gate.bodies[subject];
  if (!whole || !body) return undefined;
  const setting = settingOf(good);
  const passes = (facts: JsonObject) => judgeExample(facts, setting, gate, policies)?.outcome === "pass";
  const excerpt = excerptOf(whole, factPlaces(policies, gate, subject), manifestKinds[subject], schemas);
  const start = passes(excerpt) ? excerpt : whole;
  const judged = judgeExample(start, setting, gate, policies);
  if (judged?.outcome !== "pass") return undefined;
  const failures = body.require.flatMap(({ id }) => failureOf(id, start, good, gate, policies) ?? []);
  const fails = (facts: JsonObject, some: readonly ExampleFailure[]) =>
    some.every((failure) => stillFails(facts, failure, gate, policies));
  // A change elsewhere fails as before, most likely; all are tried once more at the end.
  const isKept = (facts: JsonObject, list: string) =>
    passes(facts) &&
    fails(
      facts,
      failures.filter(({ change }) => change.pointer.startsWith(`${list}/`)),
    );
  const short = shortenLists(start, isKept);
  const facts = fails(short, failures) ? short : start;
  return {
    setting,
    binding: judged.binding,
    manifest: yamlText(facts),
    ...(setting.attested ? { attested: yamlText(setting.attested) } : {}),
    ...(setting.plan ? { plan: yamlText(setting.plan) } : {}),
    failures,
  };
}

function settingOf({ file, case: one, pointer }: GoodCase): Setting {
  const { spec } = file.content;
  const profile = one.profile ?? spec.profile;
  const attested = given(file, pointer, "attested");
  const plan = given(file, pointer, "plan");
  return {
    ...(profile === undefined ? {} : { profile }),
    stage: one.stage ?? spec.stage,
    asOf: one.asOf ?? spec.asOf,
    ...(one.binding === undefined ? {} : { binding: one.binding }),
    ...(attested ? { attested } : {}),
    ...(plan ? { plan } : {}),
  };
}

function given({ document }: CasesFile, pointer: string, name: "attested" | "plan"): JsonObject | undefined {
  const facts = objectAt(document, `${pointer}/${name}`) ?? objectAt(document, `/spec/${name}`);
  return facts && Object.keys(facts).length > 0 ? facts : undefined;
}

/** Finds a change of one line by which a requirement is not met: in the setting of the example, else in that of the case. */
function failureOf(
  requirement: string,
  facts: JsonObject,
  { file, case: good }: GoodCase,
  gate: Gate,
  policies: PolicySet,
): ExampleFailure | undefined {
  const bad = file.content.spec.cases.flatMap((one, index) => {
    const change = changeOf(one);
    const isOne = one.expect.outcome === "fail" && one.expect.requirement === requirement;
    if (!isOne || !change || one.attested || one.plan) return [];
    return [{ change, setting: settingOf({ file, case: one, pointer: `/spec/cases/${index}` }) }];
  });
  const isAlike = ({ setting }: (typeof bad)[number]) => setting.stage === (good.stage ?? setting.stage);
  for (const { change, setting } of [...bad.filter(isAlike), ...bad.filter((one) => !isAlike(one))]) {
    const finding = findingOf(requirement, facts, { change, setting }, gate, policies);
    if (finding) return { requirement, change, setting, message: finding.message, at: finding.at };
  }
  return undefined;
}

function findingOf(
  requirement: string,
  facts: JsonObject,
  { change, setting }: Pick<ExampleFailure, "change" | "setting">,
  gate: Gate,
  policies: PolicySet,
) {
  const document = changed(facts, change);
  const judged = document && judgeExample(document, setting, gate, policies);
  if (judged?.outcome !== "fail") return undefined;
  return judged.findings.find((finding) => finding.requirement === requirement);
}

function stillFails(facts: JsonObject, failure: ExampleFailure, gate: Gate, policies: PolicySet): boolean {
  const finding = findingOf(failure.requirement, facts, failure, gate, policies);
  return finding?.message.vi === failure.message.vi && finding.at === failure.at;
}
