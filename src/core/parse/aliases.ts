import type { Document as YamlDocument } from "yaml";
import { type Alias, isAlias, isNode, isScalar, type Node, visit } from "yaml";

/** Ties each alias of a document to the value it stands for: the last anchor of its name before it. */
export type AliasTargets = ReadonlyMap<Alias, Node>;

/** Finds what the aliases of a document stand for; one without an anchor before it has no entry. */
export function aliasTargets(document: YamlDocument.Parsed): AliasTargets {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, (_, node) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target !== undefined) targets.set(node, target);
    } else if (isNode(node) && node.anchor !== undefined) {
      anchors.set(node.anchor, node);
    }
  });
  return targets;
}

/** Follows an alias to the value it stands for; other nodes stand for themselves. */
export function resolved(node: unknown, targets: AliasTargets): unknown {
  return isAlias(node) ? targets.get(node) : node;
}

/** Reads the name of a pair, in the form in which values are kept. */
export function keyText(key: unknown): string | undefined {
  return isScalar(key) && typeof key.value === "string" ? key.value.normalize("NFC") : undefined;
}
