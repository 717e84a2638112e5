import { checkArithmetic } from "./check-arithmetic.ts";
import { checkCall } from "./check-calls.ts";
import { checkList, checkLiteral, checkMap } from "./check-literals.ts";
import { checkIndex, checkName, checkSelect } from "./check-names.ts";
import { checkChain, checkComparison, checkIf, checkMembership, checkUnary } from "./check-operators.ts";
import { type Checker, type Problem, report, type Scope } from "./checker.ts";
import type { Environment } from "./environment.ts";
import type { BinarySyntax, Syntax } from "./syntax-tree.ts";
import type { Expression } from "./tree.ts";

export interface Checked {
  readonly expression: Expression | undefined;
  readonly problems: readonly Problem[];
  /** Comprehension variables nobody reads. */
  readonly unused: readonly Problem[];
}

/** Types an expression and collects every problem in it; there is an expression exactly when there is none. */
export function check(syntax: Syntax, text: string, environment: Environment): Checked {
  const checker: Checker = {
    text,
    environment,
    problems: [],
    unused: [],
    check: (part, scope) => checkPart(checker, part, scope),
  };
  const expression = checker.check(syntax, undefined);
  return {
    expression: checker.problems.length === 0 ? expression : undefined,
    problems: checker.problems,
    unused: checker.unused,
  };
}

function checkPart(checker: Checker, syntax: Syntax, scope: Scope): Expression | undefined {
  switch (syntax.op) {
    case "literal":
      return checkLiteral(checker, syntax);
    case "unsupported":
      return report(checker, syntax, { code: "expression/unsupported", data: { what: syntax.what } });
    case "name":
      return checkName(checker, syntax, scope);
    case "select":
      return checkSelect(checker, syntax, scope);
    case "index":
      return checkIndex(checker, syntax, scope);
    case "call":
      return checkCall(checker, syntax, scope);
    case "not":
    case "negate":
      return checkUnary(checker, syntax, scope);
    case "and":
    case "or":
      return checkChain(checker, syntax, scope);
    case "if":
      return checkIf(checker, syntax, scope);
    case "binary":
      return checkBinary(checker, syntax, scope);
    case "list":
      return checkList(checker, syntax, scope);
    case "entries":
      return checkMap(checker, syntax, scope);
  }
}

function checkBinary(checker: Checker, syntax: BinarySyntax, scope: Scope): Expression | undefined {
  switch (syntax.operator) {
    case "in":
      return checkMembership(checker, syntax, scope);
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return checkArithmetic(checker, syntax, syntax.operator, scope);
    default:
      return checkComparison(checker, syntax, syntax.operator, scope);
  }
}
