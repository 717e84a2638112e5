import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { type Code, type Data, diagnostic } from "../diagnostic/messages.ts";
import type { Document } from "../parse/document.ts";
import { suggest } from "../source/suggest.ts";

/** Collects the mistakes of a policy set, each at its place in its file. */
export interface Reporter {
  readonly add: (...found: readonly Diagnostic[]) => void;
  readonly at: <C extends Code>(
    document: Document,
    pointer: string,
    code: C,
    data: Data<C>,
    target?: "key" | "value",
  ) => void;
}

/** Makes a reporter that appends to a list. */
export function reporterInto(list: Diagnostic[]): Reporter {
  return {
    add: (...found) => {
      list.push(...found);
    },
    at: (document, pointer, code, data, target = "value") => {
      const place = { source: document.source, range: document.locate(pointer, target), path: pointer };
      list.push(diagnostic(code, data, place));
    },
  };
}

/** Names something unknown together with the nearest known name, if one is near. */
export function unknownName(
  name: string,
  known: Iterable<string>,
): { readonly name: string; readonly suggestion?: string } {
  const near = suggest(name, known);
  return near === undefined ? { name } : { name, suggestion: near };
}

/** Checks that what a file names in one list, it names once. */
export function checkOwnNames(
  list: readonly { readonly id: string }[],
  document: Document,
  pointer: string,
  report: Reporter,
): void {
  for (const [index, { id }] of list.entries()) {
    if (list.findIndex((other) => other.id === id) === index) continue;
    const data = { name: id, first: document.source.name };
    report.at(document, `${pointer}/${index}/id`, "policy/duplicate-name", data);
  }
}
