import { childrenOf } from "../../src/core/expression/children.ts";
import type { Expression, Literal } from "../../src/core/expression/tree.ts";
import type { Document } from "../../src/core/parse/document.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import type {
  Condition,
  GateBody,
  Message,
  PolicySet,
  Profile,
  Requirement,
} from "../../src/core/policy/policy-set.ts";
import { isJsonArray } from "../../src/core/source/json.ts";
import { valueAt } from "../../src/core/source/value-at.ts";

/** Is a name in an expression of a policy file, where it stands in the file. */
export interface Mark {
  readonly file: string;
  readonly pointer: string;
  readonly kind: "field" | "parameter" | "catalogue" | "literal" | "lookup" | "variable";
  readonly name: string;
  readonly start: number;
  /** Names may be mistyped together unless they share this: one mistake can hide another of its expression. */
  readonly alone: string;
  /** Whether a mistake here hides what is said of the elements of a list. */
  readonly hides: boolean;
}

interface Placed {
  readonly condition: Condition;
  readonly pointer: string;
  readonly alone: string;
  readonly hides?: boolean;
  /** Where the expression starts in the text of its scalar. */
  readonly offset: number;
}

interface Name {
  readonly kind: Mark["kind"];
  readonly name: string;
  readonly start: number;
}

/** Lists the names in all expressions of a policy set's files, found by the typed trees. */
export function marksOf(policies: PolicySet, files: ReadonlyMap<string, string>): readonly Mark[] {
  return [...files].flatMap(([name, text]) =>
    parseDocuments({ name, text }, "policy").documents.flatMap((document) =>
      expressionsOf(document, policies).flatMap((placed) => marksIn(placed, document)),
    ),
  );
}

function expressionsOf(document: Document, { gates, profiles }: PolicySet): readonly Placed[] {
  const id = valueAt(document.value, "/metadata/id");
  const gate = document.value.kind === "Gate" && gates.find((one) => one.id === id);
  if (gate)
    return Object.values(gate.bodies)
      .slice(0, 1)
      .flatMap((body) => (body ? inBody(body, document) : []));
  const profile = document.value.kind === "Profile" && profiles.find((one) => one.id === id);
  return profile ? inProfile(profile, document) : [];
}

function inBody({ appliesWhen, require }: GateBody, document: Document): readonly Placed[] {
  return [
    ...whole(appliesWhen, "/spec/appliesWhen"),
    ...require.flatMap((one) => inRequirement(one, `/spec/require/${indexOf(one, document)}`, document)),
  ];
}

/** A requirement of another kind of document is not in this body, though it is in the file. */
function indexOf({ id }: Requirement, document: Document): number {
  const written = valueAt(document.value, "/spec/require");
  const ids = isJsonArray(written)
    ? written.map((_, index) => valueAt(document.value, `/spec/require/${index}/id`))
    : [];
  return ids.indexOf(id);
}

function inRequirement(one: Requirement, at: string, document: Document): readonly Placed[] {
  const { each, that, when, at: place, justification, message } = one;
  const inner = [
    ...whole(each?.where, `${at}/each/where`),
    ...whole(that, `${at}/that`),
    ...whole(place, `${at}/at`),
    ...whole(justification, `${at}/justification`),
    ...inMessage(message, "vi", `${at}/message/vi`, document),
    ...inMessage(message, "en", `${at}/message/en`, document),
  ];
  const list = whole(each?.in, `${at}/each/in`);
  return [...whole(when, `${at}/when`), ...inner, ...list.map((placed) => ({ ...placed, hides: true }))];
}

function inMessage(
  message: Message,
  language: "vi" | "en",
  pointer: string,
  document: Document,
): readonly Placed[] {
  const text = String(valueAt(document.value, pointer));
  const conditions = message[language].filter((part): part is Condition => typeof part !== "string");
  const placeholders = [...text.matchAll(/\{\{|\}\}|\{([^{}]*)\}/g)].filter(
    ([, inner]) => inner !== undefined,
  );
  return conditions.map((condition, index) => ({
    ...{ condition, pointer, alone: `${pointer}/${index}` },
    offset: (placeholders[index]?.index ?? 0) + 1,
  }));
}

