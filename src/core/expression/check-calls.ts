import type { Range } from "../source/source.ts";
import { suggest } from "../source/suggest.ts";
import { isDate, isPeriod } from "./calendar.ts";
import { checkComprehension, isQuantifier } from "./check-comprehension.ts";
import { checkHas } from "./check-names.ts";
import { type Checker, complete, expect, report, type Scope } from "./checker.ts";
import type { KeyedList } from "./environment.ts";
import { type FunctionShape, functions, unsupported } from "./functions.ts";
import { compilePattern } from "./regex.ts";
import type { CallSyntax, Syntax } from "./syntax-tree.ts";
import type { Expression, FunctionName, Type } from "./tree.ts";
import { date, period } from "./type.ts";
import { anyUnit } from "./unit.ts";

/** Types a call: a comprehension, `has`, `date`, `period`, a lookup or a function. */
export function checkCall(checker: Checker, syntax: CallSyntax, scope: Scope): Expression | undefined {
  const { name, receiver } = syntax;
  if (receiver && isQuantifier(name))
    return checkComprehension(checker, { syntax, op: name, receiver }, scope);
  if (!receiver && name === "has") return checkPresence(checker, syntax, scope);
  if (!receiver && (name === "date" || name === "period")) return checkConstructor(checker, syntax, name);
  const lookup = receiver ? undefined : checker.environment.lookups.get(name);
  if (lookup) return checkLookup(checker, syntax, lookup, scope);
  const known = functionNamed(name);
  return known ? checkFunction(checker, syntax, known, scope) : unknownFunction(checker, syntax, scope);
}

function functionNamed(name: string): FunctionName | undefined {
  return Object.keys(functions).find((known): known is FunctionName => known === name);
}

const macros = ["all", "exists", "exists_one", "filter", "map", "has", "date", "period"];

function unknownFunction(checker: Checker, syntax: CallSyntax, scope: Scope): undefined {
  const { name, nameRange, receiver, args } = syntax;
  const isNamespace =
    receiver?.op === "name" && ["cel", "optional", "math", "strings"].includes(receiver.name);
  if (isNamespace || unsupported.has(name)) {
    return report(checker, nameRange, { code: "expression/unsupported", data: { what: name } });
  }
  const names = [...Object.keys(functions), ...macros, ...checker.environment.lookups.keys()];
  const suggestion = suggest(name, names);
  const data = suggestion === undefined ? { name } : { name, suggestion };
  report(checker, nameRange, { code: "expression/unknown-function", data });
  // What is inside is judged all the same, save where it may use a variable the wrong name should have bound.
  if (receiver) checker.check(receiver, scope);
  else for (const arg of args) checker.check(arg, scope);
  return undefined;
}

function wrongArguments(checker: Checker, range: Range, name: string, usage: string): undefined {
  return report(checker, range, { code: "expression/wrong-arguments", data: { name, usage } });
}

function checkPresence(checker: Checker, syntax: CallSyntax, scope: Scope): Expression | undefined {
  const [argument, ...rest] = syntax.args;
  if (!argument || rest.length > 0) return wrongArguments(checker, syntax, "has", "has(a.b)");
  return checkHas(checker, syntax, argument, scope);
}

const constructors = {
  date: { usage: 'date("2026-11-21")', type: date, isValid: isDate, code: "expression/wrong-date" },
  period: { usage: 'period("P6M")', type: period, isValid: isPeriod, code: "expression/wrong-period" },
} as const;

/** Types `date("…")` and `period("…")`, which are literals: what they hold is known at load. */
function checkConstructor(
  checker: Checker,
  syntax: CallSyntax,
  name: "date" | "period",
): Expression | undefined {
  const { usage, type, isValid, code } = constructors[name];
  const [argument, ...rest] = syntax.args;
  if (!argument || rest.length > 0) return wrongArguments(checker, syntax, name, usage);
  const value = literalText(argument);
  if (value === undefined)
    return report(checker, argument, { code: "expression/not-literal", data: { name, usage } });
  if (!isValid(value)) return report(checker, argument, { code, data: { text: value } });
  return { start: syntax.start, end: syntax.end, op: "literal", value, type };
}

function literalText(syntax: Syntax): string | undefined {
  return syntax.op === "literal" && typeof syntax.value === "string" ? syntax.value : undefined;
}

/** Types a lookup: its argument refers to the list by the schema, or is written out. */
function checkLookup(
  checker: Checker,
  syntax: CallSyntax,
  lookup: KeyedList,
  scope: Scope,
): Expression | undefined {
  const [argument, ...rest] = syntax.args;
  if (!argument || rest.length > 0) {
    return wrongArguments(checker, syntax, syntax.name, `${syntax.name}(reference)`);
  }
  const checked = checker.check(argument, scope);
  const { list, key, element } = lookup;
  const refers = checked?.type.kind === "string" && checked.type.references === list;
  const isWritten = literalText(argument) !== undefined;
  if (!checked) return undefined;
  if (!refers && !isWritten) {
    return report(checker, argument, { code: "expression/not-reference", data: { name: syntax.name, list } });
  }
  const place = { start: syntax.start, end: syntax.end };
  return { ...place, op: "lookup", name: syntax.name, list, key, argument: checked, type: element };
}

function checkFunction(
  checker: Checker,
  syntax: CallSyntax,
  name: FunctionName,
  scope: Scope,
): Expression | undefined {
  const shape = functions[name];
  const written = syntax.receiver ? [syntax.receiver, ...syntax.args] : syntax.args;
  const args = complete(written.map((arg) => checker.check(arg, scope)));
  const isForm = shape.form === "both" || (shape.form === "method") === (syntax.receiver !== undefined);
  if (!isForm || written.length !== shape.parameters.length) {
    return wrongArguments(checker, syntax, name, shape.usage);
  }
  if (!args || !haveKinds(checker, shape, args)) return undefined;
  if (name === "matches" && !isPattern(checker, written[1], args[1])) return undefined;
  const type = name === "sum" ? sumType(checker, args[0], shape) : shape.result;
  return type && { start: syntax.start, end: syntax.end, op: "call", name, args, type };
}

function haveKinds(checker: Checker, shape: FunctionShape, args: readonly Expression[]): boolean {
  const results = shape.parameters.map(({ kinds, wanted }, i) => {
    const arg = args[i];
    return arg !== undefined && expect(checker, arg, kinds, wanted);
  });
  return results.every(Boolean);
}

/** Takes only what has been compiled at load: a pattern written out, or one of a parameter, whose values were. */
function isPattern(checker: Checker, argument: Syntax | undefined, checked: Expression | undefined): boolean {
  if (!argument || !checked) return false;
  if (checked.type.kind === "pattern") return true;
  const pattern = literalText(argument);
  if (pattern === undefined) report(checker, argument, { code: "expression/not-pattern", data: {} });
  else if (!compilePattern(pattern))
    report(checker, argument, { code: "expression/wrong-pattern", data: { text: pattern } });
  else return true;
  return false;
}

/** A sum is in the unit of what it adds. */
function sumType(checker: Checker, list: Expression | undefined, shape: FunctionShape): Type | undefined {
  const element: Type = list?.type.kind === "list" ? list.type.element : { kind: "nothing" };
  if (element.kind === "nothing") return { kind: "int", unit: anyUnit };
  const [parameter] = shape.parameters;
  if (element.kind === "int" || !list || !parameter) return element;
  expect(checker, { ...list, type: element }, ["int"], parameter.wanted);
  return undefined;
}
