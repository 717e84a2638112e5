import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { DocumentArea } from "../diagnostic/manifest-messages.ts";
import { type Code, type Data, diagnostic } from "../diagnostic/messages.ts";
import type { Json, JsonObject } from "../source/json.ts";
import { formatPointer } from "../source/json-pointer.ts";
import { positionAt } from "../source/position.ts";
import type { Source } from "../source/source.ts";
import { type AliasTargets, keyText, resolved } from "./aliases.ts";
import { exactness } from "./exact-number.ts";
import { limits } from "./limits.ts";
import { nodeRange } from "./node-range.ts";
import { oddCharacters } from "./odd-characters.ts";
import { visibleRange } from "./visible-range.ts";

/** Knows what every step of building needs: where problems go, and how much aliases have cost so far. */
interface Builder {
  readonly source: Source;
  readonly area: DocumentArea;
  readonly targets: AliasTargets;
  readonly diagnostics: Diagnostic[];
  /** Where the node now being built stands. */
  readonly path: (string | number)[];
  readonly blanks: string[];
  /** Nodes now being built, by which an alias that contains itself is known. */
  readonly open: Set<unknown>;
  /** How many aliases the node now being built stands under. */
  aliased: number;
  aliasedValues: number;
}

/** Is a value and what is wrong with it; the value means nothing where something is wrong. */
export interface Built {
  readonly value: Json;
  /** Points at the properties that were written without a value, and so left out. */
  readonly blanks: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes plain data of a composed document: text in NFC, null properties left out, aliases written out,
 * objects without prototype, so that `__proto__` and `constructor` are names like any other.
 */
export function buildValue(root: unknown, targets: AliasTargets, source: Source, area: DocumentArea): Built {
  const found = { diagnostics: [] as Diagnostic[], blanks: [] as string[] };
  const open = new Set<unknown>();
  const builder = { source, area, targets, ...found, path: [], open, aliased: 0, aliasedValues: 0 };
  return { value: build(builder, root), ...found };
}

function build(builder: Builder, node: unknown): Json {
  if (builder.aliased > 0) {
    builder.aliasedValues += 1;
    if (builder.aliasedValues > limits.aliasedValues) return null;
  }
  if (isScalar(node)) return scalarValue(builder, node);
  if (!isAlias(node) && !isMap(node) && !isSeq(node)) return null;
  if (builder.open.size >= limits.depth * 2) {
    report(builder, "source/too-deep", { limit: limits.depth }, node);
    return null;
  }
  builder.open.add(node);
  const value = nested(builder, node);
  builder.open.delete(node);
  return value;
}

function nested(builder: Builder, node: Alias | YAMLMap | YAMLSeq): Json {
  if (isMap(node)) return mapValue(builder, node);
  return isSeq(node) ? listValue(builder, node) : aliasValue(builder, node);
}

function aliasValue(builder: Builder, alias: Alias): Json {
  const { targets, open } = builder;
  const target = targets.get(alias);
  const name = alias.source;
  if (target === undefined || open.has(target)) {
    report(
      builder,
      target === undefined ? "source/unknown-anchor" : "source/circular-alias",
      { name },
      alias,
    );
    return null;
  }
  const wasWithin = builder.aliasedValues <= limits.aliasedValues;
  builder.aliased += 1;
  const value = build(builder, target);
  builder.aliased -= 1;
  // Told once, at the alias that went over the limit, not at those it stands under or that follow.
  if (wasWithin && builder.aliased === 0 && builder.aliasedValues > limits.aliasedValues) {
    report(builder, "source/alias-bomb", { limit: limits.aliasedValues }, alias);
  }
  return value;
}

function listValue(builder: Builder, list: YAMLSeq): Json {
  return list.items.map((item, index) => {
    const value = buildAt(builder, index, item);
    const written = resolved(item, builder.targets);
    if (isScalar(written) && written.value === null) report(builder, "source/null-element", {}, item);
    return value;
  });
}

function mapValue(builder: Builder, map: YAMLMap): JsonObject {
  const object: Record<string, Json> = Object.create(null);
  const seen = new Map<string, Pair>();
  for (const pair of map.items) {
    const key = keyOf(builder, pair);
    const value = buildAt(builder, key ?? "", pair.value);
    if (key === undefined) continue;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, pair);
    else report(builder, `${builder.area}/duplicate-key`, { key, line: lineOf(builder, first) }, pair.key);
    if (value === null) builder.blanks.push(formatPointer([...builder.path, key]));
    else object[key] = value;
  }
  return object;
}