function inProfile({ bindings, outOfScope }: Profile, document: Document): readonly Placed[] {
  const written = valueAt(document.value, "/spec/bindings");
  const ids = Array.isArray(written)
    ? written.map((_, index) => valueAt(document.value, `/spec/bindings/${index}/id`))
    : [];
  const own = bindings.flatMap(({ id, when }) => {
    const index = ids.indexOf(id);
    return index < 0
      ? []
      : Object.values(when)
          .slice(0, 1)
          .flatMap((one) => whole(one, `/spec/bindings/${index}/when`));
  });
  const isOwn = valueAt(document.value, "/spec/outOfScope") !== undefined;
  return [...own, ...(isOwn ? whole(outOfScope, "/spec/outOfScope") : [])];
}

function whole(condition: Condition | undefined, pointer: string): readonly Placed[] {
  return condition ? [{ condition, pointer, alone: pointer, offset: 0 }] : [];
}

function marksIn(
  { condition, pointer, alone, offset, hides = false }: Placed,
  document: Document,
): readonly Mark[] {
  const { text } = condition;
  const scalar = String(valueAt(document.value, pointer));
  const range = document.locate(pointer, "value");
  const raw = document.source.text.slice(range.start, range.end);
  return namesIn(condition.expression, text).map(({ kind, name, start }) => {
    const found = [...raw.matchAll(wordPattern(name))][countOf(name, scalar, offset + start)];
    if (!found) throw new Error(`${document.source.name} ${pointer}: no ${name}`);
    const file = document.source.name;
    return { file, pointer, kind, name, start: range.start + found.index, alone: `${file} ${alone}`, hides };
  });
}

/** However a scalar is folded or escaped, its words are the same and stand in the same order. */
function countOf(name: string, text: string, start: number): number {
  return [...text.matchAll(wordPattern(name))].filter(({ index }) => index < start).length;
}

function wordPattern(name: string): RegExp {
  return new RegExp(`(?<![\\w-])${name}(?![\\w-])`, "gu");
}

function namesIn(node: Expression, text: string): readonly Name[] {
  return [...ownNames(node, text), ...childrenOf(node).flatMap((child) => namesIn(child, text))];
}

function ownNames(node: Expression, text: string): readonly Name[] {
  switch (node.op) {
    case "select":
    case "has":
      return [{ kind: kindOfField(node.base), name: node.field, start: startOfField(node, text) }];
    case "lookup":
      return [{ kind: "lookup", name: node.name, start: text.indexOf(node.name, node.start) }];
    case "variable":
      return [{ kind: "variable", name: node.name, start: text.indexOf(node.name, node.start) }];
    case "compare":
      return node.operator === "==" || node.operator === "!="
        ? [...literal(node.left, node.right), ...literal(node.right, node.left)]
        : [];
    case "in":
      return [...inVocabulary(node.element, node.range), ...inVocabulary(node.range, node.element)];
    default:
      return [];
  }
}

function kindOfField(base: Expression): Mark["kind"] {
  if (base.op !== "root") return "field";
  if (base.root === "params") return "parameter";
  return base.root === "catalogues" ? "catalogue" : "field";
}

/** A name at the root of the document stands where its expression starts, any other one after its dot. */
function startOfField(node: Extract<Expression, { op: "select" | "has" }>, text: string): number {
  const { base, field } = node;
  if (base.op !== "root" || base.root !== "facts") return text.indexOf(field, base.end);
  return text.indexOf(field, node.start + (node.op === "has" ? "has".length : 0));
}

function literal(one: Expression, other: Expression): readonly Name[] {
  if (one.op !== "literal" || typeof one.value !== "string") return [];
  return other.type.kind === "string" && other.type.oneOf ? [nameOf(one, one.value)] : [];
}

function inVocabulary(one: Expression, other: Expression): readonly Name[] {
  if (one.op === "list") return one.items.flatMap((item) => literal(item, other));
  const element = other.type.kind === "list" ? other.type.element : undefined;
  if (one.op !== "literal" || typeof one.value !== "string") return [];
  return element?.kind === "string" && element.oneOf ? [nameOf(one, one.value)] : [];
}

/** The text of a literal stands behind its quote. */
function nameOf({ start }: Literal, value: string): Name {
  return { kind: "literal", name: value, start: start + 1 };
}
