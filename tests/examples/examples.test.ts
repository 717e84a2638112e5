import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { loadTrustList } from "../../src/attestation/trust-list.ts";
import { verifyAll } from "../../src/attestation/verify.ts";
import { exampleRecords } from "../../src/cli/example-records.ts";
import { checkDocument } from "../../src/core/check.ts";
import type { ParsedStream } from "../../src/core/parse/document.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { isFullDate } from "../../src/core/validate/formats.ts";
import { builtInPolicies } from "../../src/generated/policies.ts";
import { schemas } from "../../src/generated/schemas.ts";
import { readAttestationFolder } from "../../src/node/attestation-folder.ts";
import { readTrustFolder } from "../../src/node/trust-folder.ts";
import { asAttestations } from "../../src/run/as-attestations.ts";

const FOLDER = "examples";
const records = exampleRecords({ name: "verdicts.yaml", text: textOf("verdicts.yaml") });
const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".gate57.yaml"))
  .sort();
const systems = filesBelow("systems/");
const plans = filesBelow("plans/");
const good = [...plans, ...systems];
const broken = filesBelow("broken/");
const attestations = await signedStatements();
/** The verdict's schema as ajv itself reads it, apart from the generated validators. */
const isReport = new Ajv2020({ allErrors: true, strict: false, formats: { date: isFullDate } }).compile(
  schemas.verdict,
);

describe("the collection", () => {
  test("has as many of each as the project promises, and nothing else", () => {
    expect(systems.length).toBeGreaterThanOrEqual(5);
    expect(plans.length).toBeGreaterThanOrEqual(2);
    expect([...broken, ...good].sort()).toEqual(files);
  });

  test("is recorded whole, and every record names a file", () => {
    expect([...new Set(records.map(({ file }) => file))].sort()).toEqual(files);
  });

  test("is signed by keys that say in their file that they are for demonstration", () => {
    const keys = readdirSync(`${FOLDER}/keys`);
    expect(keys.filter((name) => !name.endsWith(".DEMONSTRATION.pem"))).toEqual([]);
    expect(keys.filter((name) => !textOf(`keys/${name}`).startsWith("Khóa minh họa"))).toEqual([]);
  });

  test("has every statement verified by its trust list", () => {
    expect(attestations.refused).toEqual([]);
    expect(attestations.verified.length).toBeGreaterThan(10);
  });

  test("has both provinces", () => {
    const provinces = new Set(records.map(({ profile }) => profile));
    expect([...provinces].sort()).toEqual(["quang-tri", "tay-ninh"]);
  });

  test("has each good example admitted at some stage", () => {
    const admitted = new Set(records.filter((one) => one.decision === "admit").map(({ file }) => file));
    expect([...admitted].sort()).toEqual([...good].sort());
  });

  test.each(systems)("%s is of a realistic size", (file) => {
    expect(linesOf(file).length).toBeGreaterThanOrEqual(150);
  });

  test.each(files)("%s says that its names are invented", (file) => {
    expect(textOf(file)).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.\.\/schemas\/[a-z-]+\.schema\.json\n#/,
    );
    expect(commentOf(file)).toMatch(/tên giả định/i);
    expect(commentOf(file)).toMatch(/names.* are invented/i);
  });

  test.each(good)("%s has a broken sibling", (file) => {
    expect(broken.map(siblingOf)).toContain(file);
  });
});

describe("every gate", () => {
  const outcomes = new Set(
    records.flatMap(
      (one) => answerTo(one).verdict?.gates.map(({ number, outcome }) => `${number} ${outcome}`) ?? [],
    ),
  );

  test.each(builtInPolicies.gates.map(({ number }) => number))(
    "%s is passed and failed by an example",
    (number) => {
      expect(["pass", "fail"].filter((outcome) => !outcomes.has(`${number} ${outcome}`))).toEqual([]);
    },
  );
});

describe("a broken sibling", () => {
  test.each(broken)("%s differs from a good example in a few lines", (file) => {
    const sibling = siblingOf(file);
    expect(good).toContain(sibling);
    const difference = differenceOf(body(file), body(sibling ?? ""));
    expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThanOrEqual(20);
  });

  test.each(broken)("%s is never admitted", (file) => {
    const decisions = records.filter((one) => one.file === file).map(({ decision }) => decision);
    expect(decisions.filter((decision) => decision !== "block" && decision !== "invalid")).toEqual([]);
  });
});

