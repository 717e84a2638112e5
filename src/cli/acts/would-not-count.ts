import type { TrustList } from "../../attestation/trust-list.ts";
import { type Verification, verifyContainer } from "../../attestation/verify.ts";
import { checkDocument } from "../../core/check.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Text } from "../../core/source/source.ts";
import { readContainer } from "../../node/attestation-folder.ts";
import { displayPath } from "../../node/display-path.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { asAttestations } from "../as-attestations.ts";
import type { Io } from "../io.ts";
import { policiesFor } from "../policies.ts";
import type { ActCall } from "./act-call.ts";
import { textOf } from "./read-fields.ts";
import type { ActSubject } from "./subject.ts";

interface Written {
  /** The container that was just written, by its full path. */
  readonly path: string;
  readonly call: ActCall;
  readonly subject: ActSubject;
  readonly trust: TrustList;
}

/** Verifies what was just signed, as whoever relies on it will, and warns when it would not count. */
export async function wouldNotCount(written: Written, io: Io): Promise<readonly Diagnostic[]> {
  const { path, trust } = written;
  const verification = await verifyContainer(readContainer(path, io.cwd), trust);
  const refused = verification.state === "refused";
  const reason = refused ? verification.reason : await notAdmitted(verification, written, io);
  return reason ? [runDiagnostic("act/would-not-count", { reason }, displayPath(path, io.cwd))] : [];
}

/** Whether it counts today for this manifest is asked of the same rules as `check` asks; without an answer, nothing is said. */
async function notAdmitted(
  verification: Verification,
  { call, subject, trust }: Written,
  io: Io,
): Promise<Text | undefined> {
  const { policies } = await policiesFor(textOf("--policies", call.written), io);
  if (!policies || !subject.manifest) return undefined;
  const { verdict } = checkDocument(subject.manifest.document, policies, {
    ...judgedFor(call),
    asOf: io.today(),
    asOfSource: "default",
    attestations: asAttestations([verification], new Map()),
    trustDigest: trust.digest,
  });
  const [told] = verdict?.attestations ?? [];
  return told?.state === "refused" ? (told.reason ?? undefined) : undefined;
}

/** A waiver says for which stage and profile it is; elsewhere `--stage` is what is approved. */
function judgedFor({ act, written }: ActCall): { readonly stage?: string; readonly profile?: string } {
  if (act.type !== "waiver") return {};
  const [stage, profile] = [textOf("--stage", written), textOf("--profile", written)];
  return { ...(stage === undefined ? {} : { stage }), ...(profile === undefined ? {} : { profile }) };
}
