/** Is a YAML value as it is laid out, with every comment where it stands. */
export type Layout = ScalarLayout | BlockLayout | CollectionLayout;

/** Is a scalar on the line of its key; one over several lines has them in order, without their indentation. */
export interface ScalarLayout {
  readonly kind: "scalar";
  readonly lines: readonly string[];
  /** The text that quotes on one line stand for. */
  readonly quoted?: string;
}

/** Is a literal or folded block: its header (`>-`) and its lines without the indentation of the whole. */
export interface BlockLayout {
  readonly kind: "block";
  readonly header: string;
  readonly lines: readonly string[];
}

export interface CollectionLayout {
  readonly kind: "map" | "seq";
  /** Stands in brackets; one that is long or holds a comment is written as a block. */
  readonly isFlow: boolean;
  readonly entries: readonly Entry[];
  /** Comments after the last entry. */
  readonly after: readonly Remark[];
}

/** Is one entry of a collection: of a mapping with its key, of a list without. */
export interface Entry {
  readonly before: readonly Remark[];
  readonly key?: ScalarLayout;
  readonly keyAnchor?: string;
  readonly anchor?: string;
  /** Absent where nothing is written. */
  readonly value?: Layout;
  /** Closes the first line of the entry. */
  readonly comment?: string;
  /** Comments between the key and a value that is no block collection. */
  readonly between: readonly Remark[];
}

/** Is a comment on a line of its own, or an empty line. */
export type Remark = string;

/** Is one document of a file; its root is a mapping. */
export interface DocumentLayout {
  readonly before: readonly Remark[];
  /** Begins with `---`. */
  readonly isMarked: boolean;
  readonly root: CollectionLayout;
  readonly after: readonly Remark[];
}

/** Tells whether a comment stands anywhere inside a value, so that it cannot be written on one line. */
export function holdsComment(layout: Layout | undefined): boolean {
  if (layout === undefined || !("entries" in layout)) return false;
  return layout.after.some(isComment) || layout.entries.some(entryHoldsComment);
}

function entryHoldsComment({ before, between, comment, value }: Entry): boolean {
  return comment !== undefined || [...before, ...between].some(isComment) || holdsComment(value);
}

function isComment(remark: Remark): boolean {
  return remark !== "";
}

/** Tells whether a value refers back to an anchor anywhere, so that the order of its keys means something. */
export function refersBack(layout: Layout | undefined): boolean {
  if (layout === undefined || layout.kind === "block") return false;
  if (layout.kind === "scalar")
    return layout.quoted === undefined && layout.lines[0]?.startsWith("*") === true;
  return layout.entries.some(({ value }) => refersBack(value));
}
