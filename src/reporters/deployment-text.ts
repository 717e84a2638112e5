import type { Stage } from "../core/policy/policy-set.ts";
import type { Text } from "../core/source/source.ts";
import type { Artifact } from "../core/verdict/verdict-summary.ts";
import { wrapped } from "./lines.ts";
import type { Paint } from "./paint.ts";
import { plain } from "./plain.ts";
import { type Language, STAGE_WORDS } from "./words.ts";

/** Is what keeps a signed verdict from letting a deployment pass. */
export interface Objection {
  readonly code: string;
  readonly message: Text;
  readonly help?: Text;
  /** The field that judging again gives differently, with both values. */
  readonly field?: string;
  readonly signed?: unknown;
  readonly now?: unknown;
}

/** Is what a signed verdict means for a deployment. */
export interface DeploymentAnswer {
  readonly accepted: boolean;
  readonly system: string;
  readonly stage: Stage;
  readonly profile: string;
  readonly asOf: string;
  /** The last day on which it holds; null where the calendar ends before. */
  readonly last: string | null;
  /** What it is bound to, and was given with the same digest. */
  readonly matched: readonly Artifact[];
  /** What it is bound to, and nobody gave. */
  readonly notGiven: readonly Artifact[];
  /** Whether it was judged again, and gave the same bytes. */
  readonly replayed?: boolean;
  readonly objections: readonly Objection[];
}

interface Look {
  readonly language: Language;
  readonly paint: Paint;
}

const REFUSED: Text = {
  vi: "KHÔNG được triển khai theo kết luận này",
  en: "NOT to be deployed by this verdict",
};
const UNBOUND: Text = {
  vi: "kết luận không gắn với sản phẩm nào: nó không nói bản nào được triển khai",
  en: "the verdict is bound to no artefact: it does not say what may be deployed",
};
const REPLAYED: Text = {
  vi: "đã xét lại: giống kết luận đã ký tới từng byte",
  en: "judged again: the same as what was signed, byte by byte",
};
const HELP: Text = { vi: "gợi ý", en: "help" };

/** Says for an operator whether a signed verdict lets this deployment pass, and else every reason why not. */
export function deploymentText(answer: DeploymentAnswer, source: string, look: Look): string {
  const { language, paint } = look;
  const { accepted, system, objections } = answer;
  const told = accepted ? acceptedText(answer) : REFUSED;
  const head = `${plain(system)}: ${told[language]} · ${plain(source)}`;
  return [
    accepted ? paint.green(`✔ ${head}`) : paint.red(`✘ ${head}`),
    ...objections.flatMap((objection) => objectionLines(objection, look)),
    ...factsOf(answer, language).map((fact) => wrapped(plain(fact), 4)),
  ].join("\n");
}

/** Names the stage: a verdict that lets a design pass says nothing of running it. */
function acceptedText({ stage }: DeploymentAnswer): Text {
  const { vi, en } = STAGE_WORDS[stage];
  return { vi: `ĐƯỢC PHÉP, giai đoạn ${vi} (${stage})`, en: `MAY PASS, stage ${en} (${stage})` };
}

function objectionLines({ code, message, help, ...both }: Objection, { language, paint }: Look): string[] {
  const values = "field" in both ? [`${shown(both.signed)} → ${shown(both.now)}`] : [];
  return [
    `${paint.bold(wrapped(plain(message[language]), 4))} ${paint.dim(`[${code}]`)}`,
    ...values.map((line) => wrapped(plain(line), 6)),
    ...(help ? [wrapped(`${HELP[language]}: ${plain(help[language])}`, 6)] : []),
  ];
}

/** A value of a signed verdict is short, but for lists of attestations. */
function shown(value: unknown): string {
  const text = value === undefined ? "∅" : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

function factsOf(answer: DeploymentAnswer, language: Language): readonly string[] {
  const { stage, profile, asOf, last, matched, notGiven, replayed } = answer;
  const word = STAGE_WORDS[stage][language];
  const judged: Text = {
    vi: `giai đoạn ${word} (${stage}), hồ sơ ${profile}, xét ngày ${asOf}${last === null ? "" : `, có giá trị đến hết ngày ${last}`}`,
    en: `stage ${word} (${stage}), profile ${profile}, judged as of ${asOf}${last === null ? "" : `, holds to the end of ${last}`}`,
  };
  const isUnbound = matched.length === 0 && notGiven.length === 0;
  return [
    judged[language],
    ...matched.map((one) => artifactText(one, { vi: "đúng sản phẩm", en: "the right artefact" }[language])),
    ...notGiven.map((one) => artifactText(one, { vi: "chưa đối chiếu", en: "not compared" }[language])),
    ...(isUnbound ? [UNBOUND[language]] : []),
    ...(replayed ? [REPLAYED[language]] : []),
  ];
}

function artifactText({ name, sha256 }: Artifact, word: string): string {
  return `${word}: ${name} sha256:${sha256}`;
}
