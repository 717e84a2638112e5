import type { Document as YamlDocument } from "yaml";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { kindOf } from "../diagnostic/kind-words.ts";
import type { DocumentArea } from "../diagnostic/manifest-messages.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import { isJsonObject, type Json } from "../source/json.ts";
import { lineAround } from "../source/position.ts";
import type { Range, Source } from "../source/source.ts";
import { valueAt } from "../source/value-at.ts";
import { aliasTargets, resolved } from "./aliases.ts";
import { buildValue } from "./build-value.ts";
import type { Document } from "./document.ts";
import { embedded } from "./embedded.ts";
import { locate, type Tree } from "./locate.ts";
import { nodeRange } from "./node-range.ts";
import { visibleRange } from "./visible-range.ts";

interface Circumstances {
  readonly index: number;
  readonly area: DocumentArea;
  /** Tells that the stream holds no other document. */
  readonly isAlone: boolean;
}

/** Is what a composed document says: its data if its root is a mapping, and every mistake of its values. */
export interface ReadDocument {
  readonly document?: Document;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes a document of a composed one. */
export function readDocument(source: Source, composed: YamlDocument.Parsed, of: Circumstances): ReadDocument {
  const targets = aliasTargets(composed);
  const { value, blanks, diagnostics } = buildValue(composed.contents, targets, source, of.area);
  const tree = { text: source.text, root: resolved(composed.contents, targets), targets };
  if (isJsonObject(value))
    return { document: makeDocument(source, of.index, { value, blanks }, tree), diagnostics };
  const [start, end] = nodeRange(composed.contents) ?? composed.range;
  const [first] = composed.range;
  // An empty document has nothing to show but the line it begins on.
  const shown = start === end ? lineAround(source.text, first) : { start, end };
  const wrong = wrongRoot(source, value, of, shown);
  return { diagnostics: diagnostics.length === 0 ? [wrong] : diagnostics };
}

function wrongRoot(
  source: Source,
  value: Json,
  { area, isAlone }: Circumstances,
  { start, end }: Range,
): Diagnostic {
  const place = { source, range: visibleRange(source.text, start, end) };
  if (value !== null) return diagnostic(`${area}/not-a-mapping`, { found: kindOf(value) }, place);
  return isAlone ? diagnostic("source/empty", {}, place) : diagnostic(`${area}/empty-document`, {}, place);
}

type Content = Pick<Document, "value" | "blanks">;

function makeDocument(source: Source, index: number, content: Content, tree: Tree): Document {
  return {
    source,
    index,
    ...content,
    locate: (pointer, target = "value") => locate(tree, pointer, target),
    has: (pointer) => valueAt(content.value, pointer) !== undefined,
    embedded: (pointer) => embedded(tree, pointer),
  };
}
