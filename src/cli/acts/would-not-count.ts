import type { Container } from "../../attestation/container.ts";
import type { TrustList } from "../../attestation/trust-list.ts";
import { type Verified, verifyContainer } from "../../attestation/verify.ts";
import { checkDocument } from "../../core/check.ts";
import type { Text } from "../../core/source/source.ts";
import { asAttestations } from "../../run/as-attestations.ts";
import type { Io } from "../../run/io.ts";
import type { ActCall } from "./act-call.ts";
import type { ActSubject } from "./subject.ts";
import { type Drafted, questionOf } from "./waiver-question.ts";

/** Is why a statement would count for nothing. */
export interface Doubt {
  readonly code: string;
  readonly reason: Text;
}

/** Says by whom and about what something is signed. */
export interface Signing {
  readonly call: ActCall;
  readonly subject: ActSubject;
  readonly trust: TrustList;
  /** For what a request was drafted, where the options do not say so. */
  readonly drafted: Drafted;
}

/** Verifies what was signed, as whoever relies on it will; nothing where it would count. */
export async function doubtOf(container: Container, signing: Signing, io: Io): Promise<Doubt | undefined> {
  const verification = await verifyContainer(container, signing.trust);
  if (verification.state === "verified") return notAdmitted(verification, signing, io);
  return { code: verification.code, reason: verification.reason };
}

/** Whether it counts today for this manifest is asked of the same rules as `check` asks; without an answer, nothing is said. */
async function notAdmitted(verified: Verified, signing: Signing, io: Io): Promise<Doubt | undefined> {
  const { call, subject, drafted } = signing;
  const { policies, options } = await questionOf(judgedFor(call), subject, drafted, io);
  if (!policies || !options || !subject.manifest) return undefined;
  const own = asAttestations([verified], new Map());
  const others = options.attestations?.verified.filter(({ source }) => source !== verified.source) ?? [];
  const { verdict } = checkDocument(subject.manifest.document, policies, {
    ...options,
    asOf: io.today(),
    asOfSource: "default",
    attestations: { ...own, verified: [...others, ...own.verified] },
    trustDigest: signing.trust.digest,
  });
  const told = verdict?.attestations.find(({ source }) => source === verified.source);
  if (told?.state !== "refused" || !told.reason) return undefined;
  return { code: told.code ?? "", reason: told.reason };
}

/** A waiver says for which stage and profile it is; elsewhere `--stage` is what is approved. */
function judgedFor(call: ActCall): ActCall {
  if (call.act.type === "waiver") return call;
  const { stage: _, ...written } = call.written;
  return { ...call, written };
}
