/** Matches a comment or a text, raw ones first, because in them a backslash is a character like any other. */
export const skipped: string = [
  "//[^\\n]*",
  `(?:[rR][bB]?|[bB][rR])(?:"""[^]*?"""|'''[^]*?'''|"[^"]*"|'[^']*')`,
  String.raw`"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''`,
  String.raw`"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'`,
].join("|");
