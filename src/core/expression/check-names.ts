import type { Range } from "../source/source.ts";
import { suggest } from "../source/suggest.ts";
import { type Checker, report, type Scope, textOf, type Variables } from "./checker.ts";
import type { Field, Fields } from "./environment.ts";
import type { Syntax } from "./syntax-tree.ts";
import type { Expression, Root, Type } from "./tree.ts";
import { plainInt } from "./type.ts";
import { typeWords } from "./type-words.ts";

type NameSyntax = Extract<Syntax, { op: "name" }>;
type SelectSyntax = Extract<Syntax, { op: "select" }>;
type IndexSyntax = Extract<Syntax, { op: "index" }>;
type Of<K extends Type["kind"]> = Extract<Type, { kind: K }>;

const roots: readonly Exclude<Root, "facts">[] = ["params", "catalogues", "attested", "plan", "derived"];

/** Resolves a name: a variable, then a root, then a property of the document. */
export function checkName(checker: Checker, syntax: NameSyntax, scope: Scope): Expression | undefined {
  const range = { start: syntax.start, end: syntax.end };
  const { name } = syntax;
  const variable = find(scope, name);
  if (variable) {
    variable.isUsed = true;
    return { ...range, op: "variable", name, type: variable.type };
  }
  const type = checker.environment.variables.get(name);
  if (type) return { ...range, op: "variable", name, type };
  return checkRoot(checker, name, range) ?? checkProperty(checker, name, range, scope);
}

function find(scope: Scope, name: string): Variables | undefined {
  return scope === undefined || scope.name === name ? scope : find(scope.outer, name);
}

function checkRoot(checker: Checker, name: string, range: Range): Expression | undefined {
  const root = roots.find((known) => known === name);
  const type = root && checker.environment.roots.get(root);
  return root && type ? { ...range, op: "root", root, type } : undefined;
}

function checkProperty(checker: Checker, name: string, range: Range, scope: Scope): Expression | undefined {
  const { facts, object } = checker.environment;
  const fields = object(facts);
  const field = fields?.get(name);
  const base = { ...range, op: "root", root: "facts", type: { kind: "object", name: facts } } as const;
  if (field?.isRequest) return report(checker, range, { code: "expression/not-judged", data: { name } });
  if (field) return { ...range, op: "select", base, field: name, type: field.type };
  if (roots.some((root) => root === name)) {
    return report(checker, range, { code: "expression/not-available", data: { name } });
  }
  const suggestion = suggest(name, namesInReach(checker, scope));
  return report(checker, range, { code: "expression/unknown-name", data: named(name, suggestion) });
}

/** Lists every name that could have been meant. */
function namesInReach(checker: Checker, scope: Scope): readonly string[] {
  const { variables, roots: known, object, facts } = checker.environment;
  const inner: string[] = [];
  for (let at = scope; at; at = at.outer) inner.push(at.name);
  const properties = [...(object(facts) ?? [])].flatMap(([name, { isRequest }]) => (isRequest ? [] : [name]));
  return [...inner, ...variables.keys(), ...known.keys(), ...properties];
}

function named(name: string, suggestion: string | undefined) {
  return suggestion === undefined ? { name } : { name, suggestion };
}

/** Types `base.field`, of an object or of a map with text keys. */
export function checkSelect(checker: Checker, syntax: SelectSyntax, scope: Scope): Expression | undefined {
  const base = checker.check(syntax.base, scope);
  if (!base) return undefined;
  const field = fieldOf(checker, base, syntax);
  return (
    field && {
      start: syntax.start,
      end: syntax.end,
      op: "select",
      base,
      field: syntax.field,
      type: field.type,
    }
  );
}

/** Types `has(base.field)`, which asks only where the schema gives absence a meaning. */
export function checkHas(
  checker: Checker,
  call: Range,
  argument: Syntax,
  scope: Scope,
): Expression | undefined {
  const asked =
    argument.op === "select" ? askedField(checker, argument, scope) : askedProperty(checker, argument, scope);
  if (!asked) return undefined;
  const { base, field, name, range } = asked;
  if (!field.absence)
    return report(checker, range, { code: "expression/absence-without-meaning", data: { name } });
  return { start: call.start, end: call.end, op: "has", base, field: name, type: { kind: "bool" } };
}

