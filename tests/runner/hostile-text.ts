import fc from "fast-check";
import { AZURE_COMMANDS } from "./azure-commands.ts";
import { REGISTERED } from "./commands.ts";
import { HOSTILE } from "./hostile.ts";

const PIECES = [
  "::",
  ":",
  "##[",
  "##vso[",
  "]",
  "%0A",
  "%25",
  "%3A",
  "\n",
  "\r",
  "\r\n",
  "\u0085",
  "\u2028",
  "\u200b",
  "\u00ad",
  "\ufeff",
  "\u00a0",
  " ",
  "\t",
  "=",
  ",",
  ";",
  "`",
  "```",
  "<!--",
  "-->",
  "]]>",
  "|",
  "@a",
  "#1",
  "<b>",
  "&",
  "\u001b[31m",
  "\u202e",
  "\ud800",
  "\u{e0041}",
  "\u{e0100}",
  "\u3164",
  '"',
  "\\",
  "name=decision",
  "admit",
  "EOF",
] as const;

/** Draws a text of one of the corpus' entries. */
export function corpusText(): fc.Arbitrary<string> {
  return fc.constantFrom(...HOSTILE.map(({ text }) => text));
}

/** Draws texts put together from pieces of grammars, names of commands and any characters. */
export function hostileText(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
    { weight: 3, arbitrary: fc.constantFrom(...REGISTERED, ...AZURE_COMMANDS) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) },
    { weight: 1, arbitrary: corpusText().filter((text) => text.length < 200) },
  );
  return fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
}

/** Draws lines that are commands more often than not. */
export function commandLine(): fc.Arbitrary<string> {
  const name = fc.constantFrom(...REGISTERED);
  const space = fc.constantFrom("", " ", "\t", "\u00a0", "\u3000", "\u0085", "\u2028");
  const colons = fc
    .tuple(space, name, hostileText())
    .map(([before, one, text]) => `${before}::${one}::${text}`);
  const bracket = fc.tuple(hostileText(), name, hostileText()).map(([a, one, b]) => `${a}##[${one}]${b}`);
  return fc.oneof(colons, bracket, hostileText());
}
