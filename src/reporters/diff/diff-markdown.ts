import type { CorpusDiff } from "../../core/diff/corpus-diff.ts";
import type { BindingDiff, GateDiff, PolicyDiff } from "../../core/diff/policy-diff.ts";
import { yamlText } from "../../core/source/yaml-text.ts";
import { escaped } from "../markdown-text.ts";
import type { Language } from "../words.ts";
import {
  answerPhrase,
  bindingPhrase,
  changePhrase,
  countPhrase,
  excusePhrases,
  isBindingTold,
  isTold,
  type Sides,
  sidesOf,
  spansPhrase,
  timesPhrase,
  titlePhrase,
  toldPhrase,
  witnessPhrase,
} from "./diff-phrases.ts";
import { DECISION_LABELS, DIFF_WORDS } from "./diff-words.ts";
import { valueHead, valuePhrases } from "./value-phrases.ts";

/** Writes a comparison as Markdown: a table of what differs, then each witness. */
export function diffMarkdown(
  diff: PolicyDiff,
  corpus: CorpusDiff | undefined,
  { language, day }: { readonly language: Language; readonly day: string },
): string {
  const sides = sidesOf(diff);
  const gates = diff.gates.filter(isTold);
  const times = timesPhrase(diff, day, language);
  const counted = [countPhrase(diff.gates, sides, language), ...(times === "" ? [] : [times])];
  const parts = [
    `# ${escaped(titlePhrase(diff, language))}`,
    diff.isSame ? DIFF_WORDS.nothing[language] : counted.map((line) => `- ${escaped(line)}`).join("\n"),
    ...(gates.length > 0 ? [gateTable(gates, sides, language)] : []),
    ...valueSection(diff, day, language),
    ...gates.flatMap((gate) => witnessSections(gate, sides, language)),
    ...(corpus ? [corpusSection(corpus, language)] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

function gateTable(gates: readonly GateDiff[], sides: Sides | undefined, language: Language): string {
  const heads = [DIFF_WORDS.gate, DIFF_WORDS.binding, DIFF_WORDS.answer, DIFF_WORDS.change];
  const rows = gates.flatMap((gate) => {
    const bindings = gate.bindings.filter(isBindingTold);
    const own = [`${gate.number} ${gate.title[language]}`, "", answerPhrase(gate, sides, language)];
    return [
      [...own, changeCell(gate.changes, gate.wording, language)],
      ...bindings.map((binding) => bindingRow(binding, sides, language)),
    ];
  });
  return tableOf(
    heads.map((head) => head[language]),
    rows,
  );
}

function bindingRow(binding: BindingDiff, sides: Sides | undefined, language: Language): readonly string[] {
  const spans = spansPhrase(binding, language);
  const answer = answerPhrase(binding, sides, language);
  const { changes, wording, excuses } = binding;
  return [
    "",
    bindingPhrase(binding),
    spans === "" ? answer : `${answer}, ${spans}`,
    [changeCell(changes, wording, language), ...excusePhrases(excuses, sides, language)].join("\n").trim(),
  ];
}

function changeCell(changes: GateDiff["changes"], wording: GateDiff["wording"], language: Language): string {
  const words = wording.length > 0 ? [`${DIFF_WORDS.wording[language]}: ${wording.length}`] : [];
  return [...changes.map(changePhrase), ...words].join("\n");
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map(() => "---"), ...rows.map((row) => row.map(cell))];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function cell(text: string): string {
  return text.split("\n").map(escaped).join("<br>");
}

function valueSection({ values }: PolicyDiff, day: string, language: Language): readonly string[] {
  if (values.length === 0) return [];
  const lines = values.map((value) => {
    const told = valuePhrases(value, day, language).join("; ");
    return `- ${escaped(`${valueHead(value, language)}: ${told}`)}`;
  });
  return [`## ${DIFF_WORDS.values[language]}`, lines.join("\n")];
}

function witnessSections(gate: GateDiff, sides: Sides | undefined, language: Language): readonly string[] {
  return gate.bindings.flatMap((binding) =>
    binding.witnesses.flatMap((witness) => {
      const { facts, attested, plan } = witness.facts;
      const data = {
        ...facts,
        ...(plan ? { "(plan)": plan } : {}),
        ...(attested ? { "(attested)": attested } : {}),
      };
      return [
        `### ${escaped(`${gate.number} ${bindingPhrase(binding)}`)}`,
        escaped(witnessPhrase(witness, sides, language)),
        fenced(yamlText(data)),
      ];
    }),
  );
}

/** A fence longer than any run of backticks inside cannot be ended by what it holds. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}yaml\n${text}${fence}`;
}

function corpusSection(
  { documents, changed, unread, decisions, groups }: CorpusDiff,
  language: Language,
): string {
  const counts = [
    `${documents} ${DIFF_WORDS.documents[language]}`,
    `${changed} ${DIFF_WORDS.changed[language]}`,
    `${unread} ${DIFF_WORDS.unread[language]}`,
  ];
  const decided = decisions.map(
    ({ from, to, files }) =>
      `- ${escaped(`${DIFF_WORDS.decisions[language]}: ${DECISION_LABELS[from][language]} → ${DECISION_LABELS[to][language]}: ${files.join(", ")}`)}`,
  );
  const grouped = groups.map(({ number, old, new: now, requirement, from, to, causes, files }) => {
    const names = [...new Set([old, now].filter((name) => name !== null))].join(" → ");
    const said = `${toldPhrase(from, language)} → ${toldPhrase(to, language)}`;
    return `- ${escaped(`${number} ${names} ${requirement ?? ""}: ${said}; ${DIFF_WORDS.because[language]} ${causes.join(", ")}: ${files.join(", ")}`)}`;
  });
  return [`## ${DIFF_WORDS.corpus[language]}`, `- ${counts.join(", ")}`, ...decided, ...grouped].join("\n");
}
