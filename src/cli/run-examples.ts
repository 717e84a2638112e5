import { join } from "node:path";
import type { PolicySet } from "../core/policy/policy-set.ts";
import type { Source } from "../core/source/source.ts";
import { discover } from "../node/discover.ts";
import { readSource } from "../node/read-source.ts";
import { fileOf } from "../reporters/report.ts";
import { openAttestations } from "../run/attestation-options.ts";
import { type AttestationReader, attestationReader } from "../run/attestations.ts";
import { EXIT } from "../run/exit-code.ts";
import { internalErrorDiagnostic } from "../run/internal-error.ts";
import type { Io } from "../run/io.ts";
import { judge } from "../run/judge.ts";
import { readPlan } from "../run/plan.ts";
import { policiesFor } from "../run/policies.ts";
import { type ExampleRecord, exampleRecords } from "./example-records.ts";
import { type ExampleRun, exampleText, isAsRecorded, summaryText } from "./example-text.ts";
import { inertIo } from "./inert-io.ts";
import { languageOf, optionValue } from "./language.ts";
import { paintFor, printDiagnostics } from "./print.ts";

const FOLDER = "examples";
const RECORDS = `${FOLDER}/verdicts.yaml`;

/**
 * Checks every example by the built-in policies (or those of `--policies`) and compares it with its record:
 * 0 when all are as recorded, 1 when not, 2 without an answer.
 */
export async function runExamples(argv: readonly string[], world: Io): Promise<number> {
  const io = inertIo(world);
  const { language } = languageOf(argv, io);
  try {
    const runs = await allRuns(optionValue(argv, "--policies"), io);
    const unrecorded = await unrecordedFiles(runs, io);
    const look = { language, paint: paintFor(io.stdout, io) };
    for (const run of runs) io.stdout.write(exampleText(run, look));
    io.stdout.write(summaryText(runs, unrecorded, look));
    return runs.every(isAsRecorded) && unrecorded.length === 0 ? EXIT.admitted : EXIT.blocked;
  } catch (error) {
    printDiagnostics([internalErrorDiagnostic(error, RECORDS)], new Map(), { language }, io);
    return EXIT.failed;
  }
}

async function allRuns(folder: string | undefined, io: Io): Promise<readonly ExampleRun[]> {
  const source = ownSource(RECORDS, io);
  const { policies } = await policiesFor(folder, io);
  if (policies === undefined) throw new Error("the policy set does not load");
  const runs: ExampleRun[] = [];
  const records = exampleRecords(source);
  const unsigned = attestationReader({ folder: undefined, trust: undefined }, io);
  const signed = records.some((record) => record.signed) ? await signedStatements(io) : unsigned;
  for (const record of records) {
    const rules = { policies, attestations: record.signed ? signed : unsigned };
    runs.push(await runOf(record, rules, io));
  }
  return runs;
}

/** Reads a file of the examples' own; one that cannot be read is our mistake. */
function ownSource(name: string, { cwd }: Io): Source {
  const { source, diagnostic } = readSource(join(cwd, name), name);
  if (source === undefined) throw new Error(diagnostic.message.en);
  return source;
}

/** Opens the statements of the examples with the trust list of the examples, whose keys everybody has. */
async function signedStatements(io: Io): Promise<AttestationReader> {
  const options = { attestations: `${FOLDER}/attestations`, trust: `${FOLDER}/trust` };
  const { reader, errors } = await openAttestations(options, [], io);
  const [problem] = errors;
  if (problem) throw new Error(`${problem.source}: ${problem.message.en}`);
  return reader;
}

interface Rules {
  readonly policies: PolicySet;
  readonly attestations: AttestationReader;
}

async function runOf(record: ExampleRecord, rules: Rules, io: Io): Promise<ExampleRun> {
  const { stage, profile, asOf } = record;
  const name = `${FOLDER}/${record.file}`;
  const { plan, diagnostics: planProblems } = await readPlan(record.plan && `${FOLDER}/${record.plan}`, io);
  const check = { stage, profile, asOf, asOfSource: "option" as const, ...(plan ? { plan } : {}) };
  const { report } = await judge(await discover([fileOf(name)], io.cwd), { ...rules, check }, io);
  const verdict = report.verdicts.find(({ source }) => source === name);
  const errors = [...planProblems, ...report.diagnostics].map(({ code }) => code);
  return { record, ...(verdict ? { verdict } : {}), errors: [...new Set(errors)].sort() };
}

/** An example that no record names could give any verdict. */
async function unrecordedFiles(runs: readonly ExampleRun[], { cwd }: Io): Promise<readonly string[]> {
  const recorded = new Set(runs.map(({ record }) => fileOf(`${FOLDER}/${record.file}`)));
  const { inputs } = await discover([FOLDER], cwd);
  return inputs.map(({ name }) => name).filter((name) => !recorded.has(name));
}
