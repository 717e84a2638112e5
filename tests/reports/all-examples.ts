import { readdirSync, readFileSync } from "node:fs";
import type { Report, Sources } from "../../src/reporters/report.ts";
import { type Judged, judgeExample, records } from "../reporters/judged.ts";
import type { RepositoryFiles } from "./validators.ts";

/** Are several judged examples as one run tells of them. */
export interface OneRun {
  readonly report: Report;
  readonly masked: Report;
  readonly sources: Sources;
}

/** Judges the examples that were decided in one way, or all, and puts what is said of them into one run. */
export async function examplesAsOneRun(decision?: string): Promise<OneRun> {
  const asked = records.filter((record) => decision === undefined || record.decision === decision);
  const all: Judged[] = [];
  for (const record of asked) all.push(await judgeExample(record));
  return {
    report: joined(all.map(({ report }) => report)),
    masked: joined(all.map(({ masked }) => masked)),
    sources: new Map(all.flatMap(({ sources }) => [...sources])),
  };
}

/** The run on each document is one of the whole run's. */
function joined(reports: readonly Report[]): Report {
  const [first] = reports;
  return {
    verdicts: reports.flatMap(({ verdicts }) => verdicts),
    diagnostics: reports.flatMap(({ diagnostics }) => diagnostics),
    ...(first?.policies ? { policies: first.policies } : {}),
  };
}

/** Reads the examples as a repository holds them. */
export function exampleFiles(): RepositoryFiles {
  const names = readdirSync("examples", { recursive: true, encoding: "utf8" }).map(
    (name) => `examples/${name}`,
  );
  return Object.fromEntries(
    names.filter((name) => name.endsWith(".yaml")).map((name) => [name, readFileSync(name, "utf8")]),
  );
}
