import type { GateReference, SetReference } from "../../core/docs/gate-reference.ts";
import { code, escaped, table } from "../markdown-text.ts";
import { type Language, STAGE_WORDS } from "../words.ts";
import { COLUMNS, DOCS_WORDS, SECTIONS, SHORT_ENFORCEMENT } from "./docs-words.ts";
import { type PageLook, pageName } from "./page.ts";

/** Writes the page that leads to all gates: how each profile binds each of them. */
export function indexPage({ gates, profiles }: SetReference, look: PageLook): string {
  const { language, isBilingual } = look;
  const other = `[${DOCS_WORDS.other[language]}](${pageName(undefined, language === "vi" ? "en" : "vi")})`;
  const heads = [
    COLUMNS.number[language],
    COLUMNS.gate[language],
    ...profiles.map(({ id }) => code(id)),
    COLUMNS.open[language],
  ];
  const named = profiles.map(({ id, title }) => `- ${code(id)}: ${escaped(title[language])}`);
  const parts = [
    `# ${SECTIONS.index[language]}`,
    ...(isBilingual ? [other] : []),
    DOCS_WORDS.intro[language],
    named.join("\n"),
    table(
      heads,
      gates.map((gate) => row(gate, profiles, look)),
    ),
    DOCS_WORDS.generated[language],
  ];
  return `${parts.join("\n\n")}\n`;
}

function row(
  { explanation }: GateReference,
  profiles: SetReference["profiles"],
  { language, linkTo }: PageLook,
): readonly string[] {
  const { number, title } = explanation;
  const name = linkTo ? `[${escaped(number)}](${pageName(number, language)})` : escaped(number);
  const open = openDecisions(explanation);
  return [
    name,
    escaped(title[language]),
    ...profiles.map(({ id }) => boundBy(id, explanation, language)),
    open === 0 ? "" : String(open),
  ];
}

function boundBy(profile: string, { bindings }: GateReference["explanation"], language: Language): string {
  const own = bindings.filter((binding) => binding.profile === profile);
  const cells = own.map(
    ({ enforcement, from }) => `${SHORT_ENFORCEMENT[enforcement][language]}: ${STAGE_WORDS[from][language]}`,
  );
  return [...new Set(cells)].join("<br>");
}

function openDecisions({ bindings, parameters, derived }: GateReference["explanation"]): number {
  const rules = derived.flatMap((one) => one.rules);
  const all = [
    ...bindings.filter(({ decide }) => decide),
    ...[...parameters, ...rules].filter(({ decide }) => decide !== undefined),
  ];
  return all.length;
}
