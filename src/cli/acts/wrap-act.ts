import { readEnvelope } from "../../attestation/envelope.ts";
import { checkCms } from "../../attestation/open-cms.ts";
import { withSignatures } from "../../attestation/sign.ts";
import type { Statement } from "../../attestation/statement.ts";
import { wrapSignature } from "../../attestation/wrap.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Text } from "../../core/source/source.ts";
import { displayPath } from "../../node/display-path.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Io } from "../../run/io.ts";
import { type NewFile, takenPaths } from "../write-new.ts";
import type { ActCall } from "./act-call.ts";
import { actText } from "./act-text.ts";
import { finishAct } from "./finish-act.ts";
import { overInputs } from "./over-inputs.ts";
import { type ActPlace, placeOf } from "./place.ts";
import type { Prepared } from "./prepare-act.ts";
import { textOf } from "./read-fields.ts";
import {
  type FileBytes,
  mismatches,
  readBytesToSign,
  readEnvelopeToSign,
  readFileBytes,
} from "./read-statement-file.ts";
import { requirementTold } from "./requirement-told.ts";
import type { ActSubject } from "./subject.ts";

interface Wrapping {
  readonly call: ActCall;
  readonly subject: ActSubject;
  readonly place: ActPlace;
  readonly pae: Uint8Array;
}

type Wrapped =
  | { readonly files: readonly [NewFile, ...NewFile[]]; readonly diagnostics?: undefined }
  | { readonly files?: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Puts a signature that was made elsewhere and its statement together, once the signature is right. */
export async function wrapAct(
  call: ActCall,
  subject: ActSubject,
  { trust }: Prepared,
  io: Io,
): Promise<readonly Diagnostic[]> {
  const file = readFileBytes(textOf("--statement", call.written) ?? "", io);
  const { statement, diagnostics } = readBytesToSign(file);
  if (!statement || file.bytes === undefined) return diagnostics;
  const problems = mismatches(statement, call.act, subject, file.name);
  if (problems.length > 0) return problems;
  const place = placeOf(String(statement.predicate.id), subject, call.written, io);
  const over = overInputs([place.envelope, place.cms, place.bytes], call, io);
  if (over.length > 0) return over;
  const wrapping = { call, subject, place, pae: file.bytes };
  const isCms = textOf("--cms", call.written) !== undefined;
  const wrapped = isCms ? await detached(wrapping, io) : await enveloped(wrapping, statement, io);
  if (!wrapped.files) return wrapped.diagnostics;
  const told = await requirementTold(call, statement.predicate, io);
  io.stdout.write(actText(statement, { subject, trust, told, today: io.today() }, call.language));
  return finishAct({ call, subject, statement, files: wrapped.files, trust, drafted: {} }, io);
}

async function detached({ call, place, pae }: Wrapping, io: Io): Promise<Wrapped> {
  const force = call.written.force === true;
  const signature = readFileBytes(textOf("--cms", call.written) ?? "", io);
  if (signature.bytes === undefined) return { diagnostics: [signature.diagnostic] };
  const taken = takenPaths(
    [place.cms, place.bytes].filter((path) => !isGiven(path, call, io)),
    force,
    io,
  );
  const problem = (await checkCms(pae, signature.bytes))?.problem;
  const diagnostics = [...taken, ...(problem ? [badSignature(problem, signature)] : [])];
  if (diagnostics.length > 0) return { diagnostics };
  // What was signed may lie where it is kept already: it is written as it was read.
  const files = [
    { path: place.cms, content: signature.bytes, force: true },
    { path: place.bytes, content: pae, force: true },
  ] as const;
  return { files };
}

function isGiven(path: string, { written }: ActCall, { cwd }: Io): boolean {
  const given = [textOf("--cms", written), textOf("--statement", written)];
  return given.some((file) => file !== undefined && displayPath(file, cwd) === displayPath(path, cwd));
}

async function enveloped(wrapping: Wrapping, statement: Statement, io: Io): Promise<Wrapped> {
  const { call, place, pae } = wrapping;
  const signature = readFileBytes(textOf("--signature", call.written) ?? "", io);
  const certificate = readFileBytes(textOf("--certificate", call.written) ?? "", io);
  const adds = call.written.add === true;
  const taken = adds ? [] : takenPaths([place.envelope], call.written.force === true, io);
  const unread = [signature, certificate].flatMap(({ diagnostic }) => diagnostic ?? []);
  if (signature.bytes === undefined || certificate.bytes === undefined || taken.length > 0) {
    return { diagnostics: [...taken, ...unread] };
  }
  const pem = new TextDecoder().decode(certificate.bytes);
  const result = await wrapSignature(pae, signature.bytes, pem);
  if ("problem" in result) return { diagnostics: [badSignature(result.problem, signature)] };
  if (!adds) return { files: [{ path: place.envelope, content: result.envelope, force: true }] };
  return joined(result.envelope, wrapping, statement, io);
}

/** Adds the signature to the envelope of the same statement that others have signed. */
function joined(envelope: string, { place }: Wrapping, statement: Statement, io: Io): Wrapped {
  const file = readFileBytes(place.envelope, io);
  const earlier = readEnvelopeToSign(file);
  if (!earlier.envelope || earlier.diagnostics.length > 0) return { diagnostics: earlier.diagnostics };
  const { payload, signatures } = earlier.envelope;
  const isSame = Buffer.from(payload).equals(Buffer.from(statement.payload));
  if (!isSame) return { diagnostics: [runDiagnostic("act/other-statement", {}, file.name)] };
  const fresh = readEnvelope("", new TextEncoder().encode(envelope));
  if ("code" in fresh) return { diagnostics: [badSignature(fresh.reason, file)] };
  const result = withSignatures(payload, signatures, fresh.signatures);
  if ("problem" in result) return { diagnostics: [badSignature(result.problem, file)] };
  return { files: [{ path: place.envelope, content: result.envelope, force: true }] };
}

function badSignature(reason: Text, { name }: FileBytes): Diagnostic {
  return runDiagnostic("act/bad-signature", { reason }, name);
}
