import { documentMessages } from "./document-messages.ts";
import { documentShown, SHOWN_PLACES } from "./shown-fields.ts";
import type { Shown } from "./worded.ts";
import type { MessageTable } from "./words.ts";

type InArea<A extends string, T> = { readonly [K in keyof T & string as `${A}/${K}`]: T[K] };

function inArea<const A extends string, T extends object>(area: A, table: T): InArea<A, T> {
  const entries = Object.entries(table).map(([code, words]) => [`${area}/${code}`, words]);
  // The keys were just built by the rule that InArea states; TypeScript cannot see through fromEntries.
  return Object.fromEntries(entries) as InArea<A, T>;
}

/** Words the mistakes of manifests, plans and attested facts against their schemas. */
export const manifestMessages = inArea("manifest", documentMessages) satisfies MessageTable;

/** Words the mistakes of policy files against their schemas; what policies mean has its own table. */
export const policyDocumentMessages = inArea("policy", documentMessages) satisfies MessageTable;

/** Words the mistakes of trust lists against their schema; what a trust list means has its own table. */
export const trustDocumentMessages = inArea("trust", documentMessages) satisfies MessageTable;

/** Words the mistakes of deployment configurations against their schema; what they mean has its own table. */
export const deploymentDocumentMessages = inArea("deployment", documentMessages) satisfies MessageTable;

const AREAS = ["manifest", "policy", "trust", "deployment"] as const;

/** Says what is shown of the mistakes of documents against their schemas, of each area. */
export const documentsShown: Readonly<Record<string, Shown>> = Object.fromEntries(
  AREAS.flatMap((area) =>
    Object.entries(documentShown).map(([code, fields]) => [
      `${area}/${code}`,
      { fields, place: SHOWN_PLACES.has(code) },
    ]),
  ),
);

/** Names the area whose words a document's mistakes are told in. */
export type DocumentArea = (typeof AREAS)[number];
