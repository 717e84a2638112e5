import type { TrustList } from "../../attestation/trust-list.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { JsonObject } from "../../core/source/json.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Sources } from "../../reporters/report.ts";
import { folderBeside } from "../../run/attestations.ts";
import type { Io } from "../../run/io.ts";
import { type GivenTrust, readTrust } from "../../run/trust.ts";
import { type FoundKey, findSigningKey } from "../signing-key.ts";
import type { ActCall } from "./act-call.ts";
import type { RequirementFacts, RequirementTold } from "./missing-gate.ts";
import { optionProblems } from "./option-rules.ts";
import { textOf } from "./read-fields.ts";
import { requirementFacts } from "./requirement-facts.ts";
import { type ActSubject, type ReadSubject, readSubject, subjectOfId } from "./subject.ts";
import type { Drafted } from "./waiver-question.ts";

/** Holds everything that an act is made of, as far as it could be read. */
export interface Prepared {
  readonly subject?: ActSubject;
  readonly trust?: TrustList;
  readonly key?: FoundKey;
  /** What is known without an option: of the requirement that is spoken of. */
  readonly facts: JsonObject;
  /** What is shown of that requirement. */
  readonly told?: RequirementTold;
  /** For what a request was drafted, where there is one. */
  readonly drafted: Drafted;
  /** Errors keep the act from being done, warnings do not. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Reads all that an act needs, and gathers everything that is wrong with any of it. */
export async function prepareAct(call: ActCall, io: Io): Promise<Prepared> {
  const { act, written } = call;
  const read = await subjectFor(call, io);
  const trust = await trustFor(read.subject, call, io);
  const key = await keyFor(call, io);
  const isSigned = textOf("--statement", written) !== undefined;
  const about = act.isOfRequirement && !isSigned ? await requirementFacts(call, read.subject, io) : NO_FACTS;
  return {
    ...(read.subject ? { subject: read.subject } : {}),
    ...(trust.trust ? { trust: trust.trust } : {}),
    ...(key ? { key } : {}),
    facts: about.facts,
    drafted: about.drafted ?? {},
    ...(about.told ? { told: about.told } : {}),
    diagnostics: [
      ...optionProblems(act, written),
      ...read.diagnostics,
      ...trust.diagnostics,
      ...(key?.diagnostic ? [key.diagnostic] : []),
      ...about.diagnostics,
    ],
    sources: new Map([
      ...(read.source ? [[read.source.name, read.source] as const] : []),
      ...trust.sources,
      ...about.sources,
    ]),
  };
}

const NO_FACTS: RequirementFacts = { facts: {}, diagnostics: [], sources: new Map() };

async function subjectFor({ file, written }: ActCall, io: Io): Promise<ReadSubject> {
  const system = textOf("--system", written);
  if (file !== undefined && system !== undefined) {
    return { diagnostics: [runDiagnostic("act/not-together", { others: ["FILE"] }, "--system")] };
  }
  if (system !== undefined) return subjectOfId(system);
  if (file !== undefined) return readSubject(file, io);
  return { diagnostics: [runDiagnostic("act/no-subject", {}, "FILE")] };
}

function trustFor(subject: ActSubject | undefined, { written }: ActCall, io: Io): Promise<GivenTrust> {
  const manifest = subject?.manifest?.path;
  const folder = manifest === undefined ? undefined : folderBeside(manifest);
  const judged = {
    manifests: manifest === undefined ? [] : [manifest],
    attestationFolders: folder === undefined ? [] : [folder],
    policyFolders: [],
  };
  return readTrust(textOf("--trust", written), judged, io);
}

async function keyFor({ written, language }: ActCall, io: Io): Promise<FoundKey | undefined> {
  const key = textOf("--key", written);
  const passphraseFile = textOf("--passphrase-file", written);
  return key === undefined ? undefined : findSigningKey({ key, passphraseFile }, language, io);
}
