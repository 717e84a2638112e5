import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Container } from "../../attestation/container.ts";
import { statementDigest } from "../../attestation/pae.ts";
import type { Statement } from "../../attestation/statement.ts";
import type { TrustList } from "../../attestation/trust-list.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Text } from "../../core/source/source.ts";
import { readContainer } from "../../node/attestation-folder.ts";
import { displayPath } from "../../node/display-path.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { plain } from "../../reporters/plain.ts";
import type { Io } from "../../run/io.ts";
import { type NewFile, writeNew } from "../write-new.ts";
import type { ActCall } from "./act-call.ts";
import { countHelp } from "./count-help.ts";
import { textOf } from "./read-fields.ts";
import type { ActSubject } from "./subject.ts";
import type { Drafted } from "./waiver-question.ts";
import { type Doubt, doubtOf } from "./would-not-count.ts";

/** Is an act that is signed: what is to be written, and what is told of it. */
export interface SignedAct {
  readonly call: ActCall;
  readonly subject: ActSubject;
  readonly statement: Statement;
  /** The container first: the envelope, or the detached signature. */
  readonly files: readonly [NewFile, ...NewFile[]];
  readonly trust: TrustList | undefined;
  /** For what a request was drafted, where the options do not say so. */
  readonly drafted: Drafted;
}

/** Writes what was signed, says where, and tells when it would not count; gives what went wrong. */
export async function finishAct(signed: SignedAct, io: Io): Promise<readonly Diagnostic[]> {
  const { call, subject, statement, files, trust } = signed;
  const [container] = files;
  const name = displayPath(container.path, io.cwd);
  const doubt = trust && (await doubtOf(containerOf(signed, name), { ...signed, trust }, io));
  const worse = trust && doubt ? await replacing(doubt, { ...signed, trust }, io) : [];
  const problems = worse.length > 0 ? worse : writeNew([...files, ...designOf(signed)], io);
  if (problems.length > 0) return problems;
  const done = { digest: statementDigest(statement.payload), names: namesOf(signed, io) };
  const next = doubt ? NOT_YET : nextText(name, subject, textOf("--trust", call.written));
  io.stdout.write(`${doneText(done)[call.language]}${next[call.language]}`);
  const misnamed = /\.(?:dsse\.json|p7s)$/.test(name) ? [] : [runDiagnostic("act/output-name", {}, name)];
  if (!trust) return misnamed;
  if (!doubt) return [...misnamed, ...unchecked(subject, name)];
  const data = { reason: doubt.reason, help: countHelp(doubt, { call, statement, trust }) };
  return [...misnamed, runDiagnostic("act/would-not-count", data, name)];
}

/** Without a manifest nobody knows by whose competence the system is judged. */
function unchecked({ manifest }: ActSubject, name: string): readonly Diagnostic[] {
  return manifest ? [] : [runDiagnostic("act/competence-unchecked", {}, name)];
}

type Checked = SignedAct & { readonly trust: TrustList };

/** What counts is not lost to what would not, whatever `--force` says. */
async function replacing(doubt: Doubt, signed: Checked, io: Io): Promise<readonly Diagnostic[]> {
  const { path } = signed.files[0];
  if (!existsSync(path) || (await doubtOf(readContainer(path, io.cwd), signed, io))) return [];
  return [runDiagnostic("act/would-replace", { reason: doubt.reason }, displayPath(path, io.cwd))];
}

function containerOf({ files: [container, content] }: SignedAct, name: string): Container {
  const bytes = bytesOf(container);
  return content ? { name, kind: "cms", bytes, content: bytesOf(content) } : { name, kind: "dsse", bytes };
}

function bytesOf({ content }: NewFile): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
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

const NOT_YET: Text = {
  vi: "chưa nộp văn bản này: làm theo cảnh báo bên dưới trước\n",
  en: "do not hand this in yet: first do what the warning says\n",
};

function nextText(name: string, { manifest }: ActSubject, trust: string | undefined): Text {
  const file = plain(name);
  const about = (unnamed: string): string => ` --manifest ${manifest ? plain(manifest.name) : unnamed}`;
  const by = (unnamed: string): string => ` --trust ${trust === undefined ? unnamed : plain(trust)}`;
  return {
    vi: `tiếp theo: nộp các tệp này cùng bản khai; kiểm tra bằng: gate57 verify ${file}${by("THƯ-MỤC")}${about("BẢN-KHAI")}\n`,
    en: `next: hand these files in with the manifest; check by: gate57 verify ${file}${by("DIR")}${about("MANIFEST")}\n`,
  };
}
