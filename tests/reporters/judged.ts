import { readFileSync } from "node:fs";
import { loadTrustList } from "../../src/attestation/trust-list.ts";
import { verifyAll } from "../../src/attestation/verify.ts";
import { type ExampleRecord, exampleRecords } from "../../src/cli/example-records.ts";
import type { Attestations } from "../../src/core/attest/attestation.ts";
import { type CheckOptions, checkDocument } from "../../src/core/check.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import type { Source } from "../../src/core/source/source.ts";
import { builtInPolicies } from "../../src/generated/policies.ts";
import { readAttestationFolder } from "../../src/node/attestation-folder.ts";
import { readTrustFolder } from "../../src/node/trust-folder.ts";
import { maskedDiagnostics } from "../../src/reporters/masked-diagnostics.ts";
import { plainPaint } from "../../src/reporters/paint.ts";
import type { Report, ReportOptions, Sources } from "../../src/reporters/report.ts";
import type { Language } from "../../src/reporters/words.ts";
import { asAttestations } from "../../src/run/as-attestations.ts";

/** Is a report as it leaves the house and as it does not, with the texts it speaks of. */
export interface Judged {
  readonly report: Report;
  readonly masked: Report;
  readonly sources: Sources;
}

const FOLDER = "examples";

/** Lists the examples with what is recorded of them. */
export const records: readonly ExampleRecord[] = exampleRecords({
  name: "verdicts.yaml",
  text: textOf("verdicts.yaml"),
});

/** Says how a report is written in these tests. */
export function look(language: Language = "en"): ReportOptions {
  return { language, paint: plainPaint, quiet: false };
}

/** Judges every document of a text by the built-in policies. */
export function judgeText(source: Source, options: CheckOptions): Judged {
  const { documents, diagnostics } = parseDocuments(source);
  const checked = documents.map((document) => checkDocument(document, builtInPolicies, options));
  const told = [...diagnostics, ...checked.flatMap((one) => one.diagnostics)];
  const of = (verdicts: Report["verdicts"], all: Report["diagnostics"]): Report => ({
    verdicts,
    diagnostics: all,
    policies: builtInPolicies,
  });
  return {
    report: of(
      checked.flatMap(({ verdict }) => verdict ?? []),
      told,
    ),
    masked: of(
      checked.flatMap((one) => (one.verdict ? one.masked() : [])),
      maskedDiagnostics(told),
    ),
    sources: new Map([[source.name, source]]),
  };
}

const judged = new Map<ExampleRecord, Promise<Judged>>();

/** Judges an example as its record asks; several tests ask of the same ones. */
export function judgeExample(record: ExampleRecord): Promise<Judged> {
  const known = judged.get(record) ?? judgeAnew(record);
  judged.set(record, known);
  return known;
}

async function judgeAnew({ file, plan, signed, ...asked }: ExampleRecord): Promise<Judged> {
  const name = file.replace(/#\d+$/, "");
  const planned = plan === undefined ? undefined : parseDocuments({ name: plan, text: textOf(plan) });
  const [document] = planned?.documents ?? [];
  const { stage, profile, asOf } = asked;
  return judgeText(
    { name: `${FOLDER}/${name}`, text: textOf(name) },
    {
      ...{ stage, profile, asOf, asOfSource: "option" },
      ...(document ? { plan: document.value } : {}),
      ...(signed ? { attestations: await statements() } : {}),
    },
  );
}

let read: Promise<Attestations> | undefined;

/** Several tests read the same statements. */
function statements(): Promise<Attestations> {
  read ??= signedStatements();
  return read;
}

async function signedStatements(): Promise<Attestations> {
  const { trust } = await loadTrustList(readTrustFolder(`${FOLDER}/trust`, ".").files, `${FOLDER}/trust`);
  const { containers, designs } = readAttestationFolder(`${FOLDER}/attestations`, ".");
  return asAttestations(await verifyAll(containers, trust), designs);
}

function textOf(file: string): string {
  return readFileSync(`${FOLDER}/${file}`, "utf8");
}
