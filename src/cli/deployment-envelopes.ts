import type { TrustList } from "../attestation/trust-list.ts";
import type { Verification, Verified } from "../attestation/verify.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Objection } from "../reporters/deployment-text.ts";
import type { Sources } from "../reporters/report.ts";
import type { VerifiedEnvelope } from "../reporters/verification-text.ts";
import type { Io } from "../run/io.ts";
import {
  type DeploymentOptions,
  isOfDeployment,
  openDeployment,
  otherTypeObjection,
  verifyVerdict,
} from "./commands/verify-verdict.ts";
import { envelopeOf } from "./envelope-of.ts";

/** Holds what a deployment makes of the statements that it has anything to do with. */
export interface HeldToDeployment {
  readonly envelopes: ReadonlyMap<Verification, VerifiedEnvelope>;
  /** Tells whether everything that is deployed could be read; without it no verdict is held to anything. */
  readonly isAnswered: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/**
 * Holds signed verdicts to a deployment. Where the question is one of a deployment, a statement of another
 * type is refused: it would pass as an answer, and says nothing of what is deployed.
 */
export async function heldToDeployment(
  verifications: readonly Verification[],
  { trust, today }: { readonly trust: TrustList; readonly today: string },
  options: DeploymentOptions,
  io: Io,
): Promise<HeldToDeployment> {
  const verified = verifications.flatMap((one) => (one.state === "verified" ? [one] : []));
  const verdicts = verified.filter(isVerdict);
  const others = isOfDeployment(options) ? verified.filter((one) => !isVerdict(one)) : [];
  const envelopes = new Map<Verification, VerifiedEnvelope>();
  for (const one of others) envelopes.set(one, refused(envelopeOf(one), otherTypeObjection(one)));
  if (verdicts.length === 0) return { envelopes, isAnswered: true, diagnostics: [], sources: new Map() };
  const { deployment, diagnostics: unopened, sources } = await openDeployment(options, { today, trust }, io);
  if (deployment === undefined) return { envelopes, isAnswered: false, diagnostics: unopened, sources };
  const diagnostics: Diagnostic[] = [];
  const all = new Map(sources);
  for (const one of verdicts) {
    const judged = await verifyVerdict(one, { deployment, trust }, options, io);
    const { answer } = judged;
    const [first] = answer.objections;
    const state = answer.accepted ? "verified" : "refused";
    const envelope: VerifiedEnvelope = { ...envelopeOf(one), state, deployment: answer };
    envelopes.set(one, first ? refused(envelope, first) : envelope);
    diagnostics.push(...judged.diagnostics);
    for (const [name, source] of judged.sources) all.set(name, source);
  }
  return { envelopes, isAnswered: true, diagnostics, sources: all };
}

function isVerdict({ statement }: Verified): boolean {
  return statement.type === "verdict";
}

function refused(envelope: VerifiedEnvelope, { code, message }: Objection): VerifiedEnvelope {
  return { ...envelope, state: "refused", code, reason: message };
}