describe.each(broken.filter((file) => file.startsWith("broken/cap-doi-")))("%s and its twin", (file) => {
  const twin = siblingOf(file) ?? "";

  test("differ in the lines that name the province, and in no other", () => {
    expect(body(file)).not.toEqual(body(twin));
    expect(body(file).map(withoutProvince)).toEqual(body(twin).map(withoutProvince));
  });

  test("are judged apart, and by provincial bindings only", () => {
    const answers = [recordOf(file), recordOf(twin)].map((record) => ({ record, ...answerTo(record) }));
    const [one, other] = answers.map(({ record, verdict }) => ({
      ...record,
      decision: verdict?.decision,
      national: outcomesOf(verdict?.gates.filter(({ binding }) => binding.startsWith("national/"))),
      blocking: verdict?.gates.filter((gate) => gate.blocking).map(({ binding }) => binding) ?? [],
    }));
    expect([one?.stage, one?.asOf]).toEqual([other?.stage, other?.asOf]);
    expect([one?.decision, other?.decision]).toEqual(["block", "admit"]);
    expect(one?.national).toEqual(other?.national);
    expect(one?.blocking.filter((binding) => !binding.startsWith(`${one.profile}/`))).toEqual([]);
  });
});

describe.each(records)("$file at $stage by $profile", (record) => {
  const { diagnostics, verdict } = answerTo(record);

  test("is answered as recorded", () => {
    const blocking = (verdict?.gates ?? []).filter((gate) => gate.blocking).map(({ number }) => number);
    expect({
      decision: verdict?.decision ?? "invalid",
      blocking: [...new Set(blocking)].sort(),
      errors: [...new Set(diagnostics.map(({ code }) => code))].sort(),
    }).toEqual({ decision: record.decision, blocking: record.blocking, errors: record.errors });
  });

  test("is reported in the published shape", () => {
    const report = { version: "gate57/v1", verdicts: verdict ? [verdict] : [], errors: [] };
    isReport(report);
    expect(isReport.errors ?? []).toEqual([]);
  });
});

function filesBelow(folder: string): readonly string[] {
  return files.filter((file) => file.startsWith(folder));
}

async function signedStatements() {
  const { trust } = await loadTrustList(readTrustFolder(`${FOLDER}/trust`, ".").files, `${FOLDER}/trust`);
  const { containers, designs } = readAttestationFolder(`${FOLDER}/attestations`, ".");
  return asAttestations(await verifyAll(containers, trust), designs);
}

type Example = (typeof records)[number];

/** Checks an example as its record asks. */
function answerTo({ file, stage, profile, asOf, plan, signed }: Example) {
  const { documents, diagnostics } = read(file);
  const planned = plan === undefined ? undefined : read(plan).documents[0];
  const [document] = documents;
  if (document === undefined) return { diagnostics, verdict: undefined };
  const options = { stage, profile, asOf, asOfSource: "option" as const };
  const found = checkDocument(document, builtInPolicies, {
    ...options,
    ...(planned ? { plan: planned.value } : {}),
    ...(signed ? { attestations } : {}),
  });
  return { diagnostics: [...diagnostics, ...found.diagnostics], verdict: found.verdict };
}

/** Gives the one record of a file. */
function recordOf(file: string): Example {
  const [record, ...more] = records.filter((one) => one.file === file);
  if (!record || more.length > 0) throw new Error(`${file} does not have exactly one record`);
  return record;
}

type Gates = NonNullable<ReturnType<typeof answerTo>["verdict"]>["gates"];

/** Tells how each binding came out. */
function outcomesOf(gates: Gates = []): readonly string[] {
  return gates.map(({ binding, outcome, disposition }) => `${binding} ${outcome} ${disposition}`);
}

/** Gives a line as it would be in whichever province. */
function withoutProvince(line: string): string {
  return line.replaceAll(/tay-ninh|quang-tri/g, "PROVINCE");
}

function read(file: string): ParsedStream {
  return parseDocuments({ name: `${FOLDER}/${file}`, text: textOf(file) });
}

function textOf(file: string): string {
  return readFileSync(`${FOLDER}/${file}`, "utf8");
}

function linesOf(file: string): readonly string[] {
  return textOf(file).trimEnd().split("\n");
}

/** Gives the comment at the top of a file. */
function commentOf(file: string): string {
  const lines = linesOf(file);
  const end = lines.findIndex((line) => !line.startsWith("#"));
  return lines.slice(0, end).join("\n");
}

/** Gives the lines of a file without the comment at its top. */
function body(file: string): readonly string[] {
  return linesOf(file).slice(commentOf(file).split("\n").length);
}

/** Reads which good example a broken one names as its sibling. */
function siblingOf(file: string): string | undefined {
  return /broken sibling of (\S+\.gate57\.yaml):/.exec(commentOf(file))?.[1];
}

/** Counts the lines that only one of two files has. */
function differenceOf(one: readonly string[], other: readonly string[]): number {
  const only = (these: readonly string[], those: readonly string[]) =>
    these.filter((line) => !those.includes(line)).length;
  return only(one, other) + only(other, one);
}
