import type { Parameter } from "../policy/policy-set.ts";
import { schemaAt } from "../schema/schema-at.ts";
import { isJsonObject, ownProperty } from "../source/json.ts";
import type { Text } from "../source/source.ts";
import { manifestKinds } from "../validate/kinds.ts";
import type { Wording } from "./wording.ts";

/** Is what the values of a parameter are shown with: a unit (`period` of a span of time, `pattern` of a regular expression), the labels of a vocabulary. */
export interface ParameterNotes {
  readonly unit?: string;
  readonly labels?: { readonly [value: string]: Text };
}

/** Gathers what the values of a parameter are shown with; its labels are those of the fact it is compared with. */
export function parameterNotes(
  id: string,
  unit: string | undefined,
  { policies, schemas }: Pick<Wording, "policies" | "schemas">,
): ParameterNotes {
  return valueNotes(unit, policies.parameters.find((one) => one.id === id)?.vocabulary, schemas);
}

/** Gathers what a value is shown with that has this unit, or is of this closed vocabulary. */
export function valueNotes(
  unit: string | undefined,
  vocabulary: Parameter["vocabulary"],
  schemas: Wording["schemas"],
): ParameterNotes {
  const labels = vocabulary && labelsAt(vocabulary, schemas);
  return { ...(unit === undefined ? {} : { unit }), ...(labels ? { labels } : {}) };
}

/** Finds the labels of the closed vocabulary at a place. */
export function labelsAt(
  { root, pointer }: NonNullable<Parameter["vocabulary"]>,
  schemas: Wording["schemas"],
): ParameterNotes["labels"] {
  const name = root === "attested" ? "attested-facts" : manifestKinds.SystemManifest;
  const labels = ownProperty(schemaAt(name, pointer, schemas) ?? {}, "x-enum");
  if (!isJsonObject(labels)) return undefined;
  return Object.fromEntries(
    Object.entries(labels).flatMap(([value, label]) => {
      const { vi, en } = isJsonObject(label) ? label : {};
      return typeof vi === "string" && typeof en === "string" ? [[value, { vi, en }]] : [];
    }),
  );
}
