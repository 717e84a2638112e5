import type { Gate as PolicyGate, PolicySet } from "../../core/policy/policy-set.ts";
import type { Text } from "../../core/source/source.ts";
import { escaped, prose } from "../markdown-text.ts";
import { plain } from "../plain.ts";
import { actorLead } from "../result-words.ts";
import { LANGUAGES, type Language } from "../words.ts";
import type { AskedGate } from "./asked-gates.ts";

const NAMES: Readonly<Record<Language, string>> = { vi: "Tiếng Việt", en: "English" };
const WHY: Text = { vi: "Vì sao", en: "Why" };
const REMEDIES: Text = { vi: "Khi không đạt", en: "When it is not met" };
const CLAUSES: Text = { vi: "Căn cứ", en: "Clauses" };

/** Is what a viewer shows beside a rule's results, plain and as Markdown. */
export interface RuleHelp {
  readonly text: string;
  readonly markdown: string;
}

/** Finds a gate of the policies and the clauses in words, as far as the policies are at hand. */
export interface Law {
  readonly gates: ReadonlyMap<string, PolicyGate>;
  readonly clauses: ReadonlyMap<string, Text>;
}

/** Gets ready what rules are explained with. */
export function lawOf(policies: PolicySet | undefined): Law {
  return {
    gates: new Map(policies?.gates.map((gate) => [gate.id, gate] as const)),
    clauses: new Map(policies?.clauses.map(({ id, text }) => [id, text] as const)),
  };
}

interface Look {
  readonly strong: (text: string) => string;
  readonly own: (text: string) => string;
  readonly name: (text: string) => string;
}

const PLAIN: Look = { strong: plain, own: plain, name: plain };
const MARKDOWN: Look = { strong: (text) => `**${escaped(text)}**`, own: prose, name: escaped };

/** Explains a gate in both languages: what it asks, why, what is to be done, and which clauses it encodes. */
export function ruleHelp(gate: AskedGate, law: Law): RuleHelp {
  const write = (look: Look) =>
    LANGUAGES.map((language) => sectionsIn(language, gate, law, look)).join("\n\n");
  return { text: write(PLAIN), markdown: write(MARKDOWN) };
}

function sectionsIn(language: Language, gate: AskedGate, law: Law, look: Look): string {
  const rationale = law.gates.get(gate.id)?.rationale[language];
  const remedies = remediesOf(gate, law).map(({ actor, text }) =>
    look.own(`${actorLead(actor, text[language], language)}${text[language]}`),
  );
  const clauses = gate.clauses.map((id) => {
    const words = law.clauses.get(id)?.[language];
    // With its colon within, the end of an id would be the name of a picture, which only a comment could break.
    return words ? `${look.strong(id)}: ${look.own(words)}` : look.name(id);
  });
  return [
    `${look.strong(`${NAMES[language]}:`)} ${look.own(`${gate.number} ${gate.title[language]}`)}`,
    ...(rationale ? [`${look.strong(`${WHY[language]}:`)} ${look.own(rationale)}`] : []),
    ...listed(REMEDIES[language], remedies, look),
    ...listed(CLAUSES[language], clauses, look),
  ].join("\n\n");
}

function listed(title: string, items: readonly string[], look: Look): readonly string[] {
  const lines = items.map((item) => `- ${item}`);
  return items.length === 0 ? [] : [`${look.strong(`${title}:`)}\n\n${lines.join("\n")}`];
}

type Remedy = AskedGate["remedies"][number];

/** What the gate itself tells to do; where the policies are not at hand, what its findings do. */
function remediesOf(gate: AskedGate, { gates }: Law): readonly Remedy[] {
  const bodies = Object.values(gates.get(gate.id)?.bodies ?? {});
  const own = bodies.flatMap(({ require }) =>
    require.map(({ remedy: { actor, vi, en } }): Remedy => ({ actor, text: { vi, en } })),
  );
  const all = own.length > 0 ? own : gate.remedies;
  return [...new Map(all.map((one) => [JSON.stringify([one.actor, one.text.vi]), one] as const)).values()];
}
