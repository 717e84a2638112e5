import { Document, isMap, isScalar, isSeq, type Node, visit } from "yaml";
import { formatPolicy } from "../fmt/format-policy.ts";
import type { Json } from "../source/json.ts";

/** Is how long a collection may be that stands on one line. */
const WIDTH = 90;

/** Writes JSON data as YAML as people write it: what is short and flat on one line. */
export function yamlText(value: Json): string {
  const document = new Document(value);
  visit(document, {
    Collection: (_, node, path) => {
      if (path.length > 1 && isFlat(node) && lengthOf(node) <= WIDTH) node.flow = true;
    },
  });
  const text = document.toString({ lineWidth: 0 });
  return formatPolicy({ name: "example", text }).text ?? text;
}

function isFlat(node: Node): boolean {
  if (isSeq(node)) return node.items.every((item) => isScalar(item));
  return isMap(node) && node.items.every(({ value }) => isScalar(value));
}

function lengthOf(node: Node): number {
  return JSON.stringify(node.toJSON()).length;
}
