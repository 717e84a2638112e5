import type { checkMessages } from "./check-messages.ts";
import type { documentMessages } from "./document-messages.ts";
import type { sourceMessages } from "./source-messages.ts";
import type { trustMessages } from "./trust-messages.ts";

/** A union's fields are those of all its members. */
type FieldOf<D> = D extends unknown ? keyof D & string : never;

/** Hiding puts other text in place of a text, and nothing in place of all else that may be absent. */
type IsHidable<V> = [V] extends [string | readonly string[] | undefined]
  ? string extends (V extends readonly (infer E)[] ? E : V)
    ? true
    : false
  : undefined extends V
    ? true
    : false;

/** Are the fields without which a message cannot be worded. */
type Needed<D> = D extends unknown
  ? { [K in keyof D & string]: IsHidable<D[K]> extends true ? never : K }[keyof D & string]
  : never;

/** Names the fields of a message's data that everybody may read; a field that cannot be hidden has to be one. */
type ShownOf<D> = { readonly [K in FieldOf<D>]?: true } & { readonly [K in Needed<D>]: true };

type DataOf<W> = W extends (data: infer D) => unknown ? D : never;

/**
 * Says of each message that is worded from data which fields everybody may read, because they are of a schema, of a
 * policy or our own. All others quote a document and are hidden in reports that leave the house. A message that is
 * left out, or a field that is shown and is none, does not compile.
 */
export type ShownFields<T> = {
  readonly [C in keyof T as string extends keyof DataOf<T[C]> ? never : C]: ShownOf<DataOf<T[C]>>;
};

/** Says what is shown of what is wrong with a text before anybody asks what it means. */
export const sourceShown = {
  "source/too-large": { limit: true, size: true },
  "source/too-deep": { limit: true },
  "source/too-many-tokens": { limit: true },
  "source/too-many-documents": { limit: true },
  "source/more-problems": { count: true },
  "source/syntax": { problem: true },
  "source/missing-colon": {},
  "source/control-character": { codePoint: true },
  "source/bidi-control": { codePoint: true },
  "source/invisible-character": { codePoint: true },
  "source/lone-surrogate": { codePoint: true },
  "source/tag": {},
  "source/directive": {},
  "source/unknown-anchor": {},
  "source/circular-alias": {},
  "source/alias-bomb": { limit: true },
  "source/not-finite": {},
  "source/inexact-integer": {},
  "source/inexact-decimal": {},
  "source/non-string-key": {},
} as const satisfies ShownFields<typeof sourceMessages>;

/** Says what is shown of the mistakes of a document against its schema; the area goes before each code. */
export const documentShown = {
  "more-problems": { count: true },
  "not-a-mapping": { found: true },
  "duplicate-key": { line: true },
  "duplicate-id": { key: true, line: true, scope: true },
  "unknown-field": { suggestion: true, allowed: true },
  "misplaced-field": { field: true, places: true },
  "missing-key": { key: true, label: true },
  "wrong-type": { expected: true, found: true, openHint: true },
  "unknown-value": { openSuggestion: true, allowed: true },
  "unknown-kind": { suggestion: true, allowed: true },
  "unknown-version": { suggestion: true, allowed: true },
  "bad-date": { isDateLike: true, absence: true },
  "bad-period": {},
  "bad-pattern": { pattern: true },
  "too-small": { limit: true, range: true },
  "too-great": { limit: true, range: true },
  "too-short": { limit: true },
  "too-long": { limit: true },
  "too-few": { limit: true, openCount: true },
  "too-many": { limit: true, openCount: true },
  "no-alternative": { expected: true, choices: true },
  invalid: { rule: true },
} as const satisfies ShownFields<typeof documentMessages>;

/** Are the mistakes that underline nothing but a name of the schema's: how long it is, everybody knows. */
export const SHOWN_PLACES: ReadonlySet<string> = new Set<keyof typeof documentMessages>(["misplaced-field"]);

/** Says what is shown of what keeps a valid document from being evaluated. */
export const checkShown = {
  "check/no-stage": { known: true },
  "check/unknown-stage": { known: true, suggestion: true },
  "check/no-profile": { known: true },
  "check/unknown-profile": { known: true, suggestion: true },
  "check/no-profile-for-province": { known: true, suggestion: true },
  "check/other-plan": { given: true, named: true },
  "check/nothing-applies": { profile: true, stage: true },
} as const satisfies ShownFields<typeof checkMessages>;

/** Says what is shown of a trust folder: the names of its files, and no name of the list. */
export const trustShown = {
  "trust/several-lists": { other: true },
  "trust/missing-file": { file: true, suggestion: true },
  "trust/not-a-key": { file: true },
  "trust/not-a-certificate": { file: true },
  "trust/unsupported-key": { file: true },
  "trust/not-for-signing": { file: true },
  "trust/not-an-authority": { file: true },
  "trust/duplicate-key-id": {},
  "trust/shared-key": {},
  "trust/unknown-authority": {},
  "trust/unknown-root": {},
  "trust/ends-before-start": {},
  "trust/too-many-keys": { limit: true },
  "trust/threshold-out-of-reach": { threshold: true, keys: true },
} as const satisfies ShownFields<typeof trustMessages>;
