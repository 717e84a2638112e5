import type { Envelope } from "../../attestation/envelope.ts";
import { addSignatures, signEnvelope, signerOf } from "../../attestation/sign.ts";
import type { Statement } from "../../attestation/statement.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Text } from "../../core/source/source.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Io } from "../../run/io.ts";
import { keyIdOf } from "../signing-key.ts";
import { takenPaths } from "../write-new.ts";
import type { ActCall } from "./act-call.ts";
import { actText, type Shown } from "./act-text.ts";
import { finishAct } from "./finish-act.ts";
import { overInputs } from "./over-inputs.ts";
import type { ActPlace } from "./place.ts";
import type { Prepared } from "./prepare-act.ts";
import { textOf } from "./read-fields.ts";
import type { ActSubject } from "./subject.ts";

/** Is a statement that is ready to be signed. */
export interface Ready {
  readonly call: ActCall;
  readonly subject: ActSubject;
  readonly prepared: Prepared;
  readonly statement: Statement;
  readonly place: ActPlace;
  readonly earlier: (Envelope & { readonly bytes: Uint8Array }) | undefined;
}

/** Says what is about to be signed, signs it with the key of `--key`, and writes the envelope. */
export async function signAct(ready: Ready, io: Io): Promise<readonly Diagnostic[]> {
  const { call, subject, prepared, statement, place, earlier } = ready;
  const force = call.written.force === true || earlier !== undefined;
  const keyId = keyIdOf(textOf("--key", call.written) ?? "", textOf("--key-id", call.written));
  const early = [
    ...takenPaths([place.envelope], force, io),
    ...overInputs([place.envelope], call, io),
    ...signedAlready(keyId, earlier),
  ];
  if (early.length > 0) return early;
  io.stdout.write(
    `${actText(statement, shownOf(ready, io), call.language)}${signingText(keyId)[call.language]}`,
  );
  const opened = await prepared.key?.open();
  if (opened?.pkcs8 === undefined) return opened?.diagnostic ? [opened.diagnostic] : [];
  const signed = await envelopeOf(ready, { pkcs8: opened.pkcs8, keyId });
  if ("problem" in signed) return [badKey(signed.problem, call)];
  const file = { path: place.envelope, content: signed.envelope, force };
  const { trust, drafted } = prepared;
  return finishAct({ call, subject, statement, files: [file], trust, drafted }, io);
}

/** Says what is shown of a statement that is ready. */
export function shownOf({ subject, prepared }: Ready, io: Pick<Io, "today">): Shown {
  return { subject, trust: prepared.trust, told: prepared.told, today: io.today() };
}

interface OpenKey {
  readonly pkcs8: Uint8Array;
  readonly keyId: string;
}

async function envelopeOf({ statement, earlier }: Ready, { pkcs8, keyId }: OpenKey) {
  const signer = await signerOf(pkcs8, keyId);
  if ("problem" in signer) return signer;
  if (earlier) return addSignatures(earlier.bytes, [signer]);
  return { envelope: await signEnvelope(statement, [signer]) };
}

/** A second signature under the same name would take the place of the first. */
function signedAlready(keyId: string, earlier: Ready["earlier"]): readonly Diagnostic[] {
  const isThere = earlier?.signatures.some(({ keyid }) => keyid === keyId) ?? false;
  return isThere ? [runDiagnostic("key/same-signature", { keyId }, "--key")] : [];
}

function badKey(problem: Text, { written }: ActCall): Diagnostic {
  return runDiagnostic("act/bad-signature", { reason: problem }, textOf("--key", written) ?? "--key");
}

function signingText(keyId: string): Text {
  return { vi: `ký bằng khóa: ${keyId}\n`, en: `signed with the key: ${keyId}\n` };
}
