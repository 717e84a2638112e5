import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codesIn, configuration, DEFAULT_HEAD, MANIFEST, run } from "./job.ts";

const CONFIGURATION = ".gate57/deployment.yaml";

const configured = (spec: Readonly<Record<string, unknown>>) => ({ [CONFIGURATION]: configuration(spec) });
const head = (files: Readonly<Record<string, string>>) => ({ [`tinh/he-thong@${DEFAULT_HEAD}`]: files });

describe("what is deployed is listed", () => {
  const OTHER = MANIFEST.replace("ho-so-xa-tan-lang", "khac");
  const PLAN = readFileSync("examples/plans/y-te-tay-ninh-2027.gate57.yaml", "utf8");
  const ENVIRONMENT = { environment: "staging" };
  const STAGE = { stage: "planning" };
  const LISTED = { systems: ["ho-so-xa-tan-lang"] };
  const UNLISTED = { systems: undefined };
  const MISSING = "deployment/system-missing";
  const FOREIGN = "deployment/system-foreign";
  const own = { "gate57.yaml": MANIFEST };

  test.each<
    [
      string,
      Readonly<Record<string, string>>,
      Readonly<Record<string, unknown>>,
      Readonly<Record<string, string>>,
      number,
      string[],
    ]
  >([
    ["just what is listed", ENVIRONMENT, LISTED, own, 0, []],
    ["no list", ENVIRONMENT, UNLISTED, own, 2, ["deployment/no-systems"]],
    ["no list, with a stage", STAGE, UNLISTED, own, 0, []],
    ["a list, with a stage", STAGE, LISTED, { "gate57.yaml": OTHER }, 2, [FOREIGN, MISSING]],
    ["nothing", ENVIRONMENT, LISTED, { "readme.md": "" }, 2, ["file/no-manifest", MISSING]],
    [
      "a hidden manifest",
      ENVIRONMENT,
      LISTED,
      { "node_modules/gate57.yaml": MANIFEST },
      2,
      ["file/no-manifest", MISSING],
    ],
    ["another system instead", ENVIRONMENT, LISTED, { "gate57.yaml": OTHER }, 2, [FOREIGN, MISSING]],
    ["another system besides", ENVIRONMENT, LISTED, { ...own, "b.gate57.yaml": OTHER }, 2, [FOREIGN]],
    ["one of two", ENVIRONMENT, { systems: ["ho-so-xa-tan-lang", "khac"] }, own, 2, [MISSING]],
    [
      "both of two",
      ENVIRONMENT,
      { systems: ["khac", "ho-so-xa-tan-lang"] },
      { ...own, "b.gate57.yaml": OTHER },
      0,
      [],
    ],
    [
      "one twice",
      ENVIRONMENT,
      LISTED,
      { ...own, "b.gate57.yaml": MANIFEST },
      2,
      ["deployment/system-twice", "run/same-system-twice"],
    ],
    [
      "one that cannot be judged",
      ENVIRONMENT,
      LISTED,
      { "gate57.yaml": "- a\n" },
      2,
      [MISSING, "manifest/not-a-mapping"],
    ],
    ["a plan besides", STAGE, LISTED, { ...own, "plan.gate57.yaml": PLAN }, 0, []],
    [
      "a plan instead",
      STAGE,
      LISTED,
      { "gate57.yaml": PLAN.replace(/^( +id: ).*$/m, "$1ho-so-xa-tan-lang") },
      2,
      [MISSING],
    ],
    [
      "a manifest whose name differs by case",
      ENVIRONMENT,
      LISTED,
      { "m.GATE57.yaml": MANIFEST },
      2,
      ["file/nearly-manifest", MISSING],
    ],
  ])("%s", async (_, inputs, spec, files, code, codes) => {
    const finished = await run({ inputs, files, trees: head(configured(spec)) });
    expect([finished.code, codesIn(finished.printed).toSorted()]).toEqual([code, codes.toSorted()]);
  });

  test("in the commit that is believed, at its place there, and every verdict is reported all the same", async () => {
    const systems = ["da-duoc-duyet"];
    const files = { ...own, [CONFIGURATION]: configuration() };
    const { code, printed, outputs } = await run({
      inputs: { ...ENVIRONMENT, artifacts: `anh=sha256:${"0".repeat(64)}` },
      files,
      trees: head(configured({ systems })),
    });
    expect([code, outputs.decision, outputs.manifests, outputs.admitted]).toEqual([2, "error", "1", "1"]);
    expect(outputs["verdict-file"]).toBeUndefined();
    expect(codesIn(printed)).toEqual([FOREIGN, MISSING]);
    expect(printed).toContain(
      `repository:${CONFIGURATION}:1:${configuration({ systems }).indexOf('"da-') + 1}`,
    );
  });
});
