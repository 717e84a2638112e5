import { choices, type Language, labelOf } from "./notes.ts";
import { propertyNames, propertyNode, type SchemaNode, textsOf } from "./schema-node.ts";
import { type Mapping, type Property, placeholderFor, type Template } from "./template.ts";
import { commentedOut, scalar } from "./yaml-lines.ts";

/** Offers lines commented out: what they describe may well not be there, and then must not be claimed. */
export function offerLines(template: Template, lines: readonly string[]): readonly string[] {
  return [note(OFFER, template.language), ...commentedOut(lines)];
}

/** Sketches the fields of an optional mapping, a line each with its label; a justification by what makes it complete. */
export function sketchOf(template: Template, { node, path }: Mapping): readonly string[] {
  const complete = textsOf(node, "x-justification");
  const names = complete.length > 0 ? complete : propertyNames(template.schemas, node);
  return names.map((name) => sketchLine(template, node, path, name));
}

/** Offers the values of a list of scalars: each of a closed vocabulary, else one to be changed. */
export function offerValues(template: Template, { node, parent, path }: Property): readonly string[] {
  const values = textsOf(node, "enum");
  if (values.length === 0) {
    const sample = scalar(placeholderFor(template, { node, parent, path }));
    return offerLines(template, [`- ${sample}`]);
  }
  const labels = choices(node, template.language);
  const lines = labels.map(({ value, label }) =>
    label === undefined ? `- ${value}` : `- ${value}  # ${label}`,
  );
  return [note(CHOOSE, template.language), ...commentedOut(lines)];
}

function sketchLine(template: Template, parent: SchemaNode, path: readonly string[], name: string): string {
  const node = propertyNode(template.schemas, parent, name);
  if (node === undefined) throw new Error(`the schema has no ${[...path, name].join(".")}`);
  const isRequired = textsOf(parent, "required").includes(name);
  const sample = isRequired
    ? ` ${scalar(placeholderFor(template, { node, parent, path: [...path, name] }))}`
    : "";
  const label = labelOf(node, template.language);
  return label === undefined ? `${name}:${sample}` : `${name}:${sample}  # ${label}`;
}

function note(words: { readonly [L in Language]: string }, language: Language): string {
  return `# ${words[language]}`;
}

const OFFER = {
  vi: "Nếu có, bỏ dấu # ở đầu các dòng dưới rồi điền:",
  en: "If there is any, take the # off the lines below and fill in:",
};

const CHOOSE = {
  vi: "Bỏ dấu # trước những giá trị đúng với hệ thống:",
  en: "Take the # off the values that are true of the system:",
};
