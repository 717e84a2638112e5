import type { Container } from "../attestation/container.ts";
import type { TrustList } from "../attestation/trust-list.ts";
import type { Refused, Verified } from "../attestation/verify.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { compareSets, type FileDifference } from "../core/policy-set/signed-set.ts";
import type { Text } from "../core/source/source.ts";
import { validated } from "../core/validate/validated.ts";
import type { PolicySet as SetPredicate } from "../generated/types/policy-set.ts";
import { type PolicySetFolder, SIGNATURE_FILES } from "../node/policy-set-folder.ts";
import { policySignatureDiagnostic } from "../node/policy-signature-messages.ts";

/** Is a signature of a policy set that is trusted, with what it says and how the folder differs from it. */
export interface SignedSet {
  readonly verified: Verified;
  readonly predicate: Readonly<SetPredicate>;
  readonly differences: readonly FileDifference[];
}

/** Is a trusted signature, or why there is none. */
export type VerifiedSet =
  | { readonly signed: SignedSet; readonly diagnostics?: undefined }
  | { readonly signed?: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Verifies the signature of a policy folder that was read, and compares the folder with what was signed. */
export async function verifySet(folder: PolicySetFolder, trust: TrustList): Promise<VerifiedSet> {
  const container = containerOf(folder);
  if ("severity" in container) return { diagnostics: [container] };
  const { verifyContainer } = await import("../attestation/verify.ts");
  const verification = await verifyContainer(container, trust);
  if (verification.state === "refused") return { diagnostics: [refusedSignature(verification)] };
  const { statement, source } = verification;
  if (statement.type !== "policy-set") {
    const data = { type: statement.type };
    return { diagnostics: [policySignatureDiagnostic("policies/signature-other-type", data, source)] };
  }
  const predicate = validated<SetPredicate>(statement.predicate);
  const differences = compareSets(statement.subjects, folder.files);
  return { signed: { verified: verification, predicate, differences } };
}

/** Tells each difference between a folder and what was signed, at the file it is about. */
export function differenceDiagnostics(
  { differences }: Pick<SignedSet, "differences">,
  { shown }: Pick<PolicySetFolder, "shown">,
): readonly Diagnostic[] {
  const told = differences.map(({ kind, name, signedName = "" }) => {
    const place = placeIn(shown, name);
    return kind === "renamed"
      ? policySignatureDiagnostic("policies/signature-renamed", { signed: signedName }, place)
      : policySignatureDiagnostic(`policies/signature-${kind}`, {}, place);
  });
  return told.map((one, index) => (index === told.length - 1 ? one : withoutHelp(one)));
}

/** What to do is the same for every file: it is said after the last. */
function withoutHelp({ help: _, ...diagnostic }: Diagnostic): Diagnostic {
  return diagnostic;
}

/** Tells that a set was signed after the last day it may be: that of the check, or today if that is earlier. */
export function laterDiagnostic(
  { predicate: { date }, verified }: SignedSet,
  limit: string,
): Diagnostic | undefined {
  if (date <= limit) return undefined;
  return policySignatureDiagnostic("policies/signature-later", { date, limit }, verified.source);
}

/** Finds the one signature of a folder, whatever its container. */
function containerOf({ signature, shown }: PolicySetFolder): Container | Diagnostic {
  const { envelope, cms, content } = SIGNATURE_FILES;
  const [dsse, p7s, pae] = [signature.get(envelope), signature.get(cms), signature.get(content)];
  if (dsse && (p7s || pae)) return policySignatureDiagnostic("policies/signature-twice", {}, shown);
  if (dsse) return { name: placeIn(shown, envelope), kind: "dsse", bytes: dsse };
  if (p7s && pae) return { name: placeIn(shown, cms), kind: "cms", bytes: p7s, content: pae };
  if (!p7s && !pae) return policySignatureDiagnostic("policies/unsigned", {}, shown);
  return policySignatureDiagnostic("policies/signature-half", { missing: p7s ? content : cms }, shown);
}

/** Says what to do of the refusals that can be mended by whoever signs or keeps the trust list. */
const REFUSAL_HELP: Readonly<Record<string, Text>> = {
  "attestation/untrusted": {
    vi: "danh sách tin cậy phải ghi khóa này cho đúng cơ quan đứng tên, với `uses` có `policy-set`; nếu không, đề nghị người có khóa như vậy ký",
    en: "the trust list has to name this key for the very authority that is named, with `policy-set` in its `uses`; else have somebody sign who has such a key",
  },
};

/** The reasons are those of every signature; the codes tell that it is the policies' own. */
function refusedSignature({ code, reason, source }: Refused): Diagnostic {
  const help = REFUSAL_HELP[code];
  return {
    code: code.replace(/^attestation\//, "policies/signature-"),
    severity: "error",
    message: {
      vi: `chữ ký của bộ chính sách không được công nhận: ${reason.vi}`,
      en: `the signature of the policy set is not accepted: ${reason.en}`,
    },
    ...(help ? { help } : {}),
    source,
  };
}

function placeIn(folder: string, name: string): string {
  return folder === "." ? name : `${folder}/${name}`;
}
