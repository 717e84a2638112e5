import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "../core/source/compare-text.ts";

/** Tells how the pages in a folder stand to those that should be there. */
export interface PageState {
  /** New or other than they should be. */
  readonly outdated: readonly string[];
  /** Generated once and not any more. */
  readonly spare: readonly string[];
}

/** Tells the pages that a run writes from those of others: by the mark they begin with, and by their names. */
export interface OurPages {
  readonly mark: string;
  readonly isAsked: (name: string) => boolean;
}

/** Compares the pages of a folder with those that should be there. Throws where the folder cannot be read. */
export function comparePages(
  folder: string,
  pages: ReadonlyMap<string, string>,
  { mark, isAsked }: OurPages,
): PageState {
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".md")) : [];
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  return {
    outdated: [...pages]
      .filter(([name, text]) => !there.includes(name) || read(name) !== text)
      .map(([name]) => name)
      .sort(compareText),
    spare: there
      .filter((name) => !pages.has(name) && isAsked(name) && read(name).startsWith(mark))
      .sort(compareText),
  };
}

/** Writes what is outdated and removes what is spare. Throws where it cannot. */
export function writePages(
  folder: string,
  pages: ReadonlyMap<string, string>,
  { outdated, spare }: PageState,
): void {
  mkdirSync(folder, { recursive: true });
  for (const name of outdated) writeFileSync(join(folder, name), pages.get(name) ?? "");
  for (const name of spare) rmSync(join(folder, name));
}
