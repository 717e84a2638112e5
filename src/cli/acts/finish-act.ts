import { resolve } from "node:path";
import { statementDigest } from "../../attestation/pae.ts";
import type { Statement } from "../../attestation/statement.ts";
import type { TrustList } from "../../attestation/trust-list.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Text } from "../../core/source/source.ts";
import { displayPath } from "../../node/display-path.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { plain } from "../../reporters/plain.ts";
import type { Io } from "../io.ts";
import { type NewFile, writeNew } from "../write-new.ts";
import type { ActCall } from "./act-call.ts";
import type { ActSubject } from "./subject.ts";
import { wouldNotCount } from "./would-not-count.ts";

/** Is an act that is signed: what is to be written, and what is told of it. */
export interface SignedAct {
  readonly call: ActCall;
  readonly subject: ActSubject;
  readonly statement: Statement;
  /** The container first: the envelope, or the detached signature. */
  readonly files: readonly [NewFile, ...NewFile[]];
  readonly trust: TrustList | undefined;
}

/** Writes what was signed, says where, and tells when it would not count; gives what went wrong. */
export async function finishAct(signed: SignedAct, io: Io): Promise<readonly Diagnostic[]> {
  const { call, subject, statement, files, trust } = signed;
  const problems = writeNew([...files, ...designOf(signed)], io);
  if (problems.length > 0) return problems;
  const [container] = files;
  const name = displayPath(container.path, io.cwd);
  const done = { digest: statementDigest(statement.payload), names: namesOf(signed, io) };
  io.stdout.write(`${doneText(done)[call.language]}${nextText(name, subject)[call.language]}`);
  const misnamed = /\.(?:dsse\.json|p7s)$/.test(name) ? [] : [runDiagnostic("act/output-name", {}, name)];
  const doubts = trust ? await wouldNotCount({ path: container.path, call, subject, trust }, io) : [];
  return [...misnamed, ...doubts];
}

/** Names every file that was written. */
function namesOf(signed: SignedAct, io: Io): readonly string[] {
  return [...signed.files, ...designOf(signed)].map(({ path }) => displayPath(path, io.cwd));
}

/** A design is named by its digest: one that is there already can only be the same, or damaged. */
function designOf({ call, subject, files: [container] }: SignedAct): readonly NewFile[] {
  if (!call.act.keepsDesign || !subject.manifest) return [];
  const path = resolve(container.path, "..", "designs", `${subject.sha256}.json`);
  return [{ path, content: subject.manifest.design, force: true }];
}

function doneText({ digest, names }: { readonly digest: string; readonly names: readonly string[] }): Text {
  const lines = names.map((name) => `  ${plain(name)}\n`).join("");
  return {
    vi: `\nđã ký; mã băm văn bản: ${digest}\nđã ghi:\n${lines}`,
    en: `\nsigned; digest of the statement: ${digest}\nwrote:\n${lines}`,
  };
}

function nextText(name: string, { manifest }: ActSubject): Text {
  const file = plain(name);
  const about = manifest ? ` --manifest ${plain(manifest.name)}` : "";
  return {
    vi: `tiếp theo: nộp các tệp này cùng bản khai; kiểm tra chữ ký bằng: gate57 verify ${file} --trust THƯ-MỤC${about}\n`,
    en: `next: hand these files in with the manifest; check the signature by: gate57 verify ${file} --trust DIR${about}\n`,
  };
}
