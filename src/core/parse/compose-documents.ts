import { Composer, type CST, type YAMLError, type Document as YamlDocument } from "yaml";

/** Is one composed document of a stream. */
export interface Composed {
  readonly document: YamlDocument.Parsed;
  /** Tells that its syntax is wrong somewhere, so that its values are guesses. */
  readonly isBroken: boolean;
}

const options = {
  version: "1.2",
  schema: "core",
  merge: false,
  strict: true,
  // Its own check compares every key with every other; ours is linear and names both places.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

/** These are found on the lexemes already, with a range of their own. */
const FOUND_BEFORE: ReadonlySet<YAMLError["code"]> = new Set(["BAD_DIRECTIVE", "TAG_RESOLVE_FAILED"]);

/** Composes documents from syntax trees, which must be bounded in depth; the errors are of all and of none. */
export function composeDocuments(tokens: readonly CST.Token[]) {
  const composer = new Composer(options);
  const documents: Composed[] = [];
  const errors: YAMLError[] = [];
  for (const document of composer.compose(tokens)) {
    const found = document.errors.filter(isNew);
    for (const error of found) errors.push(error);
    documents.push({ document, isBroken: found.length > 0 });
  }
  for (const error of composer.streamInfo().errors.filter(isNew)) errors.push(error);
  return { documents, errors };
}

function isNew({ code }: YAMLError): boolean {
  return !FOUND_BEFORE.has(code);
}
