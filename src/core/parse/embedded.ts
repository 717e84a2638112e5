import { isScalar, type Scalar } from "yaml";
import { align, type Style } from "./align.ts";
import type { EmbeddedOffset } from "./document.ts";
import { findNode, type Tree } from "./locate.ts";
import { nodeRange } from "./node-range.ts";

/** Ties offsets in a text value to offsets in the file, or gives nothing where a caret could be wrong. */
export function embedded(tree: Tree, pointer: string): EmbeddedOffset | undefined {
  const node = findNode(tree, pointer);
  const range = nodeRange(node);
  if (!isScalar(node) || typeof node.value !== "string" || range === undefined) return undefined;
  if (node.value.normalize("NFC") !== node.value) return undefined;
  const raw = tree.text.slice(...range);
  if (node.type === "BLOCK_LITERAL") return inBlock(node.value, raw, range[0]);
  const { start, end, style } = bodyOf(node, raw);
  const offsets = align(node.value, raw.slice(start, end), style);
  const [first] = range;
  return offsets && ((offset) => first + start + (offsets[offset] ?? (offsets.at(-1) ?? -1) + 1));
}

/** Finds where a scalar's own text stands within what is written, without quotes or a block's header. */
function bodyOf(
  scalar: Scalar,
  raw: string,
): { readonly start: number; readonly end: number; readonly style: Style } {
  if (scalar.type === "BLOCK_FOLDED") {
    return { start: /^[^\n]*\n\s*/.exec(raw)?.[0].length ?? 0, end: raw.length, style: "folded" };
  }
  if (scalar.type === "PLAIN") return { start: 0, end: raw.length, style: "plain" };
  return { start: 1, end: raw.length - 1, style: scalar.type === "QUOTE_SINGLE" ? "single" : "double" };
}

/** Handles a literal block: each line of the value is a line of the file behind one indentation. */
function inBlock(value: string, raw: string, start: number): EmbeddedOffset | undefined {
  const header = raw.indexOf("\n") + 1;
  if (header === 0) return undefined;
  const written = linesOf(raw, header);
  const body = value.replace(/\n+$/, "");
  const lines = body.split("\n");
  const indent = indentOf(written[0]?.text ?? "", lines[0] ?? "");
  const starts: number[] = [];
  for (const [index, line] of lines.entries()) {
    const there = written[index];
    if (indent === undefined || there === undefined || there.text.slice(indent) !== line) return undefined;
    starts.push(start + there.start + Math.min(indent, there.text.length));
  }
  return (offset) => {
    const before = value.slice(0, Math.min(offset, body.length));
    const column = before.length - (before.lastIndexOf("\n") + 1);
    return (starts[before.split("\n").length - 1] ?? start) + column;
  };
}

function linesOf(raw: string, header: number): readonly { readonly text: string; readonly start: number }[] {
  let start = header;
  return raw
    .slice(header)
    .split("\n")
    .map((line) => {
      const found = { text: line.replace(/\r$/, ""), start };
      start += line.length + 1;
      return found;
    });
}

/** Finds how far a block is indented, by its first line; a block that begins with an empty line is given up. */
function indentOf(written: string, line: string): number | undefined {
  return line !== "" && written.endsWith(line) ? written.length - line.length : undefined;
}
