import {
  attestationSignatureMessages as messages,
  type SignatureRefusalCode,
  type TooLarge,
} from "../core/diagnostic/attestation-signature-messages.ts";
import type { Text } from "../core/source/source.ts";
import { type MalformedPart, malformedWords } from "./malformed-words.ts";

/** Is why a statement counts for nothing. */
export interface Refusal {
  readonly code: SignatureRefusalCode;
  readonly reason: Text;
}

type Data<C extends SignatureRefusalCode> = Parameters<(typeof messages)[C]>[0];

/** Words a refusal from its data. */
export function refusal<C extends SignatureRefusalCode>(code: C, data: Data<C>): Refusal {
  // Which data a function of the table takes is tied to its code by Data<C>, which TypeScript loses in the union.
  const words = messages[code] as (data: Data<C>) => { readonly message: Text };
  return { code, reason: words(data).message };
}

/** Refuses bytes that are not what they should be. */
export function malformed(part: MalformedPart): Refusal {
  return refusal("attestation/malformed", { problem: malformedWords[part] });
}

/** Refuses what is beyond a limit. */
export function tooLarge(what: TooLarge, limit: number): Refusal {
  return refusal("attestation/too-large", { what, limit });
}
