import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { JsonObject } from "../source/json.ts";
import type { Range, Source } from "../source/source.ts";

/** Maps an offset in the value of one scalar to the offset in its file. */
export type EmbeddedOffset = (offset: number) => number;

/** Is one document of a file: its data, and where each piece of the data is written. */
export interface Document {
  readonly source: Source;
  /** Counts the documents of the stream from 0, those with mistakes included. */
  readonly index: number;
  readonly value: JsonObject;
  /** Points at the properties that are written without a value: absent from the data, but their names still count. */
  readonly blanks: readonly string[];
  /**
   * Finds the place a JSON pointer names: the value, or its key (of a list's element, its first entry).
   * If the document has no such place, the key of the nearest ancestor it has; of the root, its first key.
   */
  locate(pointer: string, target?: "key" | "value"): Range;
  /** Tells whether the document's data has a value there; a null property is not one. */
  has(pointer: string): boolean;
  /**
   * Ties offsets in the text at a pointer to offsets in the file, where that is exact (one-line plain,
   * one-line quoted without escapes, literal block, and no change by NFC); elsewhere gives nothing.
   */
  embedded(pointer: string): EmbeddedOffset | undefined;
}

/** Holds what was read of a file; a document with mistakes is left out, the others are there. */
export interface ParsedStream {
  readonly documents: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
}
