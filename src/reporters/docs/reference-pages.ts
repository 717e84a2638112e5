import type { SetReference } from "../../core/docs/gate-reference.ts";
import type { Language } from "../words.ts";
import { gatePage } from "./gate-page.ts";
import { indexPage } from "./index-page.ts";
import { pageName } from "./page.ts";

/** Opens every page that is generated, so that one whose gate is gone is known as such. */
export const MARK = "<!-- gate57 policy docs -->\n";

/** Writes the pages of a reference by file name: the index, and one page for each gate, in each language. */
export function referencePages(
  reference: SetReference,
  languages: readonly Language[],
  linkTo: (source: string) => string,
): ReadonlyMap<string, string> {
  const isBilingual = languages.length > 1;
  const pages = languages.flatMap((language) => {
    const look = { language, profiles: reference.profiles, linkTo, isBilingual };
    const gates = reference.gates.map(
      (gate) => [pageName(gate.explanation.number, language), gatePage(gate, look)] as const,
    );
    return [[pageName(undefined, language), indexPage(reference, look)] as const, ...gates];
  });
  return new Map(pages.map(([name, text]) => [name, MARK + text]));
}

/** Writes a reference as one page, the index first. */
export function referenceText(reference: SetReference, language: Language): string {
  const look = { language, profiles: reference.profiles, isBilingual: false };
  return [indexPage(reference, look), ...reference.gates.map((gate) => gatePage(gate, look))].join("\n");
}
