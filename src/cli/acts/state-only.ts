import { resolve } from "node:path";
import { PAYLOAD_TYPE, preAuthEncoding } from "../../attestation/pae.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Text } from "../../core/source/source.ts";
import { displayPath } from "../../node/display-path.ts";
import { plain } from "../../reporters/plain.ts";
import type { Io } from "../../run/io.ts";
import { writeNew } from "../write-new.ts";
import { actText } from "./act-text.ts";
import { overInputs } from "./over-inputs.ts";
import { textOf } from "./read-fields.ts";
import { shownArgument, shownOptions } from "./shown-options.ts";
import { type Ready, shownOf } from "./sign-act.ts";

/** Writes the bytes that are to be signed elsewhere, and tells how that is done. */
export function stateOnly(ready: Ready, io: Io): readonly Diagnostic[] {
  const { call, subject, statement } = ready;
  const path = resolve(io.cwd, textOf("--statement-only", call.written) ?? "");
  const content = preAuthEncoding(PAYLOAD_TYPE, statement.payload);
  const over = overInputs([path], call, io);
  const problems =
    over.length > 0 ? over : writeNew([{ path, content, force: call.written.force === true }], io);
  if (problems.length > 0) return problems;
  const names = {
    bytes: plain(displayPath(path, io.cwd)),
    command: call.act.command,
    about: subject.manifest
      ? shownArgument(subject.manifest.name)
      : `--system ${shownArgument(subject.systemId)}`,
    given: shownOptions(["--trust", "--policies"], call.written),
  };
  const shown = actText(statement, shownOf(ready, io), call.language);
  io.stdout.write(`${shown}${howToSign(names)[call.language]}`);
  return [];
}

/** Names what is to be signed elsewhere, and the command that puts it together again. */
export interface Names {
  readonly bytes: string;
  readonly command: string;
  /** The manifest, or the option that names the system. */
  readonly about: string;
  /** What is read now and again when the signature is put to its statement. */
  readonly given: string;
}

/** Says how the bytes of a statement are signed elsewhere, and put together with it. */
export function howToSign({ bytes, command, about, given }: Names): Text {
  const whole = bytes.replace(/\.pae$/, "");
  const openssl = [
    `  openssl pkeyutl -sign -rawin -in ${bytes} -inkey KEY.pem -out ${whole}.sig        # Ed25519`,
    `  openssl dgst -sha256 -sign KEY.pem -out ${whole}.sig ${bytes}                     # ECDSA P-256, RSA`,
    `  openssl cms -sign -binary -in ${bytes} -signer CERT.pem -certfile CHAIN.pem -inkey KEY.pem -md sha256 -outform DER -out ${whole}.p7s`,
  ].join("\n");
  const wrap = `gate57 ${command} ${about} --statement ${bytes}${given}`;
  return {
    vi: `
đã ghi nội dung cần ký: ${bytes} (chưa có chữ ký)

Ký đúng tệp này, không sửa, bằng một trong các cách:
  - phần mềm đi kèm thiết bị ký số (USB token): chọn ký tách rời (detached) dạng CMS/PKCS#7, kèm đủ chứng thư, được tệp ${whole}.p7s
  - openssl:
${openssl}
    CERT.pem: chứng thư của bạn; CHAIN.pem: các chứng thư trung gian, bỏ -certfile nếu không có

Rồi ghép chữ ký lại:
  ${wrap} --cms ${whole}.p7s
  ${wrap} --signature ${whole}.sig --certificate CERT.pem
    CERT.pem: chứng thư của bạn, rồi đến các chứng thư trung gian, trong cùng một tệp
Thêm --output TỆP để ghi vào nơi khác.
`,
    en: `
wrote what is to be signed: ${bytes} (no signature yet)

Sign exactly this file, unchanged, in one of these ways:
  - any software that makes a detached CMS signature (PKCS#7, .p7s) of a file, such as the one of your token, with all certificates: ${whole}.p7s
  - openssl:
${openssl}
    CERT.pem: your certificate; CHAIN.pem: the intermediate ones, without -certfile where there are none

Then put the signature and the statement together:
  ${wrap} --cms ${whole}.p7s
  ${wrap} --signature ${whole}.sig --certificate CERT.pem
    CERT.pem: your certificate, then the intermediate ones, in one file
Add --output FILE to have it written elsewhere.
`,
  };
}
