import type { Text } from "../core/source/source.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import { changesText } from "./changes-text.ts";
import { type DeploymentAnswer, deploymentText } from "./deployment-text.ts";
import { wrapped } from "./lines.ts";
import type { Paint } from "./paint.ts";
import { plain } from "./plain.ts";
import { type Language, STATEMENT_WORDS } from "./words.ts";

type Row = Verdict["attestations"][number];

/** Is who signs or in whose name, by the trust list. */
export interface NamedAuthority {
  readonly id: string;
  readonly name: string;
}

/** Is what is found of one signed statement. */
export interface VerifiedEnvelope {
  readonly source: string;
  readonly state: "verified" | "refused";
  /** Null where it cannot be made out. */
  readonly type: Row["type"];
  readonly id?: string;
  /** Digests the bytes that were signed. */
  readonly digest?: string;
  readonly authority?: NamedAuthority;
  /** Differs from the authority under a delegation. */
  readonly signedBy?: NamedAuthority;
  /** The ids of the keys whose signatures hold. */
  readonly keys?: readonly string[];
  /** The same with the digests of their public keys. */
  readonly signatures?: readonly { readonly key: string; readonly digest: string }[];
  /** What it is about; the digests are hexadecimal. */
  readonly subjects?: readonly { readonly name: string; readonly sha256: string }[];
  /** The dates it states, by the names of its schema; each is a first or last day. */
  readonly dates?: Readonly<Record<string, string>>;
  /** Whether it was held to a manifest as well, and counts for it. */
  readonly counts?: boolean;
  /** The code of the refusal. */
  readonly code?: string;
  readonly reason: Text | null;
  /** What a signed verdict means for a deployment. */
  readonly deployment?: DeploymentAnswer;
  /** What changed since the design that was signed, where that is why it is refused. */
  readonly changes?: NonNullable<Row["changes"]>;
}

/** Says how the list is to be written. */
export interface VerificationLook {
  readonly language: Language;
  readonly paint: Paint;
  /** Names the manifest to which the statements were held as well. */
  readonly manifest?: string;
}

const DATE_WORDS: Readonly<Record<string, Text>> = {
  date: { vi: "ký ngày", en: "dated" },
  asOf: { vi: "xét ngày", en: "judged as of" },
  validFrom: { vi: "có hiệu lực từ ngày", en: "holds from" },
  validUntil: { vi: "có hiệu lực đến hết ngày", en: "holds through" },
  deadline: { vi: "xong trước hết ngày", en: "to be done by the end of" },
};

/** Writes for people what each signed statement is, who signed it, and why it counts or does not. */
export function verificationText(envelopes: readonly VerifiedEnvelope[], look: VerificationLook): string {
  const parts = envelopes.map((envelope) => `${envelopeText(envelope, look)}\n`);
  if (envelopes.length > 1) parts.push(`${look.paint.bold(totals(envelopes, look))}\n`);
  return parts.join("\n");
}

function envelopeText(envelope: VerifiedEnvelope, look: VerificationLook): string {
  const { language } = look;
  const signed = whoSigned(envelope, language);
  const { digest } = envelope;
  const statement = digest && (language === "vi" ? `mã băm văn bản ${digest}` : `statement ${digest}`);
  const rows = [
    titleOf(envelope, language),
    ...signed,
    ...keyDigests(envelope, language),
    ...subjectRows(envelope, language),
    datesText(envelope, language),
    statement,
  ];
  const lines = (all: typeof rows) => all.flatMap((row) => (row ? [wrapped(plain(row), 4)] : []));
  const { deployment, source } = envelope;
  if (deployment) {
    return [
      deploymentText(deployment, source, look),
      ...lines([...signed, ...keyDigests(envelope, language), statement]),
    ].join("\n");
  }
  const changes = changesSince(envelope, look);
  return [headlineOf(envelope, look), ...reasonText(envelope, look), ...lines(rows), ...changes].join("\n");
}

function headlineOf({ state, source, counts }: VerifiedEnvelope, { language, paint }: VerificationLook) {
  const name = plain(source);
  if (state === "refused") {
    return paint.red(`✘ ${language === "vi" ? "BỊ TỪ CHỐI" : "REFUSED"} · ${name}`);
  }
  const held: Text = counts
    ? { vi: "HỢP LỆ, được tính cho bản khai này", en: "VERIFIED, counts for this manifest" }
    : { vi: "CHỮ KÝ HỢP LỆ", en: "SIGNATURES VERIFIED" };
  return paint.green(`✔ ${held[language]} · ${name}`);
}

