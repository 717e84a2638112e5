import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readFolder } from "../policy/policy-folder.ts";

/** Is one change of the small set: a text in a file replaced, or, without `replace`, a new file. */
export interface Edit {
  readonly file: string;
  readonly replace?: string;
  readonly with: string;
}

/** Is what a rule finds and what it does not, as changes of the small set. */
export interface RuleExample {
  readonly code: string;
  readonly bad: {
    readonly edits: readonly Edit[];
    /** The text that is underlined, as often as `times` says. */
    readonly text: string;
    readonly times?: number;
    /** The codes of what is found as well, because a set with such a flaw has that one too. */
    readonly also?: readonly string[];
  };
  readonly good: { readonly edits: readonly Edit[] };
}

/** Reads the example of every rule, by the name of its file. */
export function ruleExamples(): readonly (readonly [string, RuleExample])[] {
  const folder = join(import.meta.dirname, "rules");
  return readdirSync(folder)
    .sort()
    .map((name) => [name.replace(".yaml", ""), parse(readFileSync(join(folder, name), "utf8"))]);
}

/** Makes the small set, in which the linter finds nothing, with changes. */
export function smallSetWith(edits: readonly Edit[] = []): Map<string, string> {
  const files = readFolder(join(import.meta.dirname, "set"));
  for (const { file, replace, with: by } of edits) {
    const text = files.get(file) ?? "";
    if (replace !== undefined && !text.includes(replace)) throw new Error(`${file} has no \`${replace}\``);
    files.set(file, replace === undefined ? by : text.replace(replace, () => by));
  }
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
}
