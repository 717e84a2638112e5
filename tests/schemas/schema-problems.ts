import { type Place, placesOf, type SchemaFiles, schemaOf } from "./schema-tree.ts";

const parts = ["request", "design", "record"];
const actors = ["vendor", "owner", "operator", "data-centre", "finance", "authority"];
const units = ["vnd", "percent", "count", "days", "hours", "minutes", "months", "level"];
const identity = ["apiVersion", "kind", "metadata", "id"];

/** Words of CEL that cannot follow a dot or start an expression. */
const reservedWords =
  "as break const continue else false for function if import in let loop namespace null package return true var void while".split(
    " ",
  );
/** Names an expression already knows: own roots, functions, macros, types. */
const takenNames =
  "params catalogues attested plan asOf facts size has all exists exists_one filter map contains startsWith endsWith matches sum date period bool bytes double dyn duration int list string timestamp type uint".split(
    " ",
  );

/** Lists what a document's schema lacks, as `path: what`, in the order of the schema. */
export function schemaProblems(files: SchemaFiles, file: string): readonly string[] {
  const places = [...placesOf(files, file)];
  const root = schemaOf(files, file);
  const roots = Object.keys(root.properties ?? {}).filter((name) => takenNames.includes(name));
  return [
    ...roots.map((name) => `${name}: reserved root name`),
    ...texts(root).map((problem) => `(root): ${problem}`),
    ...(root.additionalProperties === false ? [] : ["(root): object is open"]),
    ...places.flatMap((place) => problemsAt(place).map((problem) => `${place.path}: ${problem}`)),
    ...lookupProblems(places),
    ...referenceProblems(places),
  ];
}

function problemsAt(place: Place): readonly string[] {
  const own = place.isItem ? [] : [...texts(place.node), ...naming(place), ...origin(place)];
  return [...own, ...bounds(place), ...vocabulary(place), ...annotations(place), ...keyProblems(place)];
}

function texts(node: Place["node"]): readonly string[] {
  const keys = ["title", "x-title-en", "description", "x-description-en"] as const;
  return keys.filter((key) => (node[key] ?? "").trim() === "").map((key) => `no ${key}`);
}

function naming({ path }: Place): readonly string[] {
  const name = path.split(".").at(-1) ?? path;
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) return ["name is not camelCase"];
  return reservedWords.includes(name) ? ["name is a reserved word"] : [];
}

function origin({ part, actor }: Place): readonly string[] {
  return [
    ...(part !== undefined && parts.includes(part) ? [] : ["no x-part"]),
    ...(actor !== undefined && actors.includes(actor) ? [] : ["no x-actor"]),
  ];
}

function bounds({ node }: Place): readonly string[] {
  switch (node.type) {
    case "integer":
      return integerProblems(node);
    case "string":
      return node.enum === undefined && node.maxLength === undefined ? ["string without maxLength"] : [];
    case "array":
      return node.maxItems === undefined ? ["array without maxItems"] : [];
    case "object":
      return objectProblems(node);
    case "boolean":
      return [];
    default:
      return [`type ${node.type ?? "missing"} is not used`];
  }
}

function integerProblems(node: Place["node"]): readonly string[] {
  const unit = node["x-unit"];
  return [
    ...(unit !== undefined && units.includes(unit) ? [] : ["integer without x-unit"]),
    ...(node.minimum === undefined || node.maximum === undefined ? ["integer without bounds"] : []),
  ];
}

function objectProblems(node: Place["node"]): readonly string[] {
  const required = (node.required ?? []).filter((name) => !identity.includes(name));
  const offered = (node["x-justification"] ?? []).filter((name) => node.properties?.[name] === undefined);
  return [
    ...(node.additionalProperties === false ? [] : ["object is open"]),
    ...required.map((name) => `requires ${name}, which is no identity`),
    ...offered.map((name) => `x-justification names no property ${name}`),
  ];
}

function vocabulary({ node }: Place): readonly string[] {
  if (node.enum === undefined) return [];
  const labels = node["x-enum"] ?? {};
  return [
    ...node.enum
      .filter((value) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value))
      .map((value) => `${value} is not kebab-case`),
    ...node.enum.filter((value) => !isBilingual(labels[value])).map((value) => `${value} has no labels`),
    ...Object.keys(labels)
      .filter((value) => !node.enum?.includes(value))
      .map((value) => `label of unknown value ${value}`),
  ];
}

function annotations({ node }: Place): readonly string[] {
  const absence = node["x-absence"];
  const confidential = node["x-confidential"];
  return [
    ...(absence === undefined || isBilingual(absence) ? [] : ["x-absence is not told in both languages"]),
    ...(confidential === undefined || confidential === true ? [] : ["x-confidential is not true"]),
  ];
}

function isBilingual(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const isText = (text: unknown) => typeof text === "string" && text.trim() !== "";
  return "vi" in value && "en" in value && isText(value.vi) && isText(value.en);
}

function keyProblems({ node }: Place): readonly string[] {
  const key = node["x-key"];
  if (key === undefined && node["x-lookup"] === undefined) return [];
  if (key === undefined || node["x-lookup"] === undefined) return ["x-key and x-lookup go together"];
  return node.items?.required?.includes(key) ? [] : [`items do not require their key ${key}`];
}

function lookupProblems(places: readonly Place[]): readonly string[] {
  const seen = new Set<string>();
  return places.flatMap(({ path, node }) => {
    const lookup = node["x-lookup"];
    if (lookup === undefined) return [];
    const isTaken = seen.has(lookup) || takenNames.includes(lookup) || reservedWords.includes(lookup);
    seen.add(lookup);
    return isTaken ? [`${path}: x-lookup ${lookup} is taken`] : [];
  });
}

function referenceProblems(places: readonly Place[]): readonly string[] {
  const keyed = new Set(places.filter(({ node }) => node["x-key"] !== undefined).map(({ path }) => path));
  return places.flatMap(({ path, node }) => {
    const target = node["x-references"];
    return target === undefined || keyed.has(target) ? [] : [`${path}: x-references no keyed list ${target}`];
  });
}
