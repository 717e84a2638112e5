import { resolve } from "node:path";
import type { Statement } from "../attestation/statement.ts";
import { readStatement, writeStatement } from "../attestation/statement.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { compareSets } from "../core/policy-set/signed-set.ts";
import { ownProperty } from "../core/source/json.ts";
import { type PolicySetFolder, SIGNATURE_FILES } from "../node/policy-set-folder.ts";
import { policySignatureDiagnostic } from "../node/policy-signature-messages.ts";
import type { Io } from "../run/io.ts";
import { differenceDiagnostics } from "../run/verify-set.ts";
import type { ActField } from "./acts/act.ts";
import { readFields, textOf, type Written } from "./acts/read-fields.ts";
import {
  type EarlierStatement,
  readBytesToSign,
  readEarlierEnvelope,
  readFileBytes,
} from "./acts/read-statement-file.ts";

/** Lists the options that say what the signature of a policy set says. */
export const SET_FIELDS: readonly ActField[] = [
  { option: "--authority", property: "authority" },
  { option: "--name", property: "name" },
  { option: "--version", property: "version" },
  { option: "--date", property: "date" },
];

/** Is a policy folder that was read and loads without errors, with the digest of what was loaded. */
export interface LoadedSet {
  readonly folder: PolicySetFolder;
  /** As it was named. */
  readonly path: string;
  readonly policyDigest: string;
}

/** Makes the statement about a set that is to be signed, or reads the one that was made before for the same set. */
export function setStatement(set: LoadedSet, written: Written, io: Io): EarlierStatement {
  const file = textOf("--statement", written);
  if (file !== undefined) return sameSet(readBytesToSign(readFileBytes(file, io)), set, file);
  if (written.add !== true) return newStatement(set, written, io);
  const envelope = resolve(io.cwd, set.path, SIGNATURE_FILES.envelope);
  return sameSet(readEarlierEnvelope(readFileBytes(envelope, io)), set, SIGNATURE_FILES.envelope);
}

function newStatement({ folder, policyDigest }: LoadedSet, written: Written, io: Io): EarlierStatement {
  const defaults = { date: io.today() };
  const { values, diagnostics } = readFields(SET_FIELDS, "policy-set", written, { defaults, io });
  if (diagnostics.length > 0) return { diagnostics };
  const statement = writeStatement("policy-set", folder.files, { ...values, policyDigest });
  // What the schema does not allow would be refused by whoever verifies it: it is told before it is signed.
  const { problems } = readStatement(folder.shown, statement.payload);
  return problems.length > 0 ? { diagnostics: problems.map(ofOptions) } : { statement, diagnostics: [] };
}

/** The text it is about is one that nobody wrote; the option is what can be mended. */
function ofOptions({ range: _, path = "", ...problem }: Diagnostic): Diagnostic {
  const name = path.split("/").at(-1) ?? "";
  const field = SET_FIELDS.find(({ property }) => property === name);
  return { ...problem, source: field?.option ?? problem.source };
}

function sameSet(earlier: EarlierStatement, set: LoadedSet, file: string): EarlierStatement {
  const { statement } = earlier;
  if (statement === undefined) return earlier;
  const diagnostics = mismatches(statement, set, file);
  return diagnostics.length > 0 ? { diagnostics } : earlier;
}

/** Signing what was prepared for another state of the folder would make a signature that fails at once. */
function mismatches(statement: Statement, { folder, policyDigest }: LoadedSet, file: string) {
  const { type, subjects, predicate } = statement;
  if (type !== "policy-set") {
    return [policySignatureDiagnostic("policies/signature-other-type", { type }, file)];
  }
  const differences = compareSets(subjects, folder.files);
  if (differences.length > 0) return differenceDiagnostics({ differences }, folder);
  return ownProperty(predicate, "policyDigest") === policyDigest
    ? []
    : [policySignatureDiagnostic("policies/signature-other-digest", {}, file)];
}
