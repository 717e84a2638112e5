import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Verdict } from "./run-spec-test.ts";
import { isTypingProblem } from "./spec-errors.ts";
import type { SpecTest } from "./spec-tests.ts";

/** Lists, by reason, the patterns of the tests that the language excludes; `*` stands for what follows. */
export interface Exclusions {
  readonly reasons: ReadonlyMap<string, string>;
  readonly patterns: readonly Pattern[];
}

export interface Pattern {
  readonly reason: string;
  readonly text: string;
}

/** Reads `excluded.yaml`: a sentence for each reason, and the patterns by reason and section. */
export function readExclusions(): Exclusions {
  const text = readFileSync(new URL("excluded.yaml", import.meta.url), "utf8");
  const file: ExclusionFile = parse(text);
  const patterns = Object.entries(file.excluded).flatMap(([reason, sections]) =>
    Object.entries(sections).flatMap(([section, names]) =>
      names.map((name) => ({ reason, text: `${section}/${name}` })),
    ),
  );
  return { reasons: new Map(Object.entries(file.reasons)), patterns };
}

interface ExclusionFile {
  readonly reasons: Readonly<Record<string, string>>;
  readonly excluded: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Tells whether a pattern names a test. */
export function matches({ text }: Pattern, test: SpecTest): boolean {
  return text.endsWith("*") ? test.name.startsWith(text.slice(0, -1)) : test.name === text;
}

type Evidence = (test: SpecTest, verdict: Verdict) => boolean;
type Message = SpecTest["message"];

/**
 * Shows that a test is about what its reason says, so that nothing is excluded under a reason that is not
 * its own; what a test writes is looked for in its text, what it brings in its declarations.
 */
export const evidence: ReadonlyMap<string, Evidence> = new Map<string, Evidence>([
  [
    "extension-libraries",
    (test) => /_ext$|^optionals$|^macros2$/.test(test.file) || writes(/\boptional\./)(test),
  ],
  ["protobuf-messages", ({ message }) => writesMessage(message) || bringsMessage(message)],
  ["timestamps-and-durations", writes(/\b(timestamp|duration)\(/)],
  ["type-values", writes(/\btype\(|^(bool|int|uint|double|string|bytes|list|map|null_type|type)$/)],
  ["uint-and-bytes", ({ message }) => writesUintOrBytes(message) || bringsUintOrBytes(message)],
  ["names-from-schemas", (test) => bringsNames(test) || writes(/\.`/)(test)],
  [
    "typed-at-load",
    (test, verdict) => writes(/\bdyn\(/)(test) || (!verdict.passed && verdict.problems.some(isTypingProblem)),
  ],
]);

function writes(pattern: RegExp): (test: SpecTest) => boolean {
  return ({ message }) => pattern.test(message.expr);
}

function writesMessage({ expr, container }: Message): boolean {
  const isNamed = /\b(TestAllTypes|NestedTestAllTypes|TestRequired|google\.protobuf|cel\.expr)\b/.test(expr);
  return isNamed || /^(cel\.expr|google\.protobuf)/.test(container);
}

function bringsMessage({ bindings, typeEnv }: Message): boolean {
  return (
    /"(objectValue|enumValue)"/.test(json(bindings)) ||
    /"(messageType|wrapper|wellKnown)"/.test(json(typeEnv))
  );
}

function writesUintOrBytes({ expr }: Message): boolean {
  return /\b(\d+|0x[0-9a-f]+)u\b|\b(b|br|rb)['"]|\b(uint|bytes)\(/i.test(expr);
}

function bringsUintOrBytes({ bindings }: Message): boolean {
  return /"(uint64Value|bytesValue)"/.test(json(bindings));
}

/** A container, a name with a dot in it or a function of its own: the names of a policy come from the schemas. */
function bringsNames({ message }: SpecTest): boolean {
  const isForeign = message.typeEnv.some(
    ({ name, declKind }) => name.includes(".") || declKind.case === "function",
  );
  return isForeign || message.container !== "";
}

function json(value: unknown): string {
  return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}` : inner));
}
