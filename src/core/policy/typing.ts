import { type DerivedDeclaration, environmentOf } from "../expression/environment.ts";
import type { PlacePattern } from "../expression/reads-of.ts";
import { typesOfSchemas } from "../expression/schema-types.ts";
import { annotationsAt } from "../schema/annotations-at.ts";
import type { SchemaRegistry } from "../schema/json-schema.ts";
import { schemaAt } from "../schema/schema-at.ts";
import { isJsonArray, isJsonObject, type JsonObject, ownProperty } from "../source/json.ts";
import { appendPointer } from "../source/json-pointer.ts";
import { manifestKinds } from "../validate/kinds.ts";
import type { LoadedCatalogue } from "./load-catalogue.ts";
import type { Typing } from "./load-gate.ts";
import type { LoadedParameter, VocabularyOf } from "./load-parameters.ts";
import type { Subject } from "./policy-set.ts";

/** Names the schemas of what expressions read. */
const FACT_SCHEMAS = [...Object.values(manifestKinds), "budget", "attested-facts"];

/** Gathers what the files of a policy set declare. */
export interface Declared {
  readonly parameters: readonly LoadedParameter[];
  readonly catalogues: readonly LoadedCatalogue[];
  readonly derived: ReadonlyMap<string, DerivedDeclaration>;
}

/** Builds what the expressions of a policy set are typed against, from the schemas and the set's own declarations. */
export function typingOf(schemas: SchemaRegistry, { parameters, catalogues, derived }: Declared): Typing {
  const files = new Map(
    FACT_SCHEMAS.flatMap((name) => (schemas[name] ? [[fileOf(name), schemas[name]] as const] : [])),
  );
  const types = typesOfSchemas(files);
  const declared = {
    objects: types.objects,
    parameters: new Map(parameters.map(({ parameter, declaration }) => [parameter.id, declaration])),
    catalogues: new Map(catalogues.map(({ catalogue, fields }) => [catalogue.id, fields])),
  };
  const about = (file: string) => ({
    ...declared,
    facts: `${file}#`,
    lookups: types.lookups.get(file) ?? new Map(),
  });
  const attested = `${fileOf("attested-facts")}#`;
  const [system, plan] = [fileOf(manifestKinds.SystemManifest), fileOf(manifestKinds.Plan)];
  return {
    environments: {
      SystemManifest: environmentOf({ ...about(system), attested, plan: `${plan}#`, derived }),
      Plan: environmentOf({ ...about(plan), attested }),
    },
    // A derived fact rests on the document alone, and reads no other, so that none can lead back to itself.
    rules: environmentOf(about(system)),
    justificationFields: (objectType) => justificationFields(objectType, schemas),
    partAt: (place, subject) => partAt(place, subject, schemas),
  };
}

/** Finds closed vocabularies by dotted path, in the manifest's schema or (`attested.…`) in that of attested facts; a list stands for its elements. */
export function vocabularyIn(schemas: SchemaRegistry): VocabularyOf {
  return (path) => {
    const isAttested = path.startsWith("attested.");
    const schema = isAttested ? "attested-facts" : manifestKinds.SystemManifest;
    const at = (pointer: string) => schemaAt(schema, pointer, schemas);
    const names = path.split(".").slice(isAttested ? 1 : 0);
    const pointer = names.reduce((above, name) => elementOf(`${above}/${name}`, at), "");
    const values = ownProperty(at(pointer) ?? {}, "enum");
    if (!isJsonArray(values)) return undefined;
    return {
      place: { root: isAttested ? "attested" : "facts", pointer },
      values: values.filter((value) => typeof value === "string"),
    };
  };
}

function elementOf(pointer: string, at: (pointer: string) => JsonObject | undefined): string {
  return ownProperty(at(pointer) ?? {}, "type") === "array" ? `${pointer}/0` : pointer;
}

function partAt({ root, path }: PlacePattern, subject: Subject, schemas: SchemaRegistry): string {
  const schema = root === "plan" ? manifestKinds.Plan : manifestKinds[subject];
  const pointer = path.reduce((above, step) => appendPointer(above, step === "*" ? "0" : step), "");
  return (root === "attested" ? undefined : annotationsAt(schema, pointer, schemas).part) ?? "record";
}

function justificationFields(objectType: string, schemas: SchemaRegistry): readonly string[] | undefined {
  const [file = "", pointer = ""] = objectType.split("#");
  let schema = schemas[file.replace(/\.schema\.json$/, "")];
  for (const token of pointer.split("/").slice(1)) {
    const next = schema && ownProperty(schema, token);
    schema = isJsonObject(next) ? next : undefined;
  }
  const fields = schema && ownProperty(schema, "x-justification");
  return isJsonArray(fields) ? fields.filter((field) => typeof field === "string") : undefined;
}

function fileOf(name: string): string {
  return `${name}.schema.json`;
}
