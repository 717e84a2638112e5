import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { formatPolicy } from "../../core/fmt/format-policy.ts";
import { readPolicyFiles } from "../../node/policy-files.ts";
import { errorCode } from "../../node/read-source.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { plain } from "../../reporters/plain.ts";
import type { Language } from "../../reporters/words.ts";
import { chooseFormat } from "../../run/choices.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import { policyFolder } from "../policy-folder.ts";
import { printAnswer, printDiagnostics } from "../print.ts";
import type { PolicyArguments } from "./policy-check.ts";

/** Is what the command line says, as it was written. */
export interface PolicyFmtArguments extends PolicyArguments {
  /** Writes nothing. */
  readonly check?: boolean;
}

/** Writes the files of a policy folder in one style: 0 when they are, 1 when `--check` finds some that are not, 2 when one cannot be read or written. */
export async function policyFmt(
  given: string | undefined,
  { format, language, check = false }: PolicyFmtArguments,
  io: Io,
): Promise<number> {
  const chosen = chooseFormat(format);
  if (chosen.diagnostic) {
    printDiagnostics([chosen.diagnostic], new Map(), { language }, io);
    return EXIT.failed;
  }
  const { files, diagnostics: unread } = readPolicyFiles(policyFolder(given, io) ?? "policies", io.cwd);
  const { changed, diagnostics: refused } = formatAll(files);
  const unwritten = check ? [] : [...changed].flatMap(([name, text]) => rewrite(name, text, io));
  const diagnostics = [...unread, ...refused, ...unwritten];
  const done = { checked: files.size, changed: [...changed.keys()], isCheck: check };
  const data = { checked: files.size, [check ? "unformatted" : "formatted"]: done.changed };
  const sources = new Map([...files].map(([name, text]) => [name, { name, text }] as const));
  const text = unread.length > 0 ? "" : summary(done, language);
  printAnswer({ text, data, diagnostics, sources }, { format: chosen.value, language }, io);
  if (diagnostics.length > 0) return EXIT.failed;
  return check && changed.size > 0 ? EXIT.blocked : EXIT.admitted;
}

interface FormattedAll {
  /** The new texts of the files that are not in the style. */
  readonly changed: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A file with a mistake is left as it is; the others are in the style all the same. */
function formatAll(files: ReadonlyMap<string, string>): FormattedAll {
  const results = [...files].map(([name, text]) => ({ name, text, formatted: formatPolicy({ name, text }) }));
  const changed = results.flatMap(({ name, text, formatted }) =>
    formatted.text === undefined || formatted.text === text ? [] : [[name, formatted.text] as const],
  );
  return {
    changed: new Map(changed),
    diagnostics: results.flatMap(({ formatted }) => formatted.diagnostics),
  };
}

function rewrite(name: string, text: string, { cwd }: Io): readonly Diagnostic[] {
  try {
    writeFileSync(resolve(cwd, name), text);
    return [];
  } catch (error) {
    return [runDiagnostic("file/unwritable", { reason: errorCode(error) }, name)];
  }
}

interface Done {
  readonly checked: number;
  readonly changed: readonly string[];
  readonly isCheck: boolean;
}

function summary({ checked, changed, isCheck }: Done, language: Language): string {
  const lines = changed.map((name) => `${plain(name)}\n`).join("");
  const words = WORDS[isCheck ? "check" : "write"][language](changed.length, checked);
  const mark = isCheck && changed.length > 0 ? "✘" : "✔";
  return `${lines}${mark} ${words}\n`;
}

const WORDS = {
  check: {
    vi: (changed: number, all: number) => `${changed}/${all} tệp chưa đúng kiểu`,
    en: (changed: number, all: number) => `${changed} of ${all} files not in the style`,
  },
  write: {
    vi: (changed: number, all: number) => `đã định dạng ${changed}/${all} tệp`,
    en: (changed: number, all: number) => `${changed} of ${all} files written anew`,
  },
} as const;
