import { schemas } from "../../../generated/schemas.ts";
import { childrenOf, structureOf } from "../../expression/children.ts";
import type { Call, Expression, Select } from "../../expression/tree.ts";
import { isJsonArray, isJsonObject, ownProperty } from "../../source/json.ts";
import { valueAt } from "../../source/value-at.ts";

/** Tells whether a value may be unknown on a valid document, where some places certainly have one. */
export function canBeUnknown(node: Expression, known: ReadonlySet<string>): boolean {
  switch (node.op) {
    case "select":
      return canSelectNothing(node, known);
    case "has":
      return canBeUnknown(node.base, known);
    case "index":
    case "lookup":
      return true;
    case "call":
      return convertsText(node) || node.args.some((one) => canBeUnknown(one, known));
    case "arithmetic":
      return divides(node.operator) || [node.left, node.right].some((one) => canBeUnknown(one, known));
    default:
      return childrenOf(node).some((one) => canBeUnknown(one, known));
  }
}

function canSelectNothing(node: Select, known: ReadonlySet<string>): boolean {
  if (isOfThePolicies(node) || known.has(structureOf(node))) return false;
  return isDerived(node.base) || !isRequired(node) || canBeUnknown(node.base, known);
}

/** Parameters and catalogues have a value on every day a binding holds; the loader sees to it. */
function isOfThePolicies({ base }: Select): boolean {
  if (base.op === "select") return isOfThePolicies(base);
  if (base.op === "root") return base.root === "params" || base.root === "catalogues";
  return base.type.kind === "object" && base.type.name.startsWith("catalogues#");
}

function isDerived(base: Expression): boolean {
  return base.op === "root" && base.root === "derived";
}

/** A property that its schema requires is there wherever its object is. */
function isRequired({ base, field }: Select): boolean {
  if (base.type.kind !== "object") return false;
  const [file = "", pointer = ""] = base.type.name.split("#");
  const found = Object.entries(schemas).find(([name]) => `${name}.schema.json` === file);
  const schema = found && valueAt(found[1], pointer);
  const required = isJsonObject(schema) ? ownProperty(schema, "required") : undefined;
  return isJsonArray(required) && required.includes(field);
}

function convertsText({ name }: Call): boolean {
  return name === "int" || name === "double" || name === "bool";
}

function divides(operator: string): boolean {
  return operator === "/" || operator === "%";
}
