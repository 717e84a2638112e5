import { relative, resolve, sep } from "node:path";
import { referenceOf, type SetReference } from "../../core/docs/gate-reference.ts";
import { compareText } from "../../core/source/compare-text.ts";
import { displayPath } from "../../node/display-path.ts";
import { comparePages, type PageState, writePages } from "../../node/generated-pages.ts";
import { errorCode } from "../../node/read-source.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { pageLanguage } from "../../reporters/docs/page.ts";
import { ANY_MARK, markOf, referencePages, referenceText } from "../../reporters/docs/reference-pages.ts";
import { LANGUAGES, type Language } from "../../reporters/words.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import { policiesFor } from "../../run/policies.ts";
import { policyFolder } from "../policy-folder.ts";
import { printDiagnostics } from "../print.ts";

/** Is what the command line says, as it was written. */
export interface PolicyDocsArguments {
  readonly output?: string;
  readonly check?: boolean;
  /** Replaces and removes pages that were not written for this set. */
  readonly force?: boolean;
  /** The one language that is asked for; without it a folder has both. */
  readonly lang?: string;
  readonly language: Language;
}

/** Writes the reference of a policy set: 0 when it is written or current, 1 when `--check` finds a page that is not, 2 without an answer. */
export async function policyDocs(
  given: string | undefined,
  options: PolicyDocsArguments,
  io: Io,
): Promise<number> {
  const { output, check = false, language } = options;
  const folder = policyFolder(given, io);
  if (check && output === undefined) {
    const data = { value: "--output", command: "gate57 policy docs" };
    return refuse([runDiagnostic("usage/missing-option", data, "--output")], language, io);
  }
  if (folder === undefined)
    return refuse([runDiagnostic("run/no-registers", { command: "docs" }, "DIR")], language, io);
  const { policies, cases, diagnostics, sources } = await policiesFor(folder, io);
  if (!policies) {
    printDiagnostics(diagnostics, sources, { language }, io);
    return EXIT.failed;
  }
  const reference = referenceOf(policies, cases);
  if (output !== undefined) return deliver({ reference, folder }, output, { ...options, check }, io);
  io.stdout.write(referenceText(reference, language));
  return EXIT.admitted;
}

function refuse(diagnostics: Parameters<typeof printDiagnostics>[0], language: Language, io: Io): number {
  printDiagnostics(diagnostics, new Map(), { language }, io);
  return EXIT.failed;
}

/** Is a set to write about, and the folder it was loaded from. */
interface Subject {
  readonly reference: SetReference;
  readonly folder: string;
}

function deliver(
  { reference, folder: set }: Subject,
  output: string,
  { lang, language, check = false, force = false }: PolicyDocsArguments,
  io: Io,
): number {
  const folder = resolve(io.cwd, output);
  const linkTo = (source: string) => relative(folder, resolve(io.cwd, source)).replaceAll(sep, "/");
  const mark = markOf(linkTo(set));
  const languages = lang === undefined ? LANGUAGES : [language];
  const pages = referencePages(reference, languages, { linkTo, mark });
  const isAsked = (name: string) => languages.includes(pageLanguage(name));
  const shown = displayPath(folder, io.cwd);
  try {
    const found = comparePages(folder, pages, { mark, anyMark: ANY_MARK, isAsked });
    const lost = force ? [] : [...found.ofOthers, ...(check ? [] : found.unmarked)];
    if (lost.length > 0)
      return refuse([runDiagnostic("run/foreign-pages", { names: lost, set }, shown)], language, io);
    const state = force ? withOthers(found, pages) : found;
    if (!check) writePages(folder, pages, state);
    io.stdout.write(summary(state, { shown, count: pages.size, check }, language));
    return check && isOutdated(state) ? EXIT.blocked : EXIT.admitted;
  } catch (error) {
    const reason = errorCode(error);
    return refuse([runDiagnostic("file/unwritable", { reason }, shown)], language, io);
  }
}

/** The pages of another set give way as well, where somebody insists. */
function withOthers(state: PageState, pages: ReadonlyMap<string, string>): PageState {
  const others = state.ofOthers.filter((name) => !pages.has(name));
  return { ...state, spare: [...state.spare, ...others].sort(compareText) };
}

function isOutdated({ outdated, spare }: PageState): boolean {
  return outdated.length + spare.length > 0;
}

interface Told {
  readonly shown: string;
  readonly count: number;
  readonly check: boolean | undefined;
}

function summary(state: PageState, { shown, count, check }: Told, language: Language): string {
  const { outdated, spare } = state;
  const line = (name: string, mark: string) => `${mark} ${shown}/${name}\n`;
  const lines = [...outdated.map((name) => line(name, "+")), ...spare.map((name) => line(name, "-"))];
  const mark = check && isOutdated(state) ? "✘" : "✔";
  const total = outdated.length + spare.length;
  return `${lines.join("")}${mark} ${WORDS[check ? "check" : "write"][language](total, count)}\n`;
}

const WORDS = {
  check: {
    vi: (changed: number, all: number) => `${all} trang, ${changed} trang không còn đúng`,
    en: (changed: number, all: number) => `${all} pages, ${changed} not current`,
  },
  write: {
    vi: (changed: number, all: number) => `${all} trang, ${changed} trang vừa ghi hoặc xóa`,
    en: (changed: number, all: number) => `${all} pages, ${changed} written or removed`,
  },
} as const;
