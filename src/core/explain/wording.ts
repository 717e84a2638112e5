import type { Expression } from "../expression/tree.ts";
import { type Choice, choices, type Language, labelOf } from "../init/notes.ts";
import {
  elementNode,
  findNamedNode,
  findNode,
  propertyNode,
  type SchemaNode,
  type Schemas,
} from "../init/schema-node.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import type { Text } from "../source/source.ts";

/** Holds what an expression is put into words with. */
export interface Wording {
  readonly schemas: Schemas;
  readonly policies: Pick<PolicySet, "parameters" | "catalogues" | "derived">;
  readonly language: Language;
  /** What variables stand for; one that is not here is called by its name. */
  readonly variables: ReadonlyMap<string, string>;
  /** The lists whose entries variables stand for: their vocabularies are those of the entries. */
  readonly lists: ReadonlyMap<string, Expression>;
}

/** Adds a variable: it stands for one entry of a list, so it bears the list's label. */
export function withElement(wording: Wording, variable: string, list: Expression): Wording {
  return {
    ...wording,
    variables: new Map([...wording.variables, [variable, listLabel(list, wording)]]),
    lists: new Map([...wording.lists, [variable, list]]),
  };
}

/** Names a list by its own label alone: `máy chủ`. */
export function listLabel(list: Expression, wording: Wording): string {
  const name = trail(list, wording).at(-1);
  return name ?? (wording.language === "vi" ? "mục" : "entry");
}

/** Names the place an expression denotes by the labels on the way to it; nothing where its value is computed. */
export function trail(expression: Expression, wording: Wording): readonly string[] {
  switch (expression.op) {
    case "root":
      return rootNames(expression.root, wording.language);
    case "variable":
      return [wording.variables.get(expression.name) ?? expression.name];
    case "select":
      return selected(expression, wording);
    case "index":
      return [...trail(expression.base, wording), "[…]"];
    case "lookup":
      return [lookupName(expression.list, wording)];
    case "filter":
      return trail(expression.range, wording);
    default:
      return [];
  }
}

/** Lists the labels of a closed vocabulary, if what the expression denotes has one; of a list, its entries'. */
export function vocabularyOf(expression: Expression, wording: Wording): readonly Choice[] {
  const { schemas, language, lists } = wording;
  if (expression.op === "filter") return vocabularyOf(expression.range, wording);
  if (expression.op === "variable") return entryVocabulary(expression.name, lists, wording);
  const node = expression.op === "select" ? fieldNode(expression.base, expression.field, schemas) : undefined;
  return node ? choices(elementNode(schemas, node) ?? node, language) : [];
}

/** The list is read where the variable is not known yet, so that one of the same name cannot lead in a circle. */
function entryVocabulary(name: string, lists: Wording["lists"], wording: Wording): readonly Choice[] {
  const list = lists.get(name);
  const outer = new Map([...lists].filter(([one]) => one !== name));
  return list ? vocabularyOf(list, { ...wording, lists: outer }) : [];
}

/** Finds the schema of a field of what an expression denotes. */
export function fieldNode(base: Expression, field: string, schemas: Schemas): SchemaNode | undefined {
  const owner = base.type.kind === "object" ? findNamedNode(schemas, base.type.name) : undefined;
  return owner && propertyNode(schemas, owner, field);
}

function selected(
  { base, field }: Extract<Expression, { readonly op: "select" }>,
  wording: Wording,
): readonly string[] {
  if (base.op === "root" && base.root === "params")
    return [titleIn(wording.policies.parameters, field, wording)];
  if (base.op === "root" && base.root === "catalogues")
    return [titleIn(wording.policies.catalogues, field, wording)];
  if (base.op === "select" && base.base.op === "root" && base.base.root === "derived")
    return derivedName(base.field, field, wording);
  const node = fieldNode(base, field, wording.schemas);
  const label = node ? labelOf(node, wording.language) : catalogueField(base, field, wording);
  return [...trail(base, wording), label ?? field];
}

/** The type of a catalogue's entries is named for it: `catalogues#/standards`. */
function catalogueField({ type }: Expression, field: string, { policies, language }: Wording) {
  const id = type.kind === "object" ? type.name.replace(/^catalogues#\//, "") : undefined;
  return policies.catalogues.find((one) => one.id === id)?.fields[field]?.[language];
}

/** A derived fact is called by its title; its rules are the grounds of it. */
function derivedName(id: string, field: string, wording: Wording): readonly string[] {
  const title = titleIn(wording.policies.derived, id, wording);
  if (field !== "grounds") return [title];
  return [title, wording.language === "vi" ? "căn cứ" : "grounds"];
}

function titleIn(
  declared: readonly { readonly id: string; readonly title: Text }[],
  id: string,
  { language }: Wording,
): string {
  return declared.find((one) => one.id === id)?.title[language] ?? id;
}

function rootNames(root: string, language: Language): readonly string[] {
  if (root === "plan") return [language === "vi" ? "kế hoạch" : "plan"];
  if (root === "attested") return [language === "vi" ? "xác nhận có chữ ký" : "signed attestations"];
  return [];
}

/** The list of a lookup stands in the document itself, whichever its kind. */
function lookupName(list: string, { schemas, language }: Wording): string {
  for (const file of ["system-manifest#", "plan#"]) {
    const root = findNamedNode(schemas, file);
    const node = root && findNode(schemas, root, list.split("."));
    const label = node && labelOf(node, language);
    if (label !== undefined) return label;
  }
  return list;
}
