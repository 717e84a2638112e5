import { type Trace, trace } from "../expression/describe.ts";
import type { Scope } from "../expression/interpret.ts";
import type { Fact } from "../expression/result.ts";
import type { Expression } from "../expression/tree.ts";
import type { Condition } from "../policy/policy-set.ts";
import type { Text } from "../source/source.ts";
import { explainDerived, type ReadDerived } from "./explain-derived.ts";
import { parametersIn, partAt } from "./expression-parts.ts";
import { headOf, inBoth, type Wordings, withEntry } from "./outline.ts";
import { parameterNotes } from "./parameter-notes.ts";
import { causeWords, entryName, parameterReadingOf, type Reader, readingOf } from "./reading.ts";
import type { ConditionReasoning, FactReading } from "./reasoning.ts";
import { listLabel } from "./wording.ts";

interface Explaining {
  readonly scope: Scope;
  readonly condition: Condition;
  readonly wordings: Wordings;
  readonly reader: Reader;
}

/** Explains how a condition comes to its answer, part by part, each in words. */
export function explainCondition(
  condition: Condition,
  scope: Scope,
  wordings: Wordings,
  reader: Reader,
): ConditionReasoning {
  return explainPart(trace(condition.expression, scope), { condition, scope, wordings, reader });
}

function explainPart(part: Trace, explaining: Explaining): ConditionReasoning {
  const { condition, reader } = explaining;
  const { expression, wordings, around } = wordsAt(part, explaining);
  const parts = isSaidWhole(expression)
    ? []
    : part.children.flatMap((child) => tellingParts(child, condition));
  const children = parts.map((child) => explainPart(child, explaining));
  const isLeaf = children.length === 0;
  const isOnlyHead = isConnective(expression) && !isLeaf;
  const { readings, tells } = isOnlyHead
    ? NO_DERIVED
    : explainDerived(expression, explaining.scope, wordings, reader);
  const ruleCauses = new Set(
    readings.flatMap(({ rules }) => rules.flatMap(({ causes }) => causes.map(({ en }) => en))),
  );
  const causes =
    isLeaf && !part.result.known ? part.result.causes.map((cause) => causeWords(cause, reader)) : [];
  return {
    text: headOf(expression, wordings, !isLeaf && isConnective(expression)),
    code: condition.text.slice(part.range.start, part.range.end),
    answer: part.outcome,
    ...(isQuantifier(expression.op) ? { quantifier: expression.op } : {}),
    ...(part.element ? { element: elementName(part.element, around, wordings, reader) } : {}),
    facts: isOnlyHead
      ? []
      : factsBeyond(
          children,
          factsOf(
            part.result.support.filter((fact) => !tells(fact)),
            explaining,
          ),
        ),
    causes: causes.filter(({ en }) => !ruleCauses.has(en)),
    ...(readings.length > 0 ? { derived: readings } : {}),
    children,
    ...(part.isCut ? { isCut: true } : {}),
  };
}

const NO_DERIVED: ReadDerived = { readings: [], tells: () => false };

/** A value in between tells nothing by itself: what it is made of is shown in its place. */
function tellingParts(part: Trace, condition: Condition): readonly Trace[] {
  const kind = partAt(condition.expression, part.range)?.expression.type.kind;
  if (part.element || kind === "bool") return [part];
  return part.children.flatMap((child) => tellingParts(child, condition));
}

/** What the parts below have shown is not shown again. */
function factsBeyond(
  children: readonly ConditionReasoning[],
  facts: readonly FactReading[],
): readonly FactReading[] {
  const shown = new Set(children.flatMap(pathsIn));
  return facts.filter(({ path }) => !shown.has(path));
}

function pathsIn({ facts, children }: ConditionReasoning): readonly string[] {
  return [...facts.map(({ path }) => path), ...children.flatMap(pathsIn)];
}

/** Entries of catalogues are in the words already, and a regular expression is named there. */
function factsOf(
  support: readonly Fact[],
  { scope, condition, wordings, reader }: Explaining,
): readonly FactReading[] {
  const params = scope.roots.params ?? {};
  const names = new Set(
    support.flatMap(({ root, pointer }) => (root === "params" ? (pointer.split("/")[1] ?? []) : [])),
  );
  const units = parametersIn(condition.expression);
  const readNames = [...names].filter((name) => units.get(name) !== "pattern");
  const documents = support.filter(({ root }) => root !== "params" && root !== "catalogues");
  return [
    ...documents.map((fact) => readingOf(fact, reader)),
    ...readNames.map((name) =>
      parameterReadingOf(
        name,
        params[name] ?? null,
        parameterNotes(name, units.get(name), wordings.vi),
        reader,
      ),
    ),
  ];
}

function wordsAt({ range }: Trace, { condition, wordings }: Explaining) {
  const found = partAt(condition.expression, range) ?? { expression: condition.expression, around: [] };
  const inner = found.around.reduce(
    (outer, one) => ("variable" in one ? withEntry(outer, one.variable, one.range) : outer),
    wordings,
  );
  return { ...found, wordings: inner };
}

/** A plain negation says the same as what it negates. */
function isSaidWhole(expression: Expression): boolean {
  return expression.op === "not" && !isConnective(expression.operand);
}

function isConnective({ op }: Expression): boolean {
  return op === "and" || op === "or" || op === "not" || isQuantifier(op);
}

function isQuantifier(op: Expression["op"]): op is "all" | "exists" | "exists_one" {
  return op === "all" || op === "exists" || op === "exists_one";
}

function elementName(
  { variable, value }: NonNullable<Trace["element"]>,
  around: readonly Expression[],
  wordings: Wordings,
  reader: Reader,
): Text {
  const list = around.findLast((one) => "variable" in one && one.variable === variable);
  return inBoth(wordings, (wording) => {
    const label = list && "range" in list ? listLabel(list.range, wording) : variable;
    return `«${label}» ${entryName(value, reader)}`;
  });
}
