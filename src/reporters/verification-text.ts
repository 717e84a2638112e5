import type { Text } from "../core/source/source.ts";
import { type DeploymentAnswer, deploymentText } from "./deployment-text.ts";
import { wrapped } from "./lines.ts";
import type { Paint } from "./paint.ts";
import { plain } from "./plain.ts";
import type { Language } from "./words.ts";

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
  readonly type: string | null;
  readonly id?: string;
  /** Digests the bytes that were signed. */
  readonly digest?: string;
  readonly authority?: NamedAuthority;
  /** Differs from the authority under a delegation. */
  readonly signedBy?: NamedAuthority;
  /** The ids of the keys whose signatures hold. */
  readonly keys?: readonly string[];
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
  /** What changed since the design that was signed, by JSON pointer, where that is why it is refused. */
  readonly changes?: readonly { readonly path: string; readonly change: "added" | "removed" | "changed" }[];
}

/** Says how the list is to be written. */
export interface VerificationLook {
  readonly language: Language;
  readonly paint: Paint;
}

const TYPE_WORDS: Readonly<Record<string, Text>> = {
  appraisal: { vi: "thẩm định", en: "appraisal" },
  approval: { vi: "phê duyệt", en: "approval" },
  assessment: { vi: "đánh giá", en: "assessment" },
  waiver: { vi: "chấp thuận ngoại lệ", en: "waiver" },
  remediation: { vi: "kế hoạch khắc phục", en: "remediation plan" },
  exclusion: { vi: "xác nhận loại trừ", en: "exclusion" },
  verdict: { vi: "kết luận đã ký", en: "signed verdict" },
  "policy-set": { vi: "bộ chính sách đã ký", en: "signed policy set" },
};

const DATE_WORDS: Readonly<Record<string, Text>> = {
  date: { vi: "ký ngày", en: "dated" },
  asOf: { vi: "xét ngày", en: "judged as of" },
  validFrom: { vi: "có giá trị từ ngày", en: "valid from" },
  validUntil: { vi: "đến hết ngày", en: "through" },
  deadline: { vi: "xong trước hết ngày", en: "to be done by the end of" },
};

const CHANGE_WORDS: Readonly<Record<"added" | "removed" | "changed", Text>> = {
  added: { vi: "thêm", en: "added" },
  removed: { vi: "bỏ", en: "removed" },
  changed: { vi: "sửa", en: "changed" },
};

/** Enough to see what happened; the whole list is in the JSON. */
const SHOWN_CHANGES = 20;

/** Writes for people what each signed statement is, who signed it, and why it counts or does not. */
export function verificationText(envelopes: readonly VerifiedEnvelope[], look: VerificationLook): string {
  const parts = envelopes.map((envelope) => `${envelopeText(envelope, look)}\n`);
  if (envelopes.length > 1) parts.push(`${look.paint.bold(totals(envelopes, look))}\n`);
  return parts.join("\n");
}

function envelopeText(envelope: VerifiedEnvelope, look: VerificationLook): string {
  const { language } = look;
  const rows = [
    titleOf(envelope, language),
    ...whoSigned(envelope, language),
    ...(envelope.subjects ?? []).slice(0, 5).map((subject) => aboutText(envelope, subject, language)),
    datesText(envelope, language),
    envelope.digest && (language === "vi" ? `mã băm ${envelope.digest}` : `digest ${envelope.digest}`),
    ...changesText(envelope, language),
  ];
  const told = rows.flatMap((row) => (row ? [wrapped(plain(row), 4)] : []));
  const { deployment, source } = envelope;
  if (deployment) return [deploymentText(deployment, source, look), ...told.slice(1)].join("\n");
  return [headlineOf(envelope, look), ...reasonText(envelope, look), ...told].join("\n");
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
  return [TYPE_WORDS[type]?.[language] ?? type, ...(id === undefined ? [] : [`\`${id}\``])].join(" ");
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

function nameOf({ id, name }: NamedAuthority): string {
  return `${name} (\`${id}\`)`;
}

function aboutText(
  { type }: VerifiedEnvelope,
  { name, sha256 }: { readonly name: string; readonly sha256: string },
  language: Language,
): string {
  const isOfSystem = type !== "verdict" && type !== "policy-set";
  if (!isOfSystem)
    return language === "vi" ? `về ${name} sha256:${sha256}` : `about ${name} sha256:${sha256}`;
  return language === "vi"
    ? `về hệ thống ${name}, sha256:${sha256}`
    : `about system ${name}, sha256:${sha256}`;
}

function datesText({ dates = {} }: VerifiedEnvelope, language: Language): string | undefined {
  const words = Object.entries(dates).map(
    ([name, date]) => `${DATE_WORDS[name]?.[language] ?? name} ${date}`,
  );
  return words.length === 0 ? undefined : words.join(", ");
}

function changesText({ changes = [] }: VerifiedEnvelope, language: Language): readonly string[] {
  const rows = changes
    .slice(0, SHOWN_CHANGES)
    .map(({ path, change }) => `${CHANGE_WORDS[change][language]} ${path}`);
  const left = changes.length - rows.length;
  if (left === 0) return rows;
  return [...rows, language === "vi" ? `và ${left} chỗ nữa` : `and ${left} more`];
}

function totals(envelopes: readonly VerifiedEnvelope[], { language }: VerificationLook): string {
  const verified = envelopes.filter(({ state }) => state === "verified").length;
  const refused = envelopes.length - verified;
  return language === "vi"
    ? `${envelopes.length} tuyên bố đã ký: ${verified} hợp lệ, ${refused} bị từ chối`
    : `${envelopes.length} signed statements: ${verified} verified, ${refused} refused`;
}