function buildAt(builder: Builder, token: string | number, node: unknown): Json {
  builder.path.push(token);
  const value = build(builder, node);
  builder.path.pop();
  return value;
}

function keyOf(builder: Builder, { key }: Pair): string | undefined {
  const text = keyText(key);
  if (text === undefined) {
    const [start, end] = rangeOf(key);
    report(builder, "source/non-string-key", { text: builder.source.text.slice(start, end) }, key);
  } else if (isScalar(key)) {
    if (text === "<<" && key.type === "PLAIN") report(builder, "source/merge-key", {}, key);
    checkEscapes(builder, key);
  }
  return text;
}

function scalarValue(builder: Builder, scalar: Scalar): Json {
  const { value } = scalar;
  if (typeof value === "string") {
    checkEscapes(builder, scalar);
    checkDashes(builder, scalar);
    return value.normalize("NFC");
  }
  if (typeof value === "number") return numberValue(builder, scalar, value);
  return typeof value === "boolean" ? value : null;
}

function numberValue(builder: Builder, scalar: Scalar, value: number): Json {
  const text = scalar.source ?? String(value);
  const found = exactness(text, value);
  if (found === "inexact-decimal")
    report(builder, "source/inexact-decimal", { text, kept: String(value) }, scalar);
  else if (found !== "exact") report(builder, `source/${found}`, { text }, scalar);
  return Object.is(value, -0) ? 0 : value;
}

/** Finds odd characters that were written as escapes; those in the text itself are found before. */
function checkEscapes(builder: Builder, scalar: Scalar): void {
  if (scalar.type !== "QUOTE_DOUBLE" || typeof scalar.value !== "string") return;
  const [start, end] = rangeOf(scalar);
  if (oddCharacters(builder.source.text.slice(start, end), 1).length > 0) return;
  for (const odd of oddCharacters(scalar.value, 1)) {
    report(builder, `source/${odd.kind}`, { codePoint: odd.codePoint }, scalar);
  }
}

/** Finds a list's element that stands so deep that YAML reads it as text of the element above. */
function checkDashes(builder: Builder, scalar: Scalar): void {
  if (builder.aliased > 0 || scalar.type !== "PLAIN" || typeof builder.path.at(-1) !== "number") return;
  const [start, end] = rangeOf(scalar);
  const [lead = "", dash = ""] =
    /^[^\n]*\n(?:[^\n]*\n)*?[ \t]*(-[ \t][^\n]*)/.exec(builder.source.text.slice(start, end)) ?? [];
  if (dash !== "")
    reportRange(builder, "source/folded-element", {}, [
      start + lead.length - dash.length,
      start + lead.length,
    ]);
}

function lineOf(builder: Builder, pair: Pair): number {
  return positionAt(builder.source.text, rangeOf(pair.key)[0]).line;
}

function rangeOf(node: unknown): readonly [start: number, end: number] {
  return nodeRange(node) ?? [0, 0];
}

function report<C extends Code>(builder: Builder, code: C, data: Data<C>, node: unknown): void {
  reportRange(builder, code, data, rangeOf(node));
}

function reportRange<C extends Code>(
  { source, diagnostics }: Builder,
  code: C,
  data: Data<C>,
  [start, end]: readonly [start: number, end: number],
): void {
  diagnostics.push(diagnostic(code, data, { source, range: visibleRange(source.text, start, end) }));
}
