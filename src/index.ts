/** The library: everything here runs wherever ECMAScript does; it touches no file, network or clock. */
export { type Container, type Unreadable, unreadable } from "./attestation/container.ts";
export { attestationLimits } from "./attestation/limits.ts";
export { checkCms } from "./attestation/open-cms.ts";
export {
  PAYLOAD_TYPE,
  preAuthEncoding,
  readPreAuthEncoding,
  statementDigest,
} from "./attestation/pae.ts";
export { addSignatures, type Problem, type Signer, signEnvelope, signerOf } from "./attestation/sign.ts";
export {
  readStatement,
  type Statement,
  type StatementRead,
  type Subject,
  writeStatement,
} from "./attestation/statement.ts";
export type { StatementType } from "./attestation/statement-types.ts";
export {
  loadTrustList,
  type TrustedAuthority,
  type TrustList,
  type TrustRead,
} from "./attestation/trust-list.ts";
export {
  type Refused,
  type Verification,
  type Verified,
  verifyAll,
  verifyContainer,
} from "./attestation/verify.ts";
export { spkiDigest, wrapSignature } from "./attestation/wrap.ts";
export { ATTESTATION_TYPES, type AttestationType } from "./core/attest/attestation.ts";
export { type Checked, type CheckOptions, checkDocument } from "./core/check.ts";
export type { Diagnostic } from "./core/diagnostic/diagnostic.ts";
export { designDigest, designText, digestOf, manifestDigest } from "./core/digest/digest.ts";
export type { Document, ParsedStream } from "./core/parse/document.ts";
export { limits } from "./core/parse/limits.ts";
export { parseDocuments } from "./core/parse/parse-documents.ts";
export { type Loaded, loadPolicies } from "./core/policy/load.ts";
export { type PolicySet, STAGES, type Stage } from "./core/policy/policy-set.ts";
export { type CaseResult, runCases } from "./core/policy-test/run-cases.ts";
export { excerpt } from "./core/source/excerpt.ts";
export { positionAt } from "./core/source/position.ts";
export type { Position, Range, Source, Text } from "./core/source/source.ts";
export { builtInPolicies } from "./generated/policies.ts";
export type { Verdict, VerdictDocument } from "./generated/types/verdict.ts";
export { diagnosticsText } from "./reporters/diagnostics.ts";
export { FORMATS, type FormatName, isFormat, reporters } from "./reporters/index.ts";
export { type Paint, plainPaint } from "./reporters/paint.ts";
export type { Report, Reporter, ReportOptions, Sources } from "./reporters/report.ts";
