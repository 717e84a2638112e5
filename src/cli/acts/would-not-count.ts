import type { TrustList } from "../../attestation/trust-list.ts";
import { verifyContainer } from "../../attestation/verify.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { readContainer } from "../../node/attestation-folder.ts";
import { displayPath } from "../../node/display-path.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Io } from "../io.ts";
import type { ActSubject } from "./subject.ts";

interface Written {
  /** The container that was just written, by its full path. */
  readonly path: string;
  readonly subject: ActSubject;
  readonly trust: TrustList;
}

/** Verifies what was just signed, as whoever relies on it will, and warns when it would not count. */
export async function wouldNotCount({ path, trust }: Written, { cwd }: Io): Promise<readonly Diagnostic[]> {
  const verification = await verifyContainer(readContainer(path, cwd), trust);
  if (verification.state === "verified") return [];
  const { reason } = verification;
  return [runDiagnostic("act/would-not-count", { reason }, displayPath(path, cwd))];
}
