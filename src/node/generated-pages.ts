import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../core/source/compare-text.ts";
import { replaceFile } from "./replace-file.ts";

/** Tells how the pages in a folder stand to those that should be there. */
export interface PageState {
  /** New or other than they should be. */
  readonly outdated: readonly string[];
  /** Generated once and not any more. */
  readonly spare: readonly string[];
  /** Generated from something else. */
  readonly ofOthers: readonly string[];
  /** Written by nobody knows whom, under a name of ours. */
  readonly unmarked: readonly string[];
}

/** Tells the pages that a run writes from those of others: by the mark they begin with, and by their names. */
export interface OurPages {
  readonly mark: string;
  /** Begins the mark of every generated page, ours or not. */
  readonly anyMark: string;
  readonly isAsked: (name: string) => boolean;
}

/** Compares the pages of a folder with those that should be there. Throws where the folder cannot be read. */
export function comparePages(
  folder: string,
  pages: ReadonlyMap<string, string>,
  { mark, anyMark, isAsked }: OurPages,
): PageState {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".md")) : [];
  const there = new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")] as const));
  const asked = [...there].filter(([name]) => isAsked(name));
  const foreign = asked.filter(([, text]) => !text.startsWith(mark));
  return {
    outdated: namesOf([...pages].filter(([name, text]) => there.get(name) !== text)),
    spare: namesOf(asked.filter(([name, text]) => !pages.has(name) && text.startsWith(mark))),
    ofOthers: namesOf(foreign.filter(([, text]) => text.startsWith(anyMark))),
    unmarked: namesOf(foreign.filter(([name, text]) => pages.has(name) && !text.startsWith(anyMark))),
  };
}

function namesOf(pages: readonly (readonly [name: string, text: string])[]): readonly string[] {
  return pages.map(([name]) => name).sort(compareText);
}

/** Writes what is outdated and removes what is spare. Throws where it cannot. */
export function writePages(
  folder: string,
  pages: ReadonlyMap<string, string>,
  { outdated, spare }: Pick<PageState, "outdated" | "spare">,
): void {
  mkdirSync(folder, { recursive: true });
  for (const name of outdated) replaceFile(join(folder, name), pages.get(name) ?? "");
  for (const name of spare) rmSync(join(folder, name));
}
