import type { GateReference } from "../../core/docs/gate-reference.ts";
import type {
  BodyExplanation,
  ClauseExplanation,
  GateExplanation,
} from "../../core/explain/gate-explanation.ts";
import { EVIDENCE_WORDS, ROOT_WORDS, SUBJECT_WORDS } from "../explain-words.ts";
import { code, escaped, prose, table } from "../markdown-text.ts";
import { sameBodies } from "../same-bodies.ts";
import type { Language } from "../words.ts";
import { bindingList, bindingTable } from "./binding-parts.ts";
import { COLUMNS, DOCS_WORDS, SECTIONS } from "./docs-words.ts";
import { exampleParts } from "./example-parts.ts";
import { type PageLook, pageName, section } from "./page.ts";
import { requirementParts } from "./requirement-parts.ts";
import { catalogueParts, competenceParts, derivedParts, parameterParts } from "./value-parts.ts";

/** Writes the page of a gate: what it asks, of whom, an example, what it reads and on what it is based. */
export function gatePage({ explanation: gate, catalogues, example }: GateReference, look: PageLook): string {
  const { language } = look;
  const parts = [
    `# ${prose(`${gate.number} · ${gate.title[language]}`)}`,
    ...(look.linkTo ? [links(gate, look)] : []),
    prose(gate.rationale[language]),
    identity(gate, look),
    ...section(SECTIONS.where, [bindingTable(gate.bindings, language)], language),
    ...bodySections(gate.bodies, language),
    ...(example ? section(SECTIONS.example, exampleParts(example, look), language) : []),
    ...section(SECTIONS.bindings, [bindingList(gate, language)], language),
    ...factSections(gate.bodies, language),
    ...section(
      SECTIONS.parameters,
      gate.parameters.flatMap((one) => parameterParts(one, language)),
      language,
    ),
    ...section(
      SECTIONS.catalogues,
      catalogues.flatMap((one) => catalogueParts(one, language)),
      language,
    ),
    ...section(
      SECTIONS.derived,
      gate.derived.flatMap((one) => derivedParts(one, language)),
      language,
    ),
    ...section(
      SECTIONS.competence,
      gate.competence.flatMap((one) => competenceParts(one, look)),
      language,
    ),
    ...section(SECTIONS.clauses, [clauseTable(gate.clauses, language)], language),
  ];
  return `${parts.join("\n\n")}\n`;
}

function links({ number }: GateExplanation, { language, isBilingual }: PageLook): string {
  const other = language === "vi" ? "en" : "vi";
  const index = `[${DOCS_WORDS.all[language]}](${pageName(undefined, language)})`;
  return isBilingual ? `${index} · [${DOCS_WORDS.other[language]}](${pageName(number, other)})` : index;
}

function identity({ id, bodies, source }: GateExplanation, { language, linkTo }: PageLook): string {
  const subjects = bodies.map(({ subject }) => SUBJECT_WORDS[subject][language]).join(", ");
  const file = linkTo ? `[${code(source)}](${linkTo(source)})` : code(source);
  return [
    `- ${DOCS_WORDS.id[language]}: ${code(id)}`,
    `- ${DOCS_WORDS.judges[language]}: ${subjects}`,
    `- ${DOCS_WORDS.file[language]}: ${file}`,
  ].join("\n");
}

/** What is asked of a manifest and of a plan alike is told once. */
function bodySections(bodies: readonly BodyExplanation[], language: Language): readonly string[] {
  return sameBodies(bodies).flatMap(({ body, subjects }) =>
    section(titled(SECTIONS.requirements, subjects, bodies), requirementParts(body, language), language),
  );
}

function factSections(bodies: readonly BodyExplanation[], language: Language): readonly string[] {
  return sameBodies(bodies).flatMap(({ body, subjects }) =>
    section(titled(SECTIONS.facts, subjects, bodies), [factTable(body, language)], language),
  );
}

function titled(
  title: { readonly vi: string; readonly en: string },
  subjects: readonly BodyExplanation["subject"][],
  all: readonly BodyExplanation[],
) {
  if (all.length === 1) return title;
  const of = (language: Language) =>
    `${title[language]} (${subjects.map((one) => SUBJECT_WORDS[one][language]).join(", ")})`;
  return { vi: of("vi"), en: of("en") };
}

function factTable({ facts }: BodyExplanation, language: Language): string {
  if (facts.length === 0) return "";
  const rows = facts.map(({ root, path, label }) => [
    code(path),
    escaped(`${label[language]}${root === "facts" ? "" : ` (${ROOT_WORDS[root][language]})`}`),
  ]);
  return table([COLUMNS.path[language], COLUMNS.label[language]], rows);
}

function clauseTable(clauses: readonly ClauseExplanation[], language: Language): string {
  if (clauses.length === 0) return "";
  const heads = ["clause", "text", "evidence"] as const;
  return table(
    heads.map((head) => COLUMNS[head][language]),
    clauses.map(({ id, text, evidence }) => [
      code(id),
      text ? prose(text[language]) : DOCS_WORDS.noClause[language],
      evidence ? EVIDENCE_WORDS[evidence][language] : "",
    ]),
  );
}
