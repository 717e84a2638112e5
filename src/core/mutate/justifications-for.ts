import { childrenOf } from "../expression/children.ts";
import { compileExpression } from "../expression/compile-expression.ts";
import { type Environment, withVariables } from "../expression/environment.ts";
import type { Expression } from "../expression/tree.ts";
import { partBeyondDesign, type Typing } from "../policy/load-gate.ts";
import type { GateBody, Justification, Requirement, Stage, Subject } from "../policy/policy-set.ts";
import { typingOf } from "../policy/typing.ts";
import type { SchemaRegistry } from "../schema/json-schema.ts";
import { isBeyondAcceptance } from "./is-beyond-acceptance.ts";

/**
 * Finds the justifications that a requirement could be given by a slip: those its neighbours have, and those beside
 * what it judges. None where none could answer, `from` being the first stage at which a binding lets one.
 */
export type FindJustifications = (
  requirement: Requirement,
  about: { readonly body: GateBody; readonly subject: Subject; readonly from: Stage },
) => readonly Justification[];

/** Gathers once what the schemas say about justifications. A path to one needs nothing that a policy set declares. */
export function justificationsIn(schemas: SchemaRegistry): FindJustifications {
  const typing = typingOf(schemas, { parameters: [], catalogues: [], derived: new Map() });
  return (requirement, { body: { require }, subject, from }) => {
    if (isBeyondAcceptance(requirement, { from, subject, typing })) return [];
    const environment = environmentIn(requirement, typing.environments[subject]);
    const texts = [
      ...require.flatMap(({ justification }) => justification?.text ?? []),
      ...objectsIn(requirement).flatMap((object) => below(object, environment, typing)),
    ];
    return [...new Set(texts)].flatMap(
      (text) => compiled(text, requirement, { environment, subject, typing }) ?? [],
    );
  };
}

function environmentIn({ each }: Requirement, environment: Environment): Environment {
  const type = each?.in.expression.type;
  return each && type?.kind === "list"
    ? withVariables(environment, [[each.variable, type.element]])
    : environment;
}

interface Read {
  readonly text: string;
  readonly type: string;
}

/** Lists the objects a requirement speaks of: the element it judges, and those whose properties it reads. */
function objectsIn({ each, that }: Requirement): readonly Read[] {
  const element = each?.in.expression.type;
  const own =
    each && element?.kind === "list" && element.element.kind === "object"
      ? [{ text: each.variable, type: element.element.name }]
      : [];
  return [...own, ...objectsBelow(that.expression, that.text)];
}

/** What is found by a reference is another element, with a justification of its own. */
function objectsBelow(node: Expression, text: string): readonly Read[] {
  const own =
    node.type.kind === "object" && isPath(node)
      ? [{ text: text.slice(node.start, node.end), type: node.type.name }]
      : [];
  return [...own, ...childrenOf(node).flatMap((child) => objectsBelow(child, text))];
}

function isPath(node: Expression): boolean {
  return node.op === "variable" || (node.op === "select" && (node.base.op === "root" || isPath(node.base)));
}

function below({ text, type }: Read, environment: Environment, typing: Typing): readonly string[] {
  const fields = [...(environment.object(type) ?? [])];
  return fields.flatMap(([name, field]) => {
    const isOne = field.type.kind === "object" && typing.justificationFields(field.type.name);
    return isOne ? [`${text}.${name}`] : [];
  });
}

interface Where {
  readonly environment: Environment;
  readonly subject: Subject;
  readonly typing: Typing;
}

/** What the loader would refuse nobody can be given. */
function compiled(
  text: string,
  { each }: Requirement,
  { environment, subject, typing }: Where,
): Justification | undefined {
  const { expression } = compileExpression(text, environment, { mode: "path" });
  if (expression?.type.kind !== "object") return undefined;
  const complete = typing.justificationFields(expression.type.name);
  const part = partBeyondDesign(expression, each, { typing, subject });
  return complete && part === undefined ? { text, expression, complete } : undefined;
}
