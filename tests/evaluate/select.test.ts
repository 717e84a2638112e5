import { describe, expect, it } from "vitest";
import { checkDocument, nameOf } from "../../src/core/check.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { smallPolicies } from "./small-world.ts";

const policies = smallPolicies({
  gate: { subjects: ["SystemManifest", "Plan"], require: [{ that: "budget.total > 0" }] },
  profile: { province: "tay-ninh" },
});

const HEAD = "apiVersion: gate57/v1\nkind: SystemManifest\nmetadata: { id: a }\nbudget: { total: 1 }\n";
const PLAN = HEAD.replace("SystemManifest", "Plan");
const STAGE = "request: { stage: design }\n";
const PROVINCE = "scope: { province: tay-ninh }\n";

function check(text: string, asked: { readonly stage?: string; readonly profile?: string }) {
  const [document] = parseDocuments({ name: "a.yaml", text }).documents;
  if (!document) throw new Error("no document");
  const checked = checkDocument(document, policies, { asOf: "2026-11-21", asOfSource: "default", ...asked });
  if (checked.verdict) {
    const { stage, stageSource, profile, profileSource, asOf, asOfSource } = checked.verdict;
    return `${stage} ${stageSource} ${profile} ${profileSource} ${asOf} ${asOfSource}`;
  }
  return checked.diagnostics.map(({ code, range, help }) => ({
    code,
    text: range && text.slice(range.start, range.end),
    ...(help?.en.startsWith("did you mean") ? { suggests: /`(.*?)`/.exec(help.en)?.[1] } : {}),
  }));
}

describe("stage and profile", () => {
  const found = [
    { text: HEAD + STAGE + PROVINCE, asked: {}, gives: "design manifest p manifest" },
    { text: HEAD + STAGE + PROVINCE, asked: { stage: "trial" }, gives: "trial option p manifest" },
    { text: HEAD + STAGE, asked: { profile: "p" }, gives: "design manifest p option" },
    { text: PLAN + PROVINCE, asked: {}, gives: "planning default p manifest" },
    { text: PLAN, asked: { profile: "p", stage: "operation" }, gives: "operation option p option" },
  ];
  it.each(found)("$asked gives $gives", ({ text, asked, gives }) => {
    expect(check(text, asked)).toBe(`${gives} 2026-11-21 default`);
  });

  const refused = [
    {
      name: "no stage",
      text: HEAD + PROVINCE,
      asked: {},
      told: [{ code: "check/no-stage", text: "apiVersion" }],
    },
    {
      name: "no stage in the request",
      text: `${HEAD}request: { note: Lần đầu }\n${PROVINCE}`,
      asked: {},
      told: [{ code: "check/no-stage", text: "request" }],
    },
    {
      name: "an unknown stage",
      text: HEAD + PROVINCE,
      asked: { stage: "desing" },
      told: [{ code: "check/unknown-stage", text: undefined, suggests: "design" }],
    },
    {
      name: "no province",
      text: HEAD + STAGE,
      asked: {},
      told: [{ code: "check/no-profile", text: "apiVersion" }],
    },
    {
      name: "an unknown profile",
      text: HEAD + STAGE,
      asked: { profile: "q" },
      told: [{ code: "check/unknown-profile", text: undefined }],
    },
    {
      name: "a province without a profile",
      text: `${HEAD}${STAGE}scope: { province: tay-nin }\n`,
      asked: {},
      told: [{ code: "check/no-profile-for-province", text: "tay-nin", suggests: "tay-ninh" }],
    },
    {
      name: "neither",
      text: HEAD,
      asked: {},
      told: [
        { code: "check/no-stage", text: "apiVersion" },
        { code: "check/no-profile", text: "apiVersion" },
      ],
    },
  ];
  it.each(refused)("$name is told at its place", ({ text, asked, told }) => {
    expect(check(text, asked)).toEqual(told);
  });

  it("do not hide that a document is invalid", () => {
    expect(check(`${HEAD}hosting: { nonsense: 1 }\n`, {})).toMatchObject([{ text: "nonsense" }]);
  });
});

it("names each document of a stream", () => {
  const { documents } = parseDocuments({ name: "a.yaml", text: `${HEAD}---\n${HEAD}---\n${PLAN}` });
  expect(documents.map(nameOf)).toEqual(["a.yaml", "a.yaml#2", "a.yaml#3"]);
});
