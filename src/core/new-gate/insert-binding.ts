import { isMap, isScalar, isSeq, parseAllDocuments, type YAMLSeq } from "yaml";

/** Adds an entry at the end of a profile's bindings; every other byte of the file stays as it is. Nothing where the list is not written as a block. */
export function insertBinding(text: string, profile: string, entry: readonly string[]): string | undefined {
  const bindings = bindingsOf(text, profile);
  if (!bindings) return undefined;
  const first = bindings.items[0];
  const last = bindings.items.at(-1);
  if (bindings.flow === true || !isMap(first) || !isMap(last)) return undefined;
  const dash = text.lastIndexOf("-", first.range?.[0]);
  const indent = " ".repeat(dash - (text.lastIndexOf("\n", dash) + 1));
  const end = lineEnd(text, last.range?.[1] ?? text.length);
  const lines = entry.map((line) => `${indent}${line}\n`).join("");
  const head = text.slice(0, end);
  return `${head}${head.endsWith("\n") ? "" : "\n"}${lines}${text.slice(end)}`;
}

function bindingsOf(text: string, profile: string): YAMLSeq | undefined {
  for (const document of parseAllDocuments(text)) {
    const id = document.getIn(["metadata", "id"], true);
    const bindings = document.getIn(["spec", "bindings"], true);
    if (isScalar(id) && id.value === profile && isSeq(bindings)) return bindings;
  }
  return undefined;
}

/** Finds the beginning of the line after what is written last, a comment behind it included. */
function lineEnd(text: string, offset: number): number {
  const written = text.slice(0, offset).trimEnd().length;
  const feed = text.indexOf("\n", written);
  return feed === -1 ? text.length : feed + 1;
}
