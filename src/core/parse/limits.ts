/** Bounds what is read: each limit is far above a real document and far below what could harm. */
export const limits = {
  /** UTF-16 units of one file, checked before anything is read. */
  characters: 5_000_000,
  /** Lists and mappings inside each other, aliases expanded. */
  depth: 64,
  /** Pieces of syntax in one file: keys, values, punctuation, comments, line breaks. */
  tokens: 200_000,
  /** Documents of one YAML stream. */
  documents: 100,
  /** Values that the aliases of one document stand for, all expansions together. */
  aliasedValues: 1_000,
  /** Diagnostics told of one text as it is read, and of one document by its schema; the others are counted. */
  diagnostics: 100,
} as const;