interface Asked {
  readonly base: Expression;
  readonly field: Field;
  readonly name: string;
  readonly range: Range;
}

function askedField(checker: Checker, argument: SelectSyntax, scope: Scope): Asked | undefined {
  const base = checker.check(argument.base, scope);
  const field = base && fieldOf(checker, base, argument);
  return base && field && { base, field, name: argument.field, range: argument.fieldRange };
}

/** A property of the document is written without what it is selected from. */
function askedProperty(checker: Checker, argument: Syntax, scope: Scope): Asked | undefined {
  const checked = argument.op === "name" ? checkName(checker, argument, scope) : undefined;
  if (argument.op === "name" && !checked) return undefined;
  const field =
    checked?.op === "select"
      ? checker.environment.object(checker.environment.facts)?.get(checked.field)
      : undefined;
  if (checked?.op === "select" && field)
    return { base: checked.base, field, name: checked.field, range: argument };
  return report(checker, argument, {
    code: "expression/wrong-arguments",
    data: { name: "has", usage: "has(a.b)" },
  });
}

function fieldOf(checker: Checker, base: Expression, { field, fieldRange }: SelectSyntax): Field | undefined {
  const { type } = base;
  if (type.kind === "nothing") return { type, absence: true };
  if (type.kind === "map" && ["string", "nothing"].includes(type.key.kind))
    return { type: type.value, absence: true };
  if (type.kind !== "object") {
    return report(checker, fieldRange, {
      code: "expression/no-fields",
      data: { name: field, found: typeWords(type) },
    });
  }
  const fields = checker.environment.object(type.name);
  const found = fields?.get(field);
  if (found?.isRequest)
    return report(checker, fieldRange, { code: "expression/not-judged", data: { name: field } });
  return found ?? unknownField(checker, base, fields, { name: field, range: fieldRange });
}

function unknownField(
  checker: Checker,
  base: Expression,
  fields: Fields | undefined,
  { name, range }: { readonly name: string; readonly range: Range },
): undefined {
  const data = named(name, suggest(name, fields?.keys() ?? []));
  if (base.op === "root" && base.root === "params")
    return report(checker, range, { code: "expression/unknown-parameter", data });
  if (base.op === "root" && base.root === "catalogues")
    return report(checker, range, { code: "expression/unknown-catalogue", data });
  if (base.op === "root" && base.root === "derived")
    return report(checker, range, { code: "expression/unknown-derived", data });
  return report(checker, range, {
    code: "expression/unknown-field",
    data: { ...data, of: textOf(checker, base) },
  });
}

/** Types `base[index]`: the element of a list, or the value of a key. */
export function checkIndex(checker: Checker, syntax: IndexSyntax, scope: Scope): Expression | undefined {
  const base = checker.check(syntax.base, scope);
  const index = checker.check(syntax.index, scope);
  if (!base || !index) return undefined;
  const range = { start: syntax.start, end: syntax.end };
  const { type } = base;
  if (type.kind === "nothing") return { ...range, op: "index", base, index, type };
  if (type.kind === "list")
    return fits(checker, index, plainInt)
      ? { ...range, op: "index", base, index, type: type.element }
      : undefined;
  if (type.kind === "map") return keyed(checker, { base, index, range, type });
  return report(checker, base, { code: "expression/not-indexable", data: { found: typeWords(type) } });
}

interface Keyed {
  readonly base: Expression;
  readonly index: Expression;
  readonly range: Range;
  readonly type: Of<"map">;
}

function keyed(checker: Checker, { base, index, range, type }: Keyed): Expression | undefined {
  return fits(checker, index, type.key)
    ? { ...range, op: "index", base, index, type: type.value }
    : undefined;
}

function fits(checker: Checker, index: Expression, wanted: Type): boolean {
  const isSame =
    index.type.kind === wanted.kind || index.type.kind === "nothing" || wanted.kind === "nothing";
  if (!isSame) {
    const data = { expected: typeWords(wanted), found: typeWords(index.type) };
    report(checker, index, { code: "expression/wrong-type", data });
  }
  return isSame;
}
