import { suggest } from "../source/suggest.ts";
import { type Checker, complete, report, type Scope } from "./checker.ts";
import type { Syntax } from "./syntax-tree.ts";
import type { Expression, Type } from "./tree.ts";
import { bool, double, join, nothing, plainInt, text } from "./type.ts";
import { typeWords, unitWords } from "./type-words.ts";

type LiteralSyntax = Extract<Syntax, { op: "literal" }>;
type ListSyntax = Extract<Syntax, { op: "list" }>;
type MapSyntax = Extract<Syntax, { op: "entries" }>;

/** Types a literal; an integer must fit 64 bits and a decimal must be finite. */
export function checkLiteral(checker: Checker, { start, end, value }: LiteralSyntax): Expression | undefined {
  const node = { start, end, op: "literal" } as const;
  if (value === null) return { ...node, value, type: { kind: "null" } };
  if (typeof value === "boolean") return { ...node, value, type: bool };
  if (typeof value === "string") return { ...node, value, type: text };
  const fits = typeof value === "bigint" ? BigInt.asIntN(64, value) === value : Number.isFinite(value);
  if (!fits) {
    const found = checker.text.slice(start, end);
    return report(checker, { start, end }, { code: "expression/wrong-number", data: { found } });
  }
  return typeof value === "bigint"
    ? { ...node, value: value.toString(), type: plainInt }
    : { ...node, value, type: double };
}

/** Types `[a, b]`, whose elements are of one type. */
export function checkList(checker: Checker, syntax: ListSyntax, scope: Scope): Expression | undefined {
  const items = complete(syntax.items.map((item) => checker.check(item, scope)));
  const element = items && joinAll(checker, items);
  if (!items || !element) return undefined;
  const type: Type = { kind: "list", element, mayBeEmpty: items.length === 0 };
  return { start: syntax.start, end: syntax.end, op: "list", items, type };
}

/** Types `{key: value}`, whose keys, and whose values, are of one type. */
export function checkMap(checker: Checker, syntax: MapSyntax, scope: Scope): Expression | undefined {
  const entries = complete(
    syntax.entries.map(([key, value]) => complete([checker.check(key, scope), checker.check(value, scope)])),
  );
  if (!entries) return undefined;
  const pairs = entries.flatMap(([key, value]) => (key && value ? [[key, value] as const] : []));
  const key = joinAll(
    checker,
    pairs.map(([first]) => first),
  );
  const value = joinAll(
    checker,
    pairs.map(([, second]) => second),
  );
  const range = { start: syntax.start, end: syntax.end };
  if (!key || !value) return undefined;
  if (!["bool", "int", "string", "nothing"].includes(key.kind)) {
    return report(checker, range, {
      code: "expression/wrong-type",
      data: { expected: typeWords(text), found: typeWords(key) },
    });
  }
  return { ...range, op: "entries", entries: pairs, type: { kind: "map", key, value } };
}

function joinAll(checker: Checker, parts: readonly Expression[]): Type | undefined {
  let type: Type | undefined = nothing;
  for (const part of parts) type = type && joinParts(checker, type, part);
  return type;
}

/** Finds the type of alternatives that stand side by side: the elements of a list, the branches of `?:`. */
export function joinParts(checker: Checker, left: Type, part: Expression): Type | undefined {
  const joined = join(left, part.type);
  if ("type" in joined) return joined.type;
  if (joined.differ === "values") return text;
  if (joined.differ === "unit" && left.kind === "int" && part.type.kind === "int") {
    const data = { left: unitWords(left.unit), right: unitWords(part.type.unit) };
    return report(checker, part, { code: "expression/unlike-units", data });
  }
  return report(checker, part, {
    code: "expression/mixed-types",
    data: { left: typeWords(left), right: typeWords(part.type) },
  });
}

/** Checks the texts written out in one operand against the closed vocabulary of the other. */
export function checkAgainstVocabulary(checker: Checker, written: Expression, vocabulary: Type): boolean {
  const allowed = oneOf(vocabulary);
  if (!allowed) return true;
  if (written.op === "list")
    return written.items.map((item) => checkAgainstVocabulary(checker, item, vocabulary)).every(Boolean);
  if (written.op === "if") {
    const branches = [written.whenTrue, written.whenFalse];
    return branches.map((branch) => checkAgainstVocabulary(checker, branch, vocabulary)).every(Boolean);
  }
  if (written.op !== "literal" || typeof written.value !== "string" || written.type.kind !== "string")
    return true;
  if (allowed.includes(written.value)) return true;
  const suggestion = suggest(written.value, allowed);
  const data = { value: written.value, allowed, ...(suggestion === undefined ? {} : { suggestion }) };
  report(checker, written, { code: "expression/unknown-value", data });
  return false;
}

function oneOf(type: Type): readonly string[] | undefined {
  if (type.kind === "list") return oneOf(type.element);
  return type.kind === "string" ? type.oneOf : undefined;
}
