import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { type Act, COMMON_FIELDS } from "./act.ts";
import { givenOptions, type Written } from "./read-fields.ts";

/** Lists what each option does not go together with, apart from those that say the content. */
const EXCLUDED: Readonly<Record<string, readonly string[]>> = {
  "--statement-only": ["--key", "--key-id", "--passphrase-file", "--add", "--output"],
  "--statement": ["--key", "--key-id", "--passphrase-file", "--statement-only", "--gate"],
  "--cms": ["--signature", "--certificate"],
  "--draft": ["--key", "--statement-only", "--statement", "--add", "--request", "--gate"],
  "--request": ["--gate", "--statement"],
};

/** Lists what each option needs beside it. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  "--signature": ["--statement", "--certificate"],
  "--certificate": ["--statement", "--signature"],
  "--cms": ["--statement"],
  "--key-id": ["--key"],
  "--passphrase-file": ["--key"],
};

/** Tells which options of an act do not go together, and which lack another. */
export function optionProblems(act: Pick<Act, "fields">, written: Written): readonly Diagnostic[] {
  return [
    ...Object.entries(EXCLUDED).flatMap(([option, others]) => notTogether(option, others, written)),
    ...contentTwice(act, written),
    ...Object.entries(NEEDED).flatMap(([option, others]) => needs(option, others, written)),
    ...(isGiven("--cms", written) && isGiven("--add", written)
      ? [runDiagnostic("act/add-to-cms", {}, "--add")]
      : []),
    ...unsigned(written),
  ];
}

function notTogether(option: string, others: readonly string[], written: Written): readonly Diagnostic[] {
  const found = isGiven(option, written) ? givenOptions(others, written) : [];
  return found.length === 0 ? [] : [runDiagnostic("act/not-together", { others: found }, option)];
}

/** What was signed elsewhere already says everything: an option that says it again would be ignored. */
function contentTwice({ fields }: Pick<Act, "fields">, written: Written): readonly Diagnostic[] {
  const content = [...fields, ...COMMON_FIELDS].map(({ option }) => option);
  return ["--statement", "--draft"].flatMap((option) => notTogether(option, content, written));
}

function needs(option: string, others: readonly string[], written: Written): readonly Diagnostic[] {
  const lacking = isGiven(option, written) ? others.filter((other) => !isGiven(other, written)) : [];
  return lacking.length === 0 ? [] : [runDiagnostic("act/needs-another", { others: lacking }, option)];
}

function unsigned(written: Written): readonly Diagnostic[] {
  const wraps = givenOptions(["--signature", "--certificate", "--cms"], written).length > 0;
  const ways = givenOptions(["--key", "--statement-only", "--statement", "--draft"], written);
  // Half of the second step is told as what it lacks.
  if (wraps) return [];
  if (ways.length === 0) return [runDiagnostic("act/no-means-to-sign", {}, "--key")];
  if (!isGiven("--statement", written)) return [];
  const others = ["--signature", "--certificate"];
  return [runDiagnostic("act/needs-another", { others }, "--statement")];
}

function isGiven(option: string, written: Written): boolean {
  return givenOptions([option], written).length > 0;
}
