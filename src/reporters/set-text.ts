import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { FileDifference } from "../core/policy-set/signed-set.ts";
import { diagnosticsText } from "./diagnostics.ts";
import type { Paint } from "./paint.ts";
import { plain } from "./plain.ts";
import type { NamedAuthority } from "./verification-text.ts";
import type { Language } from "./words.ts";

/** Is what is found of the signature of a policy set. */
export interface SetAnswer {
  /** As reports call the folder. */
  readonly source: string;
  readonly valid: boolean;
  readonly files: number;
  /** Null without one that is trusted. */
  readonly signature: {
    readonly name: string;
    readonly version: number;
    readonly date: string;
    readonly authority: NamedAuthority;
    readonly signedBy: NamedAuthority;
    readonly keys: readonly string[];
    readonly digest: string;
  } | null;
  readonly differences: readonly FileDifference[];
  readonly problems: readonly Diagnostic[];
}

/** Says for people who signed a policy set, and everything that is not as it was signed. */
export function setText(
  answer: SetAnswer,
  look: { readonly language: Language; readonly paint: Paint },
): string {
  const { valid, problems } = answer;
  const { language, paint } = look;
  const head = headOf(answer)[language];
  const lines = [
    valid ? paint.green(`✔ ${head}`) : paint.red(`✘ ${head}`),
    ...signatureLines(answer, language),
    "",
  ];
  const told = diagnosticsText(problems, new Map(), { language, paint, excerpts: false });
  return `${lines.join("\n")}${told === "" ? "" : `\n${told}`}`;
}

function headOf({
  source,
  valid,
  files,
  signature,
  problems,
}: SetAnswer): Readonly<Record<Language, string>> {
  const name = plain(source);
  if (valid)
    return {
      vi: `${name}: ${files} tệp, đúng như đã ký`,
      en: `${name}: ${files} files, as they were signed`,
    };
  if (problems.every(({ code }) => code === "policies/signature-later"))
    return { vi: `${name}: chưa được dùng để xét`, en: `${name}: may not be judged by yet` };
  return signature === null
    ? { vi: `${name}: không có chữ ký được công nhận`, en: `${name}: no signature that is accepted` }
    : { vi: `${name}: không đúng như đã ký`, en: `${name}: not as it was signed` };
}

function signatureLines({ signature }: SetAnswer, language: Language): readonly string[] {
  if (signature === null) return [];
  const { name, version, date, authority, signedBy, keys, digest } = signature;
  const by = plain(`${signedBy.name} (\`${signedBy.id}\`)`);
  const own = authority.id === signedBy.id;
  const named = plain(`${authority.name} (\`${authority.id}\`)`);
  const signers = keys.map((key) => `\`${key}\``).join(", ");
  if (language === "vi") {
    return [
      `    bộ \`${name}\` phiên bản ${version}, ngày ${date}`,
      `    ${by} ký bằng khóa ${signers}${own ? "" : `, theo ủy quyền của ${named}`}`,
      `    mã băm ${digest}`,
    ];
  }
  return [
    `    set \`${name}\`, version ${version} of ${date}`,
    `    signed by ${by} with ${keys.length === 1 ? "key" : "keys"} ${signers}${own ? "" : `, in the name of ${named}`}`,
    `    digest ${digest}`,
  ];
}
