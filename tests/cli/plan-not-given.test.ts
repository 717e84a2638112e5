import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { folder, run } from "./run.ts";

const read = (name: string) => readFileSync(`examples/${name}.gate57.yaml`, "utf8");
const SYSTEM = read("systems/lgsp-quang-tri");
const PLAN = read("plans/chuyen-doi-so-quang-tri-2027");
const OTHER = read("plans/y-te-tay-ninh-2027");
const WAITS = "a system waits for the plan `ke-hoach-chuyen-doi-so-quang-tri-2027`";

const checked = async (files: Readonly<Record<string, string>>, options: readonly string[] = []) => {
  const cwd = folder(files);
  const names = Object.keys(files);
  const argv = ["check", ...names, "--stage", "planning", "--as-of", "2026-12-01", "--format", "json"];
  const { code, stdout } = await run([...argv, ...options], { cwd });
  const { errors, verdicts }: Told = JSON.parse(stdout);
  return { code, errors, verdicts };
};

interface Told {
  readonly errors: readonly {
    readonly code: string;
    readonly source: string;
    readonly severity: string;
    readonly message: { readonly en: string };
    readonly help: { readonly en: string };
  }[];
  readonly verdicts: readonly { readonly kind: string }[];
}

test.each<[string, Readonly<Record<string, string>>, readonly string[], string, string]>([
  ["beside it", { "s.yaml": SYSTEM, "p.yaml": PLAN }, [], "p.yaml", "`--plan p.yaml`"],
  ["before it", { "p.yaml": PLAN, "s.yaml": SYSTEM }, [], "p.yaml", "`plan: p.yaml`"],
  ["twice", { "p.yaml": PLAN, "q.yaml": PLAN, "s.yaml": SYSTEM }, [], "p.yaml", "`--plan p.yaml`"],
  ["in its file", { "s.yaml": `${SYSTEM}---\n${PLAN}` }, [], "s.yaml", "a file of its own"],
])("a plan that a system waits for and that lies %s is pointed at", async (_, files, options, file, help) => {
  const { errors } = await checked(files, options);
  const told = errors.filter(({ code }) => code === "run/plan-not-given");
  expect(told.map(({ source, severity }) => [source, severity])).toEqual([[file, "warning"]]);
  expect(told[0]?.message.en).toContain(WAITS);
  expect(told[0]?.help.en).toContain(help);
});

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ["that is given", { "s.yaml": SYSTEM, "p.yaml": PLAN }, ["--plan", "p.yaml"]],
  ["that is another", { "s.yaml": SYSTEM, "p.yaml": OTHER }, []],
  ["that nobody waits for", { "p.yaml": PLAN }, []],
  ["that is not there", { "s.yaml": SYSTEM }, []],
])("of a plan %s nothing is said", async (_, files, options) => {
  const { errors } = await checked(files, options);
  expect(errors.map(({ code }) => code)).not.toContain("run/plan-not-given");
});

test("and no verdict hangs on it", async () => {
  const alone = await checked({ "s.yaml": SYSTEM });
  const beside = await checked({ "s.yaml": SYSTEM, "p.yaml": PLAN });
  const systems = beside.verdicts.filter(({ kind }) => kind === "SystemManifest");
  expect([beside.code, systems]).toEqual([alone.code, alone.verdicts]);
});
