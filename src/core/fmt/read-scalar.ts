import { CST } from "yaml";
import type { BlockLayout, ScalarLayout } from "./layout.ts";

/** Reads a scalar or an alias: its lines as they are written, without indentation. */
export function readScalar(token: CST.Token): ScalarLayout {
  if (token.type !== "alias" && !(CST.isScalar(token) && token.type !== "block-scalar"))
    throw new Error(`a ${token.type} stands where only a scalar can`);
  if (!("source" in token)) throw new Error("a scalar has no text");
  const { source } = token;
  const isQuoted = token.type === "double-quoted-scalar" || token.type === "single-quoted-scalar";
  if (isQuoted && !source.includes("\n")) {
    const quoted = CST.resolveAsScalar(token)?.value;
    return { kind: "scalar", lines: [source], ...(quoted === undefined ? {} : { quoted }) };
  }
  const lines = source.split("\n");
  return { kind: "scalar", lines: lines.map((line, index) => (index === 0 ? line.trimEnd() : line.trim())) };
}

/** Is a block with the news whether an empty line follows that is no part of it. */
interface ReadBlock {
  readonly layout: BlockLayout;
  readonly isBlankAfter: boolean;
}

/** Reads a literal or folded block. */
export function readBlock({ indent, props, source }: CST.BlockScalar): ReadBlock {
  const header = props.find(({ type }) => type === "block-scalar-header");
  const written = header && "source" in header ? header.source : "|";
  const stated = /[1-9]/.exec(written)?.[0];
  const lines = source.split("\n");
  lines.pop();
  const width = stated === undefined ? widthOf(lines) : indent + Number(stated);
  const all = lines.map((line) => line.slice(Math.min(width, line.length)));
  const end = written.includes("+") ? all.length : all.findLastIndex((line) => line !== "") + 1;
  return {
    layout: { kind: "block", header: written.replace(/[1-9]/, "2"), lines: all.slice(0, end) },
    isBlankAfter: end < all.length,
  };
}

/** The first line that is not empty says how far the block is indented. */
function widthOf(lines: readonly string[]): number {
  const first = lines.find((line) => line.trim() !== "") ?? "";
  return first.length - first.trimStart().length;
}
