import { numberOf, textOf } from "../../src/core/init/schema-node.ts";
import type { Json } from "../../src/core/source/json.ts";
import { filledManifest, type Leaf } from "./filled-manifest.ts";

/** Is a confidential value that can be told from everything else in a report. */
export interface Marker {
  readonly pointer: string;
  readonly value: Json;
  /** Every way in which a report could write it. */
  readonly written: readonly string[];
}

/** Is a manifest whose confidential values are marked. */
export interface MarkedManifest {
  readonly text: string;
  readonly markers: readonly Marker[];
  /** Confidential places whose few possible values occur elsewhere, too: choices, yes or no, small numbers. */
  readonly unmarked: readonly string[];
}

interface Marking {
  readonly markers: Marker[];
  readonly unmarked: string[];
}

/**
 * Writes a manifest with every property of the schema, where each confidential value is a marker. References to
 * elements with confidential keys have those keys' markers, so that they lead somewhere, wherever they stand.
 */
export function markedManifest(): MarkedManifest {
  const marking: Marking = { markers: [], unmarked: [] };
  const keys = new Map<string, string>();
  filledManifest((leaf) => {
    if (leaf.kind === "key" && leaf.isConfidential)
      keys.set(String(leaf.sound), `marker-key-${keys.size + 1}`);
    return leaf.sound;
  });
  const text = filledManifest((leaf) => {
    const key = keys.get(String(leaf.sound));
    if (key !== undefined && (leaf.kind === "reference" || leaf.kind === "key"))
      return marked(marking, leaf, key);
    return leaf.isConfidential ? markLeaf(marking, leaf) : leaf.sound;
  });
  return { text, ...marking };
}

/**
 * Writes a manifest in which each confidential value is a mistake that holds a marker: a text that is too long
 * or where none may be, for what is said of mistakes. There are no verdicts on such a manifest.
 */
export function markedMistakes(): MarkedManifest {
  const marking: Marking = { markers: [], unmarked: [] };
  const text = filledManifest((leaf) => {
    if (!leaf.isConfidential) return leaf.sound;
    const marker = `MARKER-${String(marking.markers.length + 1).padStart(4, "0")}`;
    marked(marking, leaf, marker);
    return leaf.node.schema.type === "string" && leaf.kind === "text" ? `${marker} `.repeat(400) : marker;
  });
  return { text, ...marking };
}

/** Lists the markers that a text holds, in any of the ways of writing them: none may leave the house. */
export function markersIn(text: string, { markers }: MarkedManifest): readonly Marker[] {
  return markers.filter(({ written }) => written.some((form) => holds(text, form)));
}

/** Digits alone count only where no digit or letter is beside them: else a digest could hold them by chance. */
function holds(text: string, form: string): boolean {
  if (!/^\d+$/.test(form)) return text.includes(form);
  return new RegExp(`(?<![0-9A-Za-z])${form}(?![0-9A-Za-z])`).test(text);
}

function markLeaf(marking: Marking, leaf: Leaf): Json {
  const number = String(marking.markers.length + 1).padStart(4, "0");
  if (leaf.kind === "text") return marked(marking, leaf, `MARKER-${number}`);
  const patterned = leaf.kind === "pattern" ? patternedMarker(leaf, number) : undefined;
  if (patterned !== undefined) return marked(marking, leaf, patterned);
  if (leaf.kind === "date") return marked(marking, leaf, dayOf(marking.markers.length));
  if (leaf.kind === "number") return markedNumber(marking, leaf);
  marking.unmarked.push(leaf.pointer);
  return leaf.sound;
}

function patternedMarker({ node }: Leaf, number: string): string | undefined {
  const pattern = new RegExp(textOf(node, "pattern") ?? "", "u");
  return [`marker-${number}`, `sha256:${number.repeat(16)}`].find((text) => pattern.test(text));
}

function marked(marking: Marking, { pointer }: Leaf, value: string): string {
  marking.markers.push({ pointer, value, written: formsOf(value) });
  return value;
}

function formsOf(value: string): readonly string[] {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  return year === undefined ? [value] : [value, `${day}/${month}/${year}`, `${year}${month}${day}`];
}

/** Gives days of years in which no document of ours can have been written. */
function dayOf(number: number): string {
  return `${1951 + Math.floor(number / 28)}-07-${String((number % 28) + 1).padStart(2, "0")}`;
}

/** Marks a number where its bounds leave room for one that no report has by chance. */
function markedNumber(marking: Marking, leaf: Leaf): Json {
  const value = 73_931 + marking.markers.length * 7;
  if ((numberOf(leaf.node, "maximum") ?? 0) < value) {
    marking.unmarked.push(leaf.pointer);
    return leaf.sound;
  }
  const digits = String(value);
  const grouped = [".", ",", " ", "\u00a0"].map((mark) => `${digits.slice(0, -3)}${mark}${digits.slice(-3)}`);
  marking.markers.push({ pointer: leaf.pointer, value, written: [digits, ...grouped] });
  return value;
}