function reasonText({ reason, code }: VerifiedEnvelope, { language, paint }: VerificationLook) {
  if (reason === null) return [];
  return [paint.bold(wrapped(plain(reason[language]), 4)), ...(code ? [paint.dim(`    [${code}]`)] : [])];
}

function titleOf({ type, id }: VerifiedEnvelope, language: Language): string | undefined {
  if (type === null) return undefined;
  return [STATEMENT_WORDS[type][language], ...(id === undefined ? [] : [`\`${id}\``])].join(" ");
}

function whoSigned({ authority, signedBy, keys = [] }: VerifiedEnvelope, language: Language) {
  if (!authority || !signedBy) return [];
  const quotedKeys = keys.map((key) => `\`${key}\``).join(", ");
  const isOwn = authority.id === signedBy.id;
  const [by, named] = [nameOf(signedBy), nameOf(authority)];
  if (language === "vi") {
    return [`${by} ký bằng khóa ${quotedKeys}`, isOwn ? undefined : `theo ủy quyền của ${named}`];
  }
  const plural = keys.length === 1 ? "key" : "keys";
  return [`signed by ${by} with ${plural} ${quotedKeys}`, isOwn ? undefined : `in the name of ${named}`];
}

/** Whoever has to revoke a key needs its digest. */
function keyDigests({ signatures = [] }: VerifiedEnvelope, language: Language): readonly string[] {
  const label = language === "vi" ? "mã băm khóa" : "key digest";
  return signatures.map(({ key, digest }) =>
    signatures.length === 1 ? `${label} ${digest}` : `${label} \`${key}\` ${digest}`,
  );
}

function nameOf({ id, name }: NamedAuthority): string {
  return `${name} (\`${id}\`)`;
}

/** The files of a policy set are compared with their folder, not read by anybody. */
function subjectRows(
  { type, source, subjects = [] }: VerifiedEnvelope,
  language: Language,
): readonly string[] {
  if (type !== "policy-set") {
    return subjects.slice(0, 5).flatMap((subject) => aboutText({ type }, subject, language));
  }
  if (subjects.length === 0) return [];
  const folder = source.includes("/") ? source.slice(0, source.lastIndexOf("/")) : ".";
  return language === "vi"
    ? [
        `về ${subjects.length} tệp chính sách`,
        `so với các tệp hiện có: gate57 policy verify ${folder} --trust THƯ-MỤC`,
      ]
    : [
        `about ${subjects.length} ${subjects.length === 1 ? "file" : "files"} of policies`,
        `to compare the files that are there: gate57 policy verify ${folder} --trust DIR`,
      ];
}

function aboutText(
  { type }: Pick<VerifiedEnvelope, "type">,
  { name, sha256 }: { readonly name: string; readonly sha256: string },
  language: Language,
): readonly string[] {
  const digest = `sha256:${sha256}`;
  if (type === "verdict") return [language === "vi" ? `về ${name} ${digest}` : `about ${name} ${digest}`];
  // An exclusion may bind the id alone, so its digest need not be a design's.
  const design = type === "exclusion" ? { vi: "mã băm", en: "digest" } : { vi: "thiết kế", en: "design" };
  return [
    language === "vi" ? `về hệ thống \`${name}\`` : `about the system \`${name}\``,
    `${design[language]} ${digest}`,
  ];
}

function datesText({ dates = {} }: VerifiedEnvelope, language: Language): string | undefined {
  const words = Object.entries(dates).map(
    ([name, date]) => `${DATE_WORDS[name]?.[language] ?? name} ${date}`,
  );
  return words.length === 0 ? undefined : words.join(", ");
}

function changesSince({ changes = [] }: VerifiedEnvelope, { manifest = "", ...look }: VerificationLook) {
  if (changes.length === 0) return [];
  return [changesText(changes, { ...look, name: manifest, source: undefined, programmes: new Set() })];
}

function totals(envelopes: readonly VerifiedEnvelope[], { language }: VerificationLook): string {
  const verified = envelopes.filter(({ state }) => state === "verified").length;
  const refused = envelopes.length - verified;
  return language === "vi"
    ? `${envelopes.length} văn bản đã ký: ${verified} hợp lệ, ${refused} bị từ chối`
    : `${envelopes.length} signed statements: ${verified} verified, ${refused} refused`;
}
