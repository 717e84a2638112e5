import type { Document } from "../parse/document.ts";
import { positionAt } from "../source/position.ts";
import type { TracePlace } from "./trace.ts";

/** Tells file and line of a place in a policy document. */
export function placeOf(document: Document, pointer: string): TracePlace {
  const { source } = document;
  return { source: source.name, line: positionAt(source.text, document.locate(pointer).start).line };
}
