import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { codes } from "../../src/core/diagnostic/messages.ts";
import { policyMessages } from "../../src/core/diagnostic/policy-messages.ts";
import { profileMessages } from "../../src/core/diagnostic/profile-messages.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { smallSet } from "./policy-folder.ts";

interface Edit {
  readonly replace: string;
  readonly with: string;
}
interface Case extends Partial<Edit> {
  readonly name: string;
  readonly file: string;
  readonly edits?: readonly Edit[];
  readonly remove?: readonly string[];
  readonly expect: readonly { readonly code: string; readonly text?: string; readonly suggestion?: string }[];
  /** Whether other mistakes may follow from this one. */
  readonly also?: boolean;
}

const cases: readonly Case[] = parse(readFileSync(join(import.meta.dirname, "load-errors.yaml"), "utf8"));

function changedSet({ file, edits = [], remove = [], ...only }: Case): Map<string, string> {
  const files = smallSet();
  const single = only.replace === undefined ? [] : [{ replace: only.replace, with: only.with ?? "" }];
  let text = files.get(file) ?? "";
  for (const edit of [...single, ...edits]) {
    if (!text.includes(edit.replace)) throw new Error(`${file} has no \`${edit.replace}\``);
    text = text.replace(edit.replace, () => edit.with);
  }
  files.set(file, text);
  for (const name of remove) files.delete(name);
  return files;
}

describe("a policy set", () => {
  it("without a mistake loads", () => {
    expect(loadPolicies(smallSet()).diagnostics).toEqual([]);
  });

  it.each(cases)("with $name is refused", (one) => {
    const files = changedSet(one);
    const { policies, diagnostics } = loadPolicies(files);
    expect(policies).toBeUndefined();
    const told = diagnostics.map(({ code, range, source, help }) => ({
      code,
      text: range && files.get(source)?.slice(range.start, range.end),
      help: help?.en ?? "",
    }));
    for (const { suggestion, ...wanted } of one.expect) {
      expect(told).toContainEqual(expect.objectContaining(wanted));
      const found = told.filter(({ code }) => code === wanted.code);
      if (suggestion) expect(found.map(({ help }) => help).join()).toContain(`\`${suggestion}\``);
    }
    if (!one.also)
      expect(told.map(({ code }) => code).sort()).toEqual(one.expect.map(({ code }) => code).sort());
  });

  it("has a case for every mistake that only the loader finds", () => {
    const shown = new Set(cases.flatMap((one) => one.expect.map(({ code }) => code)));
    const elsewhere = ["policy/empty-set", "policy/justification-not-design", "policy/and-more"];
    const own = Object.keys({ ...policyMessages, ...profileMessages }).filter(
      (code) => !elsewhere.includes(code),
    );
    expect(own.filter((code) => !shown.has(code))).toEqual([]);
    expect(own.every((code) => codes.includes(code))).toBe(true);
  });

  it("gives the same diagnostics and the same digest whatever the order of its files", () => {
    const reversed = new Map([...smallSet()].reverse());
    expect(loadPolicies(reversed).policies).toEqual(loadPolicies(smallSet()).policies);
  });

  it("is empty: nothing to judge by is a mistake", () => {
    expect(loadPolicies(new Map()).diagnostics.map(({ code }) => code)).toEqual(["policy/empty-set"]);
  });
});
