import type { Range, Source } from "../source/source.ts";
import { attestationSignatureMessages } from "./attestation-signature-messages.ts";
import { checkMessages } from "./check-messages.ts";
import { deploymentMessages } from "./deployment-messages.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { expressionMessages } from "./expression-messages.ts";
import { fmtMessages } from "./fmt-messages.ts";
import { lintMessages } from "./lint-messages.ts";
import {
  deploymentDocumentMessages,
  documentsShown,
  manifestMessages,
  policyDocumentMessages,
  trustDocumentMessages,
} from "./manifest-messages.ts";
import { policyMessages } from "./policy-messages.ts";
import { profileMessages } from "./profile-messages.ts";
import { checkShown, sourceShown, trustShown } from "./shown-fields.ts";
import { sourceMessages } from "./source-messages.ts";
import { traceMessages } from "./trace-messages.ts";
import { trustMessages } from "./trust-messages.ts";
import { type Shown, worded } from "./worded.ts";
import type { MessageTable, Words } from "./words.ts";

/** Holds every diagnostic there is. A new area writes its own table beside this file and joins here. */
const messages = {
  ...sourceMessages,
  ...manifestMessages,
  ...policyDocumentMessages,
  ...expressionMessages,
  ...policyMessages,
  ...profileMessages,
  ...checkMessages,
  ...traceMessages,
  ...lintMessages,
  ...fmtMessages,
  ...attestationSignatureMessages,
  ...trustDocumentMessages,
  ...trustMessages,
  ...deploymentDocumentMessages,
  ...deploymentMessages,
} as const satisfies MessageTable;

const fields = { ...sourceShown, ...checkShown, ...trustShown };

/** Says what of each message everybody may read; of a message that is not here, what it quotes is not known. */
const shown: Readonly<Record<string, Shown>> = {
  ...documentsShown,
  ...Object.fromEntries(Object.entries(fields).map(([code, of]) => [code, { fields: of }])),
};

type Messages = typeof messages;

/** Names a diagnostic: the closed union of the codes of all tables. */
export type Code = keyof Messages;

/** Is what the words of a code need to know. */
export type Data<C extends Code> = Parameters<Messages[C]>[0];

/** Lists every code, sorted. */
export const codes: readonly string[] = Object.keys(messages).sort();

/** Names the place of a mistake: `range` is into the text of `source`, `path` a JSON pointer. */
export interface Place {
  readonly source: Source;
  readonly range?: Range;
  readonly path?: string;
}

/** Writes a diagnostic: the words come from the code's table, the data is checked against the code. */
export function diagnostic<C extends Code>(code: C, data: Data<C>, place: Place): Diagnostic {
  // Which data a function of the table takes is tied to its code by Data<C>, which TypeScript loses in the union.
  return {
    code,
    ...worded(messages[code] as (data: Data<C>) => Words, data, shown[code]),
    source: place.source.name,
    ...(place.range === undefined ? {} : { range: place.range }),
    ...(place.path === undefined ? {} : { path: place.path }),
  };
}
