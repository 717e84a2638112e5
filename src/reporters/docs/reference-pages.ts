import type { SetReference } from "../../core/docs/gate-reference.ts";
import type { Language } from "../words.ts";
import { gatePage } from "./gate-page.ts";
import { indexPage } from "./index-page.ts";
import { pageName } from "./page.ts";

/** Opens every page that is generated, of whatever set. */
export const ANY_MARK = "<!-- gate57 policy docs: ";

/** Opens every page of a set, named by its folder, so that one whose gate is gone is known, and that of another set as well. */
export function markOf(folder: string): string {
  return `${ANY_MARK}${folder.replaceAll(/[\p{C}>]/gu, "?")} -->\n`;
}

/** Says from where pages lead. */
export interface PageLinks {
  /** Finds a policy file from a page. */
  readonly linkTo: (source: string) => string;
  readonly mark: string;
}

/** Writes the pages of a reference by file name: the index, and one page for each gate, in each language. */
export function referencePages(
  reference: SetReference,
  languages: readonly Language[],
  { linkTo, mark }: PageLinks,
): ReadonlyMap<string, string> {
  const isBilingual = languages.length > 1;
  const pages = languages.flatMap((language) => {
    const look = { language, profiles: reference.profiles, linkTo, isBilingual };
    const gates = reference.gates.map(
      (gate) => [pageName(gate.explanation.number, language), gatePage(gate, look)] as const,
    );
    return [[pageName(undefined, language), indexPage(reference, look)] as const, ...gates];
  });
  return new Map(pages.map(([name, text]) => [name, mark + text]));
}

/** Writes a reference as one page, the index first. */
export function referenceText(reference: SetReference, language: Language): string {
  const look = { language, profiles: reference.profiles, isBilingual: false };
  return [indexPage(reference, look), ...reference.gates.map((gate) => gatePage(gate, look))].join("\n");
}
