import { notesOf } from "./notes.ts";
import { offerLines, offerValues, sketchOf } from "./offer.ts";
import {
  elementNode,
  numberOf,
  propertyNames,
  propertyNode,
  type SchemaNode,
  textsOf,
} from "./schema-node.ts";
import { type Mapping, type Property, placeholderFor, type Template } from "./template.ts";
import type { Wanted } from "./wanted.ts";
import { asElement, commentLines, indented, scalar } from "./yaml-lines.ts";

/** Writes the wanted and the required properties of a mapping as YAML lines, in the order of its schema. */
export function writeProperties(template: Template, mapping: Mapping): readonly string[] {
  const { node, path, wanted } = mapping;
  const unknown = Object.keys(wanted).find(
    (name) => propertyNode(template.schemas, node, name) === undefined,
  );
  if (unknown !== undefined) throw new Error(`the schema has no ${[...path, unknown].join(".")}`);
  const properties = propertyNames(template.schemas, node).flatMap(
    (name) => propertyOf(template, mapping, name) ?? [],
  );
  const blocks = properties.map((property) => writeProperty(template, property));
  return path.length === 0
    ? blocks.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]))
    : blocks.flat();
}

function propertyOf({ schemas }: Template, mapping: Mapping, name: string): Property | undefined {
  const node = propertyNode(schemas, mapping.node, name);
  const wanted = ownBranch(mapping.wanted, name);
  const isRequired = textsOf(mapping.node, "required").includes(name);
  if (node === undefined || (wanted === undefined && !isRequired)) return undefined;
  return {
    name,
    node,
    parent: mapping.node,
    isRequired,
    path: [...mapping.path, name],
    wanted: wanted ?? {},
  };
}

function writeProperty(template: Template, property: Property): readonly string[] {
  const depth = property.path.length - 1;
  const optional = isOnlyShown(template, property) ? [WORDS.shown[template.language]] : [];
  const comments = commentLines([...notesOf(property.node, template.language), ...optional], depth * 2);
  return [...comments, ...valueLines(template, property)];
}

function valueLines(template: Template, property: Property): readonly string[] {
  const { name, node, path, isRequired } = property;
  const value = template.values.get(path.join("."));
  if (value !== undefined) return [`${name}: ${scalar(value)}`];
  if (node.schema.type === "object") return objectLines(template, property);
  if (node.schema.type === "array") return listLines(template, property);
  if (!isRequired) return [`${name}:`];
  const sample = scalar(placeholderFor(template, property));
  const isFixed = node.schema.const !== undefined;
  return [isFixed ? `${name}: ${sample}` : `${name}: ${sample}  # ${WORDS.change[template.language]}`];
}

function objectLines(template: Template, property: Property): readonly string[] {
  const { name, node, isRequired } = property;
  const isSketch = textsOf(node, "x-justification").length > 0 || isBare(template, property);
  const lines = isSketch && !isRequired ? sketchOf(template, property) : writeProperties(template, property);
  return [
    `${name}:`,
    ...indented(isSketch || mayBeAbsent(template, property) ? offerLines(template, lines) : lines),
  ];
}

function listLines(template: Template, property: Property): readonly string[] {
  const { name, node, path, wanted } = property;
  const element = elementNode(template.schemas, node);
  if (element === undefined) throw new Error(`the list ${path.join(".")} says nothing of its elements`);
  const below = {
    ...property,
    node: element,
    parent: node,
    path: [...path, "*"],
    wanted: ownBranch(wanted, "*") ?? {},
  };
  if (element.schema.type !== "object") return [`${name}:`, ...indented(offerValues(template, below))];
  if (isBare(template, below))
    return [`${name}:`, ...indented(offerLines(template, asElement(sketchOf(template, below))))];
  const lines = asElement(writeProperties(template, below));
  if (mayBeAbsent(template, property)) return [`${name}:`, ...indented(offerLines(template, lines))];
  const comments = commentLines([repeatNote(node)[template.language]], path.length * 2);
  return [`${name}:`, ...indented([...comments, ...lines])];
}

/** Its absence means that there is none, which writing it would deny; or only messages show it. */
function mayBeAbsent(template: Template, property: Property): boolean {
  const { node, isRequired } = property;
  return !isRequired && (node.schema["x-absence"] !== undefined || isOnlyShown(template, property));
}

function isOnlyShown({ read }: Template, { path, isRequired }: Property): boolean {
  return !isRequired && !read.has(path.join("."));
}

/** Nothing inside is read or required, so writing it would claim that it is there. */
function isBare({ read }: Template, { wanted, node, path }: Mapping): boolean {
  const isRead = Object.keys(wanted).some((name) => read.has([...path, name].join(".")));
  return !isRead && textsOf(node, "required").length === 0;
}

function repeatNote(list: SchemaNode) {
  return (numberOf(list, "minItems") ?? 0) > 0 ? WORDS.repeatSome : WORDS.repeat;
}

function ownBranch(wanted: Wanted, name: string): Wanted | undefined {
  return Object.hasOwn(wanted, name) ? wanted[name] : undefined;
}

const WORDS = {
  shown: {
    vi: "Không bắt buộc: để thông báo dễ đọc.",
    en: "Optional: for readable messages.",
  },
  change: { vi: "SỬA LẠI", en: "CHANGE THIS" },
  repeat: {
    vi: "Chép lại khối dưới cho từng mục; nếu không có mục nào thì thay bằng [].",
    en: "Repeat the block below for each entry; if there is none, write [] instead.",
  },
  repeatSome: { vi: "Chép lại khối dưới cho từng mục.", en: "Repeat the block below for each entry." },
} as const;
