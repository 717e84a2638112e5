import {
  type CollectionLayout,
  type DocumentLayout,
  type Entry,
  holdsComment,
  type Layout,
  type Remark,
} from "./layout.ts";
import { scalarLines } from "./write-scalar.ts";

/** Is how long a line may be that ends in a collection in brackets; a longer one is written as a block. */
const WIDTH = 250;

const STEP = 2;

/** Writes the documents of a file in the one style of policy files. */
export function writeLayouts(documents: readonly DocumentLayout[]): string {
  const lines = documents.flatMap(({ before, isMarked, root, after }, index) => {
    const rest = [...root.after, ...after];
    const isLast = index === documents.length - 1;
    const end = isLast ? rest.slice(0, rest.findLastIndex((remark) => remark !== "") + 1) : rest;
    return [
      ...remarks(before, 0, index === 0),
      ...(isMarked ? ["---"] : []),
      ...blockLines({ ...root, after: end }, 0),
    ];
  });
  return `${lines.join("\n")}\n`;
}

function blockLines({ kind, entries, after }: CollectionLayout, indent: number): readonly string[] {
  const write = kind === "map" ? pairLines : elementLines;
  return [
    ...entries.flatMap((entry, index) => [
      ...remarks(entry.before, indent, index === 0),
      ...write(entry, indent),
    ]),
    ...remarks(after, indent),
  ];
}

/** Writes comments and empty lines, of which no two follow each other, and none opens a collection. */
function remarks(all: readonly Remark[], indent: number, isFirst = false): readonly string[] {
  const kept = all.filter(
    (remark, index) => remark !== "" || (index === 0 ? !isFirst : all[index - 1] !== ""),
  );
  return kept.map((remark) => (remark === "" ? "" : " ".repeat(indent) + remark));
}

function pairLines(entry: Entry, indent: number): readonly string[] {
  const { key, keyAnchor } = entry;
  const name = key ? scalarLines(key).join(" ") : "";
  const lead = `${" ".repeat(indent)}${keyAnchor === undefined ? "" : `${keyAnchor} `}${name}:`;
  return valueLines(entry, lead, indent);
}

function elementLines(entry: Entry, indent: number): readonly string[] {
  const { value, anchor, comment } = entry;
  const lead = `${" ".repeat(indent)}-`;
  const isBlock = value !== undefined && "entries" in value && !isInline(value, lead.length);
  const [first] = isBlock ? value.entries : [];
  if (
    !isBlock ||
    first === undefined ||
    anchor !== undefined ||
    comment !== undefined ||
    first.before.some((remark) => remark !== "")
  )
    return valueLines(entry, lead, indent);
  const [line = "", ...rest] = blockLines(value, indent + STEP);
  return [`${lead} ${line.trimStart()}`, ...rest];
}

function valueLines(
  { anchor, value, comment, between }: Entry,
  lead: string,
  indent: number,
): readonly string[] {
  const head = anchor === undefined ? lead : `${lead} ${anchor}`;
  const end = comment === undefined ? "" : ` ${comment}`;
  if (value === undefined) return [`${head}${end}`];
  const inner = indent + STEP;
  const apart = between.length > 0;
  const [first = "", ...rest] = textLines(value, inner, apart ? inner : head.length);
  if (first === BELOW) return [`${head}${end}`, ...rest];
  if (!apart) return [`${head} ${first}${end}`, ...rest];
  return [head, ...remarks(between, inner), `${" ".repeat(inner)}${first}${end}`, ...rest];
}

/** Stands for the line of a key whose value begins on the next. */
const BELOW = "";

function textLines(value: Layout, indent: number, column: number): readonly string[] {
  const inner = (line: string) => (line === "" ? "" : " ".repeat(indent) + line);
  switch (value.kind) {
    case "scalar": {
      const [first = "", ...rest] = scalarLines(value);
      return [first, ...rest.map(inner)];
    }
    case "block":
      return [value.header, ...value.lines.map(inner)];
    default:
      return isInline(value, column) ? [inlineText(value)] : [BELOW, ...blockLines(value, indent)];
  }
}

function isInline(value: CollectionLayout, column: number): boolean {
  if (value.entries.length === 0) return true;
  return (
    value.isFlow &&
    !holdsComment(value) &&
    canBeInline(value) &&
    column + 1 + inlineText(value).length <= WIDTH
  );
}

/** A key without a value, and a text over several lines, are written in a block. */
function canBeInline(layout: Layout): boolean {
  if (layout.kind === "block") return false;
  if (layout.kind === "scalar") return layout.lines.length === 1;
  return layout.entries.every(({ value }) => value !== undefined && canBeInline(value));
}

function inlineText({ kind, entries }: CollectionLayout): string {
  if (entries.length === 0) return kind === "map" ? "{}" : "[]";
  const texts = entries.map(({ key, keyAnchor, anchor, value }) => {
    const name = kind === "map" ? [keyAnchor, `${key ? scalarLines(key).join(" ") : ""}:`] : [];
    return [...name, anchor, value && inlineValue(value)].filter((part) => part !== undefined).join(" ");
  });
  return kind === "map" ? `{ ${texts.join(", ")} }` : `[${texts.join(", ")}]`;
}

function inlineValue(value: Layout): string {
  if (value.kind === "block") return "";
  return value.kind === "scalar" ? scalarLines(value).join(" ") : inlineText(value);
}
