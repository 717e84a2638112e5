import type { Statement } from "../attestation/statement.ts";
import { annotated } from "../core/schema/annotations-at.ts";
import { propertiesOf, rootSchema } from "../core/schema/json-schema.ts";
import { ownProperty } from "../core/source/json.ts";
import type { Text } from "../core/source/source.ts";
import { schemas } from "../generated/schemas.ts";
import { plain } from "../reporters/plain.ts";
import type { Language } from "../reporters/words.ts";

const FOLDER: Text = { vi: "thư mục", en: "folder" };
const FILES: Text = { vi: "số tệp", en: "files" };
const KEY: Text = { vi: "khóa ký", en: "key" };

/** Is where the set lies, as reports call it, and the name of the key that is about to sign. */
interface About {
  readonly folder: string;
  readonly keyId?: string | undefined;
}

/** Says what of a policy set is signed, line by line, as whoever signs it reads it. */
export function setSigningText(statement: Statement, { folder, keyId }: About, language: Language): string {
  const root = rootSchema("policy-set", schemas);
  const said = [...propertiesOf(root, schemas)].map(([key, { schema }]): readonly [string, string] => [
    annotated(schema).title[language],
    String(ownProperty(statement.predicate, key) ?? ""),
  ]);
  const rows = [
    [FOLDER[language], folder] as const,
    [FILES[language], String(statement.subjects.length)] as const,
    ...said,
    ...(keyId === undefined ? [] : [[KEY[language], keyId] as const]),
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${plain(value)}`);
  return [annotated(root.schema).title[language], ...lines, ""].join("\n");
}

/** Says that a set is signed and what was written; what to do next, where the signature counts. */
export function setSignedText(
  files: readonly string[],
  { folder, trust, counts }: { readonly folder: string; readonly trust?: string; readonly counts: boolean },
): Text {
  const names = plain(files.join(", "));
  const next = (placeholder: string) =>
    plain(`gate57 policy verify ${folder} --trust ${trust ?? placeholder}`);
  return {
    vi: `\n✔ đã ký, đã ghi ${names}\n${counts ? `tiếp theo: giao cả thư mục cùng chữ ký; kiểm tra bằng: ${next("THƯ-MỤC")}\n` : ""}`,
    en: `\n✔ signed, wrote ${names}\n${counts ? `next: hand out the folder with its signature; check it by: ${next("DIR")}\n` : ""}`,
  };
}
