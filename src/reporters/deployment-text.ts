import type { Stage } from "../core/policy/policy-set.ts";
import type { Text } from "../core/source/source.ts";
import type { Artifact } from "../core/verdict/verdict-summary.ts";
import { wrapped } from "./lines.ts";
import type { Paint } from "./paint.ts";
import { plain } from "./plain.ts";
import { stageText } from "./stage-text.ts";
import type { Language } from "./words.ts";

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

/** Is something that is not what was judged, with both digests in hexadecimal. */
export interface ChangedArtifact {
  readonly name: string;
  readonly judged: string;
  readonly given: string;
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
  /** What it is bound to, and was given with another digest. */
  readonly changed: readonly ChangedArtifact[];
  /** What it is bound to, and nobody gave. */
  readonly notGiven: readonly Artifact[];
  /** Whether it was judged again, and gave the same bytes. */
  readonly replayed?: boolean;
  /** Whether nothing was asked but that: no deployment is let pass then. */
  readonly comparedOnly?: boolean;
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
const DIFFERS: Text = {
  vi: "đã xét lại: KHÁC kết luận đã ký",
  en: "judged again: NOT what was signed",
};
const DIFFERING: Text = {
  vi: "xét lại cho kết quả khác ở",
  en: "judging again gives another",
};
const NOT_ASKED: Text = {
  vi: "chỉ so với kết luận đã ký, không hỏi về việc triển khai; muốn hỏi thì thêm --stage và --artifact",
  en: "compared with what was signed, and nothing else: to ask about a deployment, add --stage and --artifact",
};
const HELP: Text = { vi: "gợi ý", en: "help" };

/** Says for an operator whether a signed verdict lets this deployment pass, and else every reason why not. */
export function deploymentText(answer: DeploymentAnswer, source: string, look: Look): string {
  const { language, paint } = look;
  const { accepted, system, objections } = answer;
  const head = `${plain(system)}: ${headOf(answer, language)} · ${plain(source)}`;
  return [
    accepted ? paint.green(`✔ ${head}`) : paint.red(`✘ ${head}`),
    ...objections.filter(isOfNoField).flatMap((objection) => objectionLines(objection, look)),
    ...differenceLines(objections, look),
    ...factsOf(answer, language).map((fact) => wrapped(plain(fact), 4)),
  ].join("\n");
}

/** Names the stage: a verdict that lets a design pass says nothing of running it. */
function headOf({ accepted, stage, comparedOnly, replayed }: DeploymentAnswer, language: Language): string {
  if (comparedOnly) return (replayed ? REPLAYED : DIFFERS)[language];
  if (!accepted) return REFUSED[language];
  const named = stageText(stage, language);
  return language === "vi" ? `ĐƯỢC PHÉP, giai đoạn ${named}` : `MAY PASS, stage ${named}`;
}

function objectionLines({ code, message, help }: Objection, { language, paint }: Look): string[] {
  return [
    `${paint.bold(wrapped(plain(message[language]), 4))} ${paint.dim(`[${code}]`)}`,
    ...(help ? [wrapped(`${HELP[language]}: ${plain(help[language])}`, 6)] : []),
  ];
}

function isOfNoField({ field }: Objection): boolean {
  return field === undefined;
}

/** Names the fields that differ after what made them differ; of a digest, nobody reads more than that. */
function differenceLines(objections: readonly Objection[], { language, paint }: Look): readonly string[] {
  const differing = objections.filter((one) => !isOfNoField(one));
  const [first] = differing;
  if (first === undefined) return [];
  const fields = differing.map(({ field }) => `\`${field}\``).join(", ");
  const readable = differing.filter(({ signed, now }) => ![signed, now].some(holdsDigest));
  return [
    `${paint.bold(wrapped(plain(`${DIFFERING[language]}: ${fields}`), 4))} ${paint.dim(`[${first.code}]`)}`,
    ...readable.map(({ field, ...both }) =>
      wrapped(plain(`${field}: ${shown(both.signed)} → ${shown(both.now)}`), 6),
    ),
  ];
}

function holdsDigest(value: unknown): boolean {
  return /[0-9a-f]{64}/.test(JSON.stringify(value) ?? "");
}

/** A value of a signed verdict is short, but for lists of attestations. */
function shown(value: unknown): string {
  const text = value === undefined ? "∅" : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

function factsOf(answer: DeploymentAnswer, language: Language): readonly string[] {
  const { matched, changed, notGiven, replayed, comparedOnly = false } = answer;
  const isUnbound = matched.length + changed.length + notGiven.length === 0;
  return [
    questionOf(answer)[language],
    ...matched.map((one) => artifactText(one, { vi: "đúng sản phẩm", en: "the right artefact" }[language])),
    ...changed.map((one) => changedText(one)[language]),
    ...notGiven.map((one) => artifactText(one, { vi: "chưa đối chiếu", en: "not compared" }[language])),
    ...(isUnbound ? [UNBOUND[language]] : []),
    ...(replayed && !comparedOnly ? [REPLAYED[language]] : []),
    ...(comparedOnly ? [NOT_ASKED[language]] : []),
  ];
}

/** The headline of what is let pass has named the stage already. */
function questionOf({ accepted, comparedOnly, stage, profile, asOf, last }: DeploymentAnswer): Text {
  const isNamed = accepted && !comparedOnly;
  return {
    vi: `${isNamed ? "" : `giai đoạn ${stageText(stage, "vi")}, `}hồ sơ áp dụng ${profile}, xét ngày ${asOf}${last === null ? "" : `, có giá trị đến hết ngày ${last}`}`,
    en: `${isNamed ? "" : `stage ${stageText(stage, "en")}, `}profile ${profile}, judged as of ${asOf}${last === null ? "" : `, holds to the end of ${last}`}`,
  };
}

function changedText({ name, judged, given }: ChangedArtifact): Text {
  return {
    vi: `khác bản đã xét: ${name}, đã xét sha256:${judged}, đưa ra sha256:${given}`,
    en: `not what was judged: ${name}, judged sha256:${judged}, given sha256:${given}`,
  };
}

function artifactText({ name, sha256 }: Artifact, word: string): string {
  return `${word}: ${name} sha256:${sha256}`;
}
