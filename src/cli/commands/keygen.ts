import { basename, extname, resolve } from "node:path";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { slugOf } from "../../core/source/slug.ts";
import type { Text } from "../../core/source/source.ts";
import { displayPath } from "../../node/display-path.ts";
import { KEY_ALGORITHMS, type KeyAlgorithm, type KeyPair, newKeyPair } from "../../node/key-pair.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { plain } from "../../reporters/plain.ts";
import type { Language } from "../../reporters/words.ts";
import { chooseWord } from "../../run/choices.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import { type Passphrase, passphraseOf } from "../passphrase.ts";
import { printDiagnostics } from "../print.ts";
import { takenPaths, writeNew } from "../write-new.ts";

/** Is what the command line says, as it was written. */
export interface KeygenArguments {
  readonly output: string;
  readonly algorithm?: string;
  readonly passphraseFile?: string;
  readonly force?: boolean;
  readonly language: Language;
}

/** Makes a key pair in two new files and tells how to have it trusted; 2 when it cannot. */
export async function keygen(options: KeygenArguments, io: Io): Promise<number> {
  const path = resolve(io.cwd, options.output);
  const paths = [path, `${path.replace(/\.pem$/, "")}.pub.pem`] as const;
  const algorithm = chooseWord(options.algorithm ?? KEY_ALGORITHMS[0], KEY_ALGORITHMS, "--algorithm");
  const file = options.passphraseFile === undefined ? {} : passphraseOf(options.passphraseFile, io);
  const early = [
    ...(algorithm.diagnostic ? [algorithm.diagnostic] : []),
    ...(file.diagnostic ? [file.diagnostic] : []),
    ...takenPaths(paths, options.force ?? false, io),
  ];
  if (early.length > 0 || algorithm.value === undefined) return failed(early, options, io);
  const chosen = options.passphraseFile === undefined ? await askTwice(options.language, io) : file;
  if (chosen.diagnostic) return failed([chosen.diagnostic], options, io);
  return make(algorithm.value, chosen.passphrase, { paths, options }, io);
}

interface Place {
  readonly paths: readonly [privatePath: string, publicPath: string];
  readonly options: KeygenArguments;
}

function make(
  algorithm: KeyAlgorithm,
  passphrase: string | undefined,
  { paths: [privatePath, publicPath], options }: Place,
  io: Io,
): number {
  const pair = newKeyPair(algorithm, passphrase);
  const force = options.force ?? false;
  const problems = writeNew(
    [
      { path: privatePath, content: pair.privatePem, force, isSecret: true },
      { path: publicPath, content: pair.publicPem, force },
    ],
    io,
  );
  if (problems.length > 0) return failed(problems, options, io);
  const made = { pair, algorithm, isEncrypted: passphrase !== undefined };
  const names = { key: displayPath(privatePath, io.cwd), publicKey: displayPath(publicPath, io.cwd) };
  io.stdout.write(`${madeText({ ...made, ...names }, io.today())[options.language]}\n`);
  return EXIT.admitted;
}

function failed(diagnostics: readonly Diagnostic[], { language }: KeygenArguments, io: Io): number {
  printDiagnostics(diagnostics, new Map(), { language }, io);
  return EXIT.failed;
}

/** Somebody who mistypes a passphrase nobody sees would have a key that nothing opens. */
async function askTwice(language: Language, io: Io): Promise<Passphrase> {
  const first = await io.askSecret(NEW_PASSPHRASE[language]);
  if (first === undefined || first === "") return {};
  const second = await io.askSecret(AGAIN[language]);
  return second === first
    ? { passphrase: first }
    : { diagnostic: runDiagnostic("key/passphrases-differ", {}, "gate57") };
}

const NEW_PASSPHRASE: Text = {
  vi: "Mật khẩu cho khóa mới (để trống: không có): ",
  en: "Passphrase for the new key (empty: none): ",
};
const AGAIN: Text = { vi: "Nhập lại mật khẩu: ", en: "The same once more: " };

interface Made {
  readonly pair: KeyPair;
  readonly algorithm: KeyAlgorithm;
  readonly isEncrypted: boolean;
  readonly key: string;
  readonly publicKey: string;
}

function madeText({ pair, algorithm, isEncrypted, key, publicKey }: Made, today: string): Text {
  const lines = trustLines(key, publicKey, today);
  return {
    vi: `đã tạo khóa ${algorithm}
  khóa riêng      ${plain(key)} (${isEncrypted ? "có mật khẩu" : "KHÔNG có mật khẩu: ai lấy được tệp là ký được"})
  khóa công khai  ${plain(publicKey)}
  mã băm khóa     ${pair.digest}

Giữ kín khóa riêng, không gửi cho ai, không đưa vào kho mã nguồn. Để chữ ký được công nhận, người giữ thư mục
tin cậy chép ${plain(publicKey)} vào \`keys\` ở đó, đối chiếu mã băm với bạn, và thêm vào \`keys\` của cơ quan trong \`trust.yaml\`:

${lines}`,
    en: `made a key of the type ${algorithm}
  private key  ${plain(key)} (${isEncrypted ? "with a passphrase" : "WITHOUT a passphrase: whoever gets the file can sign"})
  public key   ${plain(publicKey)}
  key digest   ${pair.digest}

Keep the private key to yourself, send it to nobody, keep it out of repositories. For its signatures to count,
whoever keeps the trust folder copies ${plain(publicKey)} into its \`keys\`, compares the digest with you, and adds to the
\`keys\` of your authority in \`trust.yaml\`:

${lines}`,
  };
}

function trustLines(key: string, publicKey: string, today: string): string {
  const id = slugOf(basename(key, extname(key))) || "key";
  return [
    `        - id: ${id}`,
    `          publicKey: keys/${plain(basename(publicKey))}`,
    "          uses: [attestation]",
    `          validFrom: ${today}`,
  ].join("\n");
}
