import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isJsonObject, type Json, type JsonObject } from "../../src/core/source/json.ts";

/** Is what the runner reads of an Action's definition. */
export interface ActionDefinition {
  readonly using: string;
  /** The program's file, absolute. */
  readonly main: string;
  /** The inputs and their defaults; undefined where there is none. */
  readonly inputs: Readonly<Record<string, string | undefined>>;
  readonly outputs: readonly string[];
}

/** Reads the definition of the Action in a folder; one that is not in order is a mistake of ours. */
export function actionDefinition(folder: string): ActionDefinition {
  // JSON edge: YAML without tags gives nothing else.
  const definition: Json = parse(readFileSync(join(folder, "action.yml"), "utf8"));
  const runs = mapping(mapping(definition).runs);
  const inputs = Object.entries(mapping(mapping(definition).inputs ?? {}));
  return {
    using: text(runs.using),
    main: join(folder, text(runs.main)),
    inputs: Object.fromEntries(inputs.map(([name, input]) => [name, defaultOf(mapping(input))])),
    outputs: Object.keys(mapping(mapping(definition).outputs ?? {})),
  };
}

/** Gives the name by which an input reaches the program: capitals, blanks as `_`, hyphens as they are. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}

/** Puts a value for the only expression that a default of ours may hold. */
export function resolvedDefault(written: string, token: string): string {
  const resolved = written.replaceAll(/\$\{\{\s*github\.token\s*\}\}/g, () => token);
  if (resolved.includes("$".concat("{{"))) throw new Error(`an expression that is not known: ${written}`);
  return resolved;
}

function defaultOf(input: JsonObject): string | undefined {
  return input.default === undefined ? undefined : String(input.default);
}

function mapping(value: Json | undefined): JsonObject {
  if (!isJsonObject(value)) throw new Error("the definition of the Action lacks a mapping");
  return value;
}

function text(value: Json | undefined): string {
  if (typeof value !== "string") throw new Error("the definition of the Action lacks a text");
  return value;
}
