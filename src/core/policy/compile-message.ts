import type { Environment } from "../expression/environment.ts";
import type { Document } from "../parse/document.ts";
import type { Text } from "../source/source.ts";
import { compileCondition } from "./compile-condition.ts";
import type { Message, MessagePart } from "./policy-set.ts";
import type { Reporter } from "./report.ts";

/** Is a piece of a message's text: literal, or a placeholder with the offset of its expression. */
interface Piece {
  readonly text: string;
  readonly offset: number;
  readonly kind: "literal" | "placeholder" | "unclosed";
}

const PIECE = /(?<literal>(?:[^{}]|\{\{|\}\})+)|\{(?<placeholder>[^{}]*)\}|(?<unclosed>[{}])/gu;

/** Compiles both languages of a message; each `{path}` is typed like any expression. */
export function compileMessage(
  message: Text,
  environment: Environment,
  document: Document,
  pointer: string,
  report: Reporter,
): Message {
  const compile = (language: keyof Text) =>
    compileParts(message[language], environment, document, `${pointer}/${language}`, report);
  return { vi: compile("vi"), en: compile("en") };
}

function compileParts(
  text: string,
  environment: Environment,
  document: Document,
  pointer: string,
  report: Reporter,
): readonly MessagePart[] {
  return piecesOf(text).flatMap((piece): readonly MessagePart[] => {
    if (piece.kind === "literal") return [piece.text.replaceAll("{{", "{").replaceAll("}}", "}")];
    if (piece.kind === "unclosed") {
      report.at(document, pointer, "policy/bad-placeholder", { name: piece.text });
      return [];
    }
    const place = { document, pointer, offset: piece.offset };
    const compiled = compileCondition(piece.text, environment, { mode: "path" }, place, report);
    return compiled ? [compiled] : [];
  });
}

/** Lists where the expressions of placeholders begin in a message's text. */
export function placeholdersOf(text: string): readonly number[] {
  return piecesOf(text).flatMap(({ kind, offset }) => (kind === "placeholder" ? [offset] : []));
}

function piecesOf(text: string): readonly Piece[] {
  return [...text.matchAll(PIECE)].map(({ index, groups }) => {
    const { literal, placeholder, unclosed } = groups ?? {};
    if (literal !== undefined) return { text: literal, offset: index, kind: "literal" };
    if (placeholder !== undefined) return { text: placeholder, offset: index + 1, kind: "placeholder" };
    return { text: unclosed ?? "", offset: index, kind: "unclosed" };
  });
}
