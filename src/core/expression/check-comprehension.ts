import { checkCondition } from "./check-operators.ts";
import { type Checker, report, type Scope, type Variables } from "./checker.ts";
import type { CallSyntax, Syntax } from "./syntax-tree.ts";
import type { Expression, Quantifier, Type } from "./tree.ts";
import { bool, elementType, nothing } from "./type.ts";
import { typeWords } from "./type-words.ts";

const quantifiers: readonly string[] = ["all", "exists", "exists_one", "filter", "map"];

export function isQuantifier(name: string): name is Quantifier {
  return quantifiers.includes(name);
}

interface Macro {
  readonly syntax: CallSyntax;
  readonly op: Quantifier;
  readonly receiver: Syntax;
}

/** Types a comprehension: over the elements of a list, or the keys of a map. */
export function checkComprehension(checker: Checker, macro: Macro, scope: Scope): Expression | undefined {
  const { syntax, op, receiver } = macro;
  const [variable, ...bodies] = syntax.args;
  if (variable?.op !== "name" || bodies.length < 1 || bodies.length > (op === "map" ? 2 : 1)) {
    const usage = op === "map" ? "list.map(x, x.field)" : `list.${op}(x, x.field == 1)`;
    return report(checker, syntax, { code: "expression/wrong-arguments", data: { name: op, usage } });
  }
  const range = checker.check(receiver, scope);
  const element = range && elementOf(checker, range);
  if (!range || !element) return undefined;
  const inner: Variables = { name: variable.name, type: element, outer: scope, isUsed: false };
  const checked = checkBodies(checker, op, bodies, inner);
  if (!checked) return undefined;
  noteUnused(checker, variable, inner, { op, body: checked.body });
  const place = { start: syntax.start, end: syntax.end };
  const type = resultOf(op, range.type, checked);
  return { ...place, op, variable: variable.name, range, ...checked, type };
}

function elementOf(checker: Checker, range: Expression): Type | undefined {
  const element = elementType(range.type);
  if (element) return element;
  const data = { expected: { vi: "danh sách", en: "a list" }, found: typeWords(range.type) };
  return report(checker, range, { code: "expression/wrong-type", data });
}

interface Bodies {
  readonly body: Expression;
  readonly filter?: Expression;
}

function checkBodies(
  checker: Checker,
  op: Quantifier,
  written: readonly Syntax[],
  scope: Variables,
): Bodies | undefined {
  const [first, second] = written;
  if (!first) return undefined;
  if (op !== "map") return asBody(checkCondition(checker, first, scope));
  if (!second) return asBody(checker.check(first, scope));
  const filter = checkCondition(checker, first, scope);
  const body = checker.check(second, scope);
  return filter && body && { body, filter };
}

function asBody(body: Expression | undefined): Bodies | undefined {
  return body && { body };
}

function resultOf(op: Quantifier, range: Type, { body, filter }: Bodies): Type {
  if (op === "filter") return { kind: "list", element: elementType(range) ?? nothing, mayBeEmpty: true };
  if (op !== "map") return bool;
  const mayBeEmpty = filter !== undefined || range.kind !== "list" || range.mayBeEmpty;
  return { kind: "list", element: body.type, mayBeEmpty };
}

/** `list.exists(x, true)` asks whether there is an element at all, and needs nothing of it. */
function noteUnused(
  checker: Checker,
  variable: Syntax,
  scope: Variables,
  { op, body }: { op: Quantifier; body: Expression },
): void {
  const asksExistence = op === "exists" && body.op === "literal" && body.value === true;
  if (scope.isUsed || asksExistence) return;
  const range = { start: variable.start, end: variable.end };
  checker.unused.push({ code: "expression/unused-variable", data: { name: scope.name }, range });
}
