import { resolve } from "node:path";
import { PAYLOAD_TYPE, preAuthEncoding } from "../../attestation/pae.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Text } from "../../core/source/source.ts";
import { displayPath } from "../../node/display-path.ts";
import { plain } from "../../reporters/plain.ts";
import type { Io } from "../io.ts";
import { writeNew } from "../write-new.ts";
import { actText } from "./act-text.ts";
import { overInputs } from "./over-inputs.ts";
import { textOf } from "./read-fields.ts";
import type { Ready } from "./sign-act.ts";

/** Writes the bytes that are to be signed elsewhere, and tells how that is done. */
export function stateOnly({ call, subject, statement }: Ready, io: Io): readonly Diagnostic[] {
  const path = resolve(io.cwd, textOf("--statement-only", call.written) ?? "");
  const content = preAuthEncoding(PAYLOAD_TYPE, statement.payload);
  const over = overInputs([path], call, io);
  const problems =
    over.length > 0 ? over : writeNew([{ path, content, force: call.written.force === true }], io);
  if (problems.length > 0) return problems;
  const names = {
    bytes: plain(displayPath(path, io.cwd)),
    manifest: subject.manifest ? plain(subject.manifest.name) : `--system ${plain(subject.systemId)}`,
    command: call.act.command,
  };
  io.stdout.write(`${actText(statement, subject, call.language)}${howToSign(names)[call.language]}`);
  return [];
}

/** Names what is to be signed elsewhere, and the command that puts it together again. */
export interface Names {
  readonly bytes: string;
  readonly manifest: string;
  readonly command: string;
}

/** Says how the bytes of a statement are signed elsewhere, and put together with it. */
export function howToSign({ bytes, manifest, command }: Names): Text {
  const whole = bytes.replace(/\.pae$/, "");
  const openssl = [
    `  openssl pkeyutl -sign -rawin -in ${bytes} -inkey KEY.pem -out ${whole}.sig        # Ed25519`,
    `  openssl dgst -sha256 -sign KEY.pem -out ${whole}.sig ${bytes}                     # ECDSA P-256, RSA`,
    `  openssl cms -sign -binary -in ${bytes} -signer CERT.pem -inkey KEY.pem -md sha256 -outform DER -out ${whole}.p7s`,
  ].join("\n");
  const wrap = `gate57 ${command} ${manifest} --statement ${bytes}`;
  return {
    vi: `
đã ghi nội dung cần ký: ${bytes} (chưa có chữ ký)

Ký đúng tệp này, không sửa, bằng một trong các cách:
  - phần mềm ký số đi kèm USB token: chọn ký tách rời (detached) dạng CMS/PKCS#7, được tệp ${whole}.p7s
  - openssl:
${openssl}

Rồi ghép chữ ký lại:
  ${wrap} --cms ${whole}.p7s
  ${wrap} --signature ${whole}.sig --certificate CERT.pem
`,
    en: `
wrote what is to be signed: ${bytes} (no signature yet)

Sign exactly this file, unchanged, in one of these ways:
  - any software that makes a detached CMS signature (PKCS#7, .p7s) of a file, such as the one of your token: ${whole}.p7s
  - openssl:
${openssl}

Then put the signature and the statement together:
  ${wrap} --cms ${whole}.p7s
  ${wrap} --signature ${whole}.sig --certificate CERT.pem
`,
  };
}
