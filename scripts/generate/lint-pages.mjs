import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { importTypeScript } from "../bundle.mjs";
import { root } from "../root.mjs";

const examples = "tests/lint/rules";

/**
 * Writes the manual of the linter in both languages from its rules and from the examples that test them;
 * gives nothing, and says why, when the rules do not bundle.
 *
 * @param {ReadonlyMap<string, string>} generated the files that the steps before this one made
 * @returns {Promise<ReadonlyMap<string, string> | undefined>}
 */
export async function lintPages(generated) {
  const module = await importTypeScript("src/reporters/lint/rule-page.ts", generated).catch((error) => {
    console.error(error);
    return undefined;
  });
  if (typeof module?.rulePage !== "function") {
    console.error("the rules of the linter do not bundle: docs/lint.md stays as it was");
    return undefined;
  }
  const names = (await readdir(join(root, examples))).filter((name) => name.endsWith(".yaml")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(root, examples, name), "utf8")));
  const read = texts.map((text) => parse(text));
  return new Map([
    ["docs/lint.md", module.rulePage(read, "en")],
    ["docs/lint.vi.md", module.rulePage(read, "vi")],
  ]);
}
