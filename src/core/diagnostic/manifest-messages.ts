import { documentMessages } from "./document-messages.ts";
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

/** Names the area whose words a document's mistakes are told in. */
export type DocumentArea = "manifest" | "policy" | "trust" | "deployment";
