import type { Text } from "../source/source.ts";

/** Says which gate is to be begun. */
export interface NewGateRequest {
  /** `area/kebab-case`. */
  readonly id: string;
  readonly number: string;
  readonly title: Text;
  readonly clauses: readonly string[];
  readonly profile: { readonly id: string; readonly province?: string };
  readonly binding: string;
  /** The day on which its cases are judged. */
  readonly asOf: string;
  /** Where editors find the schemas, relative to the files of the gate; without it they are told nothing. */
  readonly schemas?: string;
}

/** Names the files of a gate below a policy folder. */
export function gateFiles(id: string): { readonly gate: string; readonly cases: string } {
  return { gate: `gates/${id}.yaml`, cases: `gates/${id}.cases.yaml` };
}

/** Writes the line by which editors find a schema, if it is known where that is. */
export function modeline(schemas: string | undefined, schema: string): readonly string[] {
  return schemas === undefined ? [] : [`# yaml-language-server: $schema=${schemas}/${schema}.schema.json`];
}
