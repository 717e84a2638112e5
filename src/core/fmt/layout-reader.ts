import type { CST } from "yaml";
import type { CollectionLayout, DocumentLayout, Entry, Layout, Remark } from "./layout.ts";
import { readBlock, readScalar } from "./read-scalar.ts";

type Building = { -readonly [K in keyof Entry]: Entry[K] };
type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;
type Item = Collection["items"][number];

interface Waiting {
  readonly text: Remark;
  readonly column: number;
}

/** Reads the layout of documents token by token; a comment on a line of its own waits for the entry that comes next. */
export class LayoutReader {
  readonly #documents: DocumentLayout[] = [];
  #waiting: Waiting[] = [];
  #isLineStart = true;
  /** The entry whose line is being read: a comment at the end of the line is its own. */
  #line: Building | undefined;

  /** Reads the next token of a stream. */
  next(token: CST.Token): void {
    if (token.type === "document") this.#document(token);
    else if (token.type === "doc-end") this.#documentEnd(token);
    else if (token.type === "comment" || token.type === "newline") this.#feed([token]);
  }

  /** Gives the documents that were read; what stands after the last is part of it. */
  end(): readonly DocumentLayout[] {
    const last = this.#documents.at(-1);
    const after = this.#take();
    if (!last) return [];
    return [...this.#documents.slice(0, -1), { ...last, after: [...last.after, ...after] }];
  }

  #documentEnd({ end }: CST.DocumentEnd): void {
    this.#isLineStart = false;
    this.#line = undefined;
    this.#feed(end);
  }

  #document({ start, value, end }: CST.Document): void {
    const mark = start.findIndex(({ type }) => type === "doc-start");
    this.#line = undefined;
    this.#feed(start.slice(0, Math.max(mark, 0)));
    const isMarked = mark >= 0;
    const head = isMarked ? this.#take() : [];
    this.#feed(start.slice(Math.max(mark, 0)));
    const before = isMarked ? head : this.#take();
    if (value?.type !== "block-map" && value?.type !== "flow-collection")
      throw new Error("a document that parses as a mapping is laid out as none");
    const root = this.#collection(value, -1);
    this.#feed(end);
    this.#documents.push({ before, isMarked, root, after: [] });
  }

  #collection(token: Collection, outer: number): CollectionLayout {
    const isFlow = token.type === "flow-collection";
    const isMap = isFlow ? token.start.type === "flow-map-start" : token.type === "block-map";
    const entries: Entry[] = [];
    if (isFlow) this.#isLineStart = false;
    for (const item of token.items) {
      if (isEmpty(item)) this.#feed(item.start);
      else entries.push(isMap ? this.#pair(item, token.indent) : this.#element(item, token));
    }
    // A list may stand as far left as its key: a comment there is of the key that follows.
    const column = isMap ? token.indent : Math.max(token.indent, outer + 1);
    const after = isFlow ? this.#take() : this.#takeOwn(column);
    if (isFlow) this.#feed(token.end);
    return { kind: isMap ? "map" : "seq", isFlow, entries, after };
  }

  #pair({ start, key, sep = [], value }: Item, column: number): Entry {
    const keyAnchor = this.#feed(start);
    const entry = this.#begin();
    if (keyAnchor !== undefined) entry.keyAnchor = keyAnchor;
    if (key) entry.key = readScalar(key);
    if (key && "end" in key) this.#feed(key.end);
    this.#valueOf(entry, sep, value, column);
    return entry;
  }

  #element({ start, key, sep, value }: Item, { type, indent }: Collection): Entry {
    const mark = start.findIndex(({ type }) => type === "seq-item-ind" || type === "comma");
    this.#feed(start.slice(0, mark + 1));
    const rest = start.slice(mark + 1);
    // In brackets the comma ends the line of the entry before.
    if (type === "flow-collection") this.#feed(rest);
    const entry = this.#begin();
    if (key || sep) {
      // `[key: value]` is a mapping of one pair.
      const pair = this.#pair(
        { start: [], ...(key ? { key } : {}), sep: sep ?? [], ...(value ? { value } : {}) },
        indent,
      );
      entry.value = { kind: "map", isFlow: true, entries: [pair], after: [] };
    } else this.#valueOf(entry, type === "flow-collection" ? [] : rest, value, indent);
    return entry;
  }

  #begin(): Building {
    const entry: Building = { before: this.#take(), between: [] };
    this.#isLineStart = false;
    this.#line = entry;
    return entry;
  }

  #valueOf(
    entry: Building,
    gap: readonly CST.SourceToken[],
    value: CST.Token | null | undefined,
    column: number,
  ): void {
    const anchor = this.#feed(gap);
    if (anchor !== undefined) entry.anchor = anchor;
    if (!value) return;
    if (value.type !== "block-map" && value.type !== "block-seq") this.#parted(entry);
    this.#line = entry;
    entry.value = this.#value(value, column);
  }

  /** Keeps the comments between a key and a value on a line of its own. */
  #parted(entry: Building): void {
    const own = entry.comment === undefined ? [] : [entry.comment];
    delete entry.comment;
    entry.between = [...own, ...this.#take().filter((remark) => remark !== "")];
  }

  #value(token: CST.Token, column: number): Layout {
    if (token.type === "block-map" || token.type === "block-seq" || token.type === "flow-collection")
      return this.#collection(token, column);
    this.#isLineStart = false;
    if (token.type === "block-scalar") {
      this.#feed(token.props.filter((prop): prop is CST.SourceToken => prop.type !== "block-scalar-header"));
      const { layout, isBlankAfter } = readBlock(token);
      this.#isLineStart = true;
      if (isBlankAfter) this.#waiting.push({ text: "", column: 0 });
      return layout;
    }
    const layout = readScalar(token);
    if ("end" in token) this.#feed(token.end);
    return layout;
  }

  /** Notes comments and empty lines, and gives the anchor among the tokens. */
  #feed(tokens: readonly CST.SourceToken[] = []): string | undefined {
    let anchor: string | undefined;
    for (const { type, source, indent } of tokens) {
      if (type === "newline") {
        if (this.#isLineStart) this.#waiting.push({ text: "", column: 0 });
        this.#isLineStart = true;
      } else if (type === "comment") this.#comment(source.trimEnd(), indent);
      else if (type === "anchor") anchor = source;
      if (type !== "newline" && type !== "space" && type !== "comment") this.#isLineStart = false;
    }
    return anchor;
  }

  #comment(text: string, column: number): void {
    const line = this.#isLineStart ? undefined : this.#line;
    if (line && line.comment === undefined) line.comment = text;
    else this.#waiting.push({ text, column });
    // The line feed after it ends a line that is not empty.
    this.#isLineStart = false;
  }

  #take(count = this.#waiting.length): readonly Remark[] {
    return this.#waiting.splice(0, count).map(({ text }) => text);
  }

  /** Takes the comments that stand as far right as a collection; those further left belong to what follows. */
  #takeOwn(column: number): readonly Remark[] {
    const foreign = this.#waiting.findIndex((one) => one.text !== "" && one.column < column);
    const own = foreign < 0 ? this.#waiting : this.#waiting.slice(0, foreign);
    return this.#take(own.findLastIndex(({ text }) => text !== "") + 1);
  }
}

function isEmpty({ key, sep, value, start }: Item): boolean {
  const isElement = start.some(({ type }) => type === "seq-item-ind");
  return !key && !sep && !value && !isElement;
}
