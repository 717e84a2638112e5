import type { CorpusDiff, CorpusGroup } from "../../core/diff/corpus-diff.ts";
import type {
  BindingDiff,
  GateDiff,
  PolicyDiff,
  ProfileDiff,
  ValueDiff,
} from "../../core/diff/policy-diff.ts";
import type { Witness } from "../../core/diff/witness.ts";
import type { JsonObject } from "../../core/source/json.ts";
import { yamlText } from "../../core/source/yaml-text.ts";
import { indented } from "../lines.ts";
import type { Paint } from "../paint.ts";
import { plain } from "../plain.ts";
import type { Language } from "../words.ts";
import {
  answerPhrase,
  bindingPhrase,
  changePhrase,
  countPhrase,
  directionPhrase,
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

/** Says how a comparison is to be written. */
export interface DiffLook {
  readonly language: Language;
  readonly paint: Paint;
  /** The day by which is told what differs now, and which value is in force. */
  readonly day: string;
}

interface Told extends DiffLook {
  readonly sides: Sides | undefined;
}

/** Writes a comparison for a terminal: each gate and binding that differs, with what changed and a manifest that shows it. */
export function diffText(diff: PolicyDiff, corpus: CorpusDiff | undefined, look: DiffLook): string {
  const { language, paint } = look;
  const told = { ...look, sides: sidesOf(diff) };
  const head = paint.bold(plain(titlePhrase(diff, language)));
  const replayed = corpus ? [corpusText(corpus, told)] : [];
  const sections = diff.isSame ? [`✔ ${DIFF_WORDS.nothing[language]}`] : differenceTexts(diff, told);
  return `${[head, ...sections, ...replayed].join("\n\n")}\n`;
}

/** What is longer than a screen ends with how it began. */
function differenceTexts(diff: PolicyDiff, told: Told): readonly string[] {
  const sections = [
    ...diff.gates.filter(isTold).map((gate) => gateText(gate, told)),
    ...profilesText(diff.profiles, told),
    ...valuesText(diff, told),
  ];
  const lines = sections.join("\n\n").split("\n").length;
  const summary = summaryText(diff, told);
  return [summary, ...sections, ...(lines > SCREEN ? [summary] : [])];
}

const SCREEN = 60;

function summaryText(diff: PolicyDiff, { language, sides, day }: Told): string {
  const { gates } = diff;
  const bindings = gates.flatMap((gate) => gate.bindings);
  const times = timesPhrase(diff, day, language);
  return [
    `${gates.length} ${DIFF_WORDS.gates[language]}: ${countPhrase(gates, sides, language)}`,
    `${bindings.length} ${DIFF_WORDS.bindings[language]}: ${countPhrase(bindings, sides, language)}`,
    ...(times === "" ? [] : [times]),
  ].join("\n");
}

function gateText(gate: GateDiff, told: Told): string {
  const { language, paint, sides } = told;
  const { number, title, bindings, changes, wording } = gate;
  const unbound = bindings.length === 0 ? ` (${DIFF_WORDS.unboundGate[language]})` : "";
  const head = paint.bold(plain(`${number} ${title[language]}`));
  return [
    `${head} · ${plain(gate.gate)}: ${answerPhrase(gate, sides, language)}${unbound}`,
    ...changeLines(changes, wording, told),
    ...bindings.filter(isBindingTold).map((binding) => indented(bindingText(binding, told), 2)),
  ].join("\n");
}

function bindingText(binding: BindingDiff, told: Told): string {
  const { language, sides } = told;
  const { changes, wording, values, excuses, witnesses, answer } = binding;
  const spans = spansPhrase(binding, language);
  const isSilent = witnesses.length === 0 && answer !== "same";
  return [
    `${plain(bindingPhrase(binding))}: ${answerPhrase(binding, sides, language)}${spans === "" ? "" : `, ${spans}`}`,
    ...changeLines(changes, wording, told),
    ...(values.length > 0 ? [`  ${DIFF_WORDS.reads[language]}: ${plain(values.join(", "))}`] : []),
    ...excusePhrases(excuses, sides, language).map(
      (phrase) => `  ${DIFF_WORDS.excuses[language]}: ${plain(phrase)}`,
    ),
    ...witnesses.map((witness, index) => witnessText(witness, isFirst(witnesses, index), told)),
    ...(isSilent ? [`  ${DIFF_WORDS.noWitness[language]}`] : []),
  ].join("\n");
}

function changeLines(
  changes: BindingDiff["changes"],
  wording: BindingDiff["wording"],
  { language, paint }: Told,
): readonly string[] {
  const places = wording.map(({ path }) => path.join("/"));
  const listed = [...places.slice(0, MOST_PLACES), ...(places.length > MOST_PLACES ? ["…"] : [])];
  return [
    ...changes.map((change) => `  ${plain(changePhrase(change))}`),
    ...(wording.length > 0
      ? [paint.dim(`  ${DIFF_WORDS.wording[language]}: ${plain(listed.join(", "))}`)]
      : []),
  ];
}

const MOST_PLACES = 8;

/** One manifest for each direction is drawn; of the others, what they show is told. */
function isFirst(witnesses: readonly Witness[], index: number): boolean {
  return witnesses.findIndex(({ direction }) => direction === witnesses[index]?.direction) === index;
}

function witnessText(witness: Witness, isDrawn: boolean, { language, paint, sides }: Told): string {
  const lead = `  ${DIFF_WORDS.example[language]} ${witnessPhrase(witness, sides, language)}`;
  if (!isDrawn) return plain(`${lead}; ${DIFF_WORDS.toFile[language]}`);
  const { facts, attested, plan } = witness.facts;
  const data = {
    ...facts,
    ...(plan ? { "(plan)": plan } : {}),
    ...(attested ? { "(attested)": attested } : {}),
  };
  return [plain(lead), paint.cyan(indented(shownYaml(data), 6))].join("\n");
}

function shownYaml(data: JsonObject): string {
  const lines = yamlText(data).trimEnd().split("\n");
  return lines.map((line) => /^ */.exec(line)?.[0] + plain(line.trimStart())).join("\n");
}

function profilesText(profiles: readonly ProfileDiff[], told: Told): readonly string[] {
  const { language, sides, paint } = told;
  const differing = profiles.filter(({ answer, wording }) => answer !== "same" || wording.length > 0);
  if (differing.length === 0) return [];
  const lines = differing.flatMap((profile) => {
    const names = [...new Set([profile.old, profile.new].filter((name) => name !== null))].join(" → ");
    const { changes, wording, witnesses } = profile;
    return [
      `${plain(names)}: ${answerPhrase(profile, sides, language)}`,
      ...changeLines(changes, wording, told),
      ...witnesses.map((witness) => witnessText(witness, true, told)),
    ];
  });
  return [[paint.bold(DIFF_WORDS.profiles[language]), ...lines].join("\n")];
}

function valuesText({ values, wording }: PolicyDiff, told: Told): readonly string[] {
  const { language, paint } = told;
  if (values.length + wording.length === 0) return [];
  const lines = values.flatMap((value) => valueLines(value, told));
  return [[paint.bold(DIFF_WORDS.values[language]), ...lines, ...changeLines([], wording, told)].join("\n")];
}

/** What is new or gone as a whole takes one line. */
function valueLines(value: ValueDiff, { language, day }: Told): readonly string[] {
  const [head, phrases] = [valueHead(value, language), valuePhrases(value, day, language)];
  const isWhole = value.changes.every(({ path }) => path.length === 0);
  if (isWhole) return [plain(`${head}: ${phrases.join("; ")}`)];
  return [plain(head), ...phrases.map((phrase) => `  ${plain(phrase)}`)];
}

function corpusText(corpus: CorpusDiff, told: Told): string {
  const { language, paint } = told;
  const { documents, changed, unread, decisions, groups } = corpus;
  const counts = [
    `${documents} ${DIFF_WORDS.documents[language]}`,
    `${changed} ${DIFF_WORDS.changed[language]}`,
    ...(unread > 0 ? [`${unread} ${DIFF_WORDS.unread[language]}`] : []),
  ];
  return [
    `${paint.bold(DIFF_WORDS.corpus[language])}: ${counts.join(", ")}`,
    ...decisions.flatMap(({ from, to, files }) => [
      `${DIFF_WORDS.decisions[language]}: ${DECISION_LABELS[from][language]} → ${DECISION_LABELS[to][language]}: ${files.length}`,
      ...fileLines(files, language),
    ]),
    ...groups.flatMap((group) => groupLines(group, told)),
  ].join("\n");
}

function groupLines(group: CorpusGroup, { language, sides }: Told): readonly string[] {
  const { number, old, new: now, requirement, from, to, causes, files, direction } = group;
  const names = [...new Set([old, now].filter((name) => name !== null))].join(" → ");
  const unmet = requirement === null ? "" : `, ${DIFF_WORDS.unmet[language]} ${requirement}`;
  const why = causes.length > 0 ? `; ${DIFF_WORDS.because[language]} ${causes.join(", ")}` : "";
  const way = directionPhrase(direction, sides, language);
  return [
    plain(
      `${number} ${names}${unmet}: ${way}: ${toldPhrase(from, language)} → ${toldPhrase(to, language)}: ${files.length}${why}`,
    ),
    ...fileLines(files, language),
  ];
}

const MOST_FILES = 20;

function fileLines(files: readonly string[], language: Language): readonly string[] {
  const rest = files.length - MOST_FILES;
  const listed = files.slice(0, MOST_FILES).map((file) => `  ${plain(file)}`);
  return rest > 0 ? [...listed, `  … ${rest} ${DIFF_WORDS.more[language]}`] : listed;
}
