import { attestationAdmissionMessages } from "../diagnostic/attestation-admission-messages.ts";
import type { Words } from "../diagnostic/words.ts";
import type { Text } from "../source/source.ts";
import type { VerifiedStatement } from "./attestation.ts";

type Messages = typeof attestationAdmissionMessages;

/** Names why a statement whose signatures hold does not count. */
export type AdmissionCode = keyof Messages;

/** Says why a statement does not count. */
export interface Problem {
  readonly code: AdmissionCode;
  readonly reason: Text;
  /** Says it without any fact of the document. */
  readonly discreet?: Text;
  /** Names the condition of competence that does not hold or cannot be told. */
  readonly condition?: string;
}

/** Is a statement that does not count, and why. */
export interface Refusal extends Problem {
  readonly statement: VerifiedStatement;
}

/** Words a problem; what to do is part of the reason. */
export function problemOf<C extends AdmissionCode>(code: C, data: Parameters<Messages[C]>[0]): Problem {
  // Which data a function of the table takes is tied to its code by C, which TypeScript loses in the union.
  const { message, help } = (
    attestationAdmissionMessages[code] as (data: Parameters<Messages[C]>[0]) => Words
  )(data);
  const reason = help ? { vi: `${message.vi}; ${help.vi}`, en: `${message.en}; ${help.en}` } : message;
  return { code, reason };
}
