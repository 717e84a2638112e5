import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { checkJson, fixture, folder, run } from "../cli/run.ts";

type Edit = readonly [file: string, from: string, to: string | { readonly file: string }];

interface Row {
  readonly name: string;
  /** Texts to replace; nothing is replaced to write a new file, `*` to write all of one. */
  readonly edits?: readonly (Edit | readonly Edit[])[];
  /** A command without its name; quotes keep a word whole. */
  readonly run: string;
  readonly expect: {
    readonly code: number;
    readonly says?: readonly string[];
    readonly silent?: readonly string[];
    readonly decision?: string;
    /** The outcome of a gate; null where it is not asked. */
    readonly gates?: Readonly<Record<string, string | null>>;
    readonly asOf?: readonly [date: string, source: string];
    /** Where the verdict says that what it rests on came from. */
    readonly chosen?: Readonly<Record<string, string>>;
    /** Whether the verdict names the policies as it does without the edits. */
    readonly samePolicies?: boolean;
    /** Where findings point. */
    readonly paths?: readonly string[];
  };
}

interface Fixture {
  readonly id: string;
  readonly lesson: string;
  readonly rows?: readonly Row[];
  readonly elsewhere?: readonly { readonly file: string; readonly test: string }[];
  readonly open?: string;
}

const fixtures: readonly Fixture[] = parse(readFileSync(join(import.meta.dirname, "fixtures.yaml"), "utf8"));

function isEdit(edit: Edit | readonly Edit[]): edit is Edit {
  return typeof edit[0] === "string";
}

function edited(cwd: string, [file, from, to]: Edit): void {
  const path = join(cwd, file);
  const wanted = typeof to === "string" ? to : readFileSync(join(cwd, to.file), "utf8");
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (!before.includes(from) && from !== "*") throw new Error(`${file} has no \`${from}\``);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, from === "*" ? wanted : before.replace(from, () => wanted));
}

function words(command: string): readonly string[] {
  return [...command.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

interface Gate {
  readonly id: string;
  readonly outcome: string;
  readonly findings: readonly { readonly location: { readonly path: string } }[];
}

async function runRow({ edits = [], run: command, expect: wanted }: Row): Promise<void> {
  const cwd = folder({ "good.yaml": fixture("manifests/good.yaml") });
  for (const edit of edits.flatMap((one): readonly Edit[] => (isEdit(one) ? [one] : one))) edited(cwd, edit);
  const { decision, gates, asOf, paths, chosen, samePolicies } = wanted;
  const text = await run([...words(command), "--lang", "en"], { cwd });
  const said = text.stdout + text.stderr;
  expect(text.code, said).toBe(wanted.code);
  for (const part of wanted.says ?? []) expect(said).toContain(part);
  for (const part of wanted.silent ?? []) expect(said).not.toContain(part);
  if ([decision, gates, asOf, paths, chosen, samePolicies].every((one) => one === undefined)) return;
  const json = await run([...words(command), "--format", "json"], { cwd });
  const [verdict] = JSON.parse(json.stdout).verdicts;
  expect(json.code).toBe(wanted.code);
  if (decision !== undefined) expect(verdict.decision).toBe(decision);
  if (asOf !== undefined) expect([verdict.asOf, verdict.asOfSource]).toEqual(asOf);
  expect(verdict).toMatchObject(chosen ?? {});
  if (samePolicies !== undefined)
    expect(verdict.policyDigest === (await untouchedDigest())).toBe(samePolicies);
  const told: readonly Gate[] = verdict.gates;
  for (const [gate, outcome] of Object.entries(gates ?? {}))
    expect(told.find(({ id }) => id === gate)?.outcome ?? null).toBe(outcome);
  if (paths !== undefined)
    expect(told.flatMap(({ findings }) => findings.map(({ location }) => location.path))).toEqual(
      expect.arrayContaining([...paths]),
    );
}

/** Tells by what digest the verdict of the untouched example names its policies. */
async function untouchedDigest(): Promise<string> {
  const files = { "good.yaml": fixture("manifests/good.yaml") };
  const { report } = await checkJson(["good.yaml"], { files });
  return report.verdicts[0]?.policyDigest ?? "";
}

/** Is what keeps a test from running, or from counting. */
const LEFT_OUT = /\.(?:skip|todo|only|fails|skipIf|runIf)\b|\b(?:xit|xtest|xdescribe)\b/;

describe("what went wrong elsewhere", () => {
  test("is kept from a to n, each with what shows it or why nothing does", () => {
    expect(fixtures.map(({ id }) => id)).toEqual([..."abcdefghijklmn"]);
    const bare = fixtures.filter(({ rows, elsewhere, open }) => !rows && !elsewhere && !open);
    expect(bare).toEqual([]);
  });

  const rows = fixtures.flatMap(({ id, lesson, rows: own = [] }) =>
    own.map((row) => ({ id, lesson, ...row })),
  );
  test.each(rows)("$id $name", runRow);

  const others = fixtures.flatMap(({ id, elsewhere = [] }) => elsewhere.map((one) => ({ id, ...one })));
  test.each(others)("$id is shown in $file: $test", ({ file, test: name }) => {
    const text = readFileSync(file, "utf8");
    expect(text).toContain(name);
    expect(text).not.toMatch(LEFT_OUT);
  });
});
