import { join, resolve } from "node:path";
import type { WaiverRequest } from "../../core/attest/draft-waivers.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Text } from "../../core/source/source.ts";
import { displayPath } from "../../node/display-path.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { plain } from "../../reporters/plain.ts";
import type { Io } from "../io.ts";
import { type NewFile, takenPaths, writeNew } from "../write-new.ts";
import type { ActCall } from "./act-call.ts";
import { draftText } from "./draft-text.ts";
import { attestationsOf } from "./place.ts";
import { textOf } from "./read-fields.ts";
import type { ActSubject } from "./subject.ts";
import { blockingOf } from "./waiver-question.ts";

/**
 * Writes a request for a waiver of each finding that blocks and may be waived, and names those that may not.
 * Held back by what is wrong elsewhere, it only tells what else is wrong.
 */
export async function draftRequests(
  call: ActCall,
  subject: ActSubject,
  { isHeld }: { readonly isHeld: boolean },
  io: Io,
): Promise<readonly Diagnostic[]> {
  const { requests, verdict, diagnostics } = await blockingOf(call, subject, {}, io);
  if (isHeld || !verdict || diagnostics.some(({ severity }) => severity === "error")) return diagnostics;
  const possible = different(requests.filter(({ waivable }) => waivable));
  const folder = folderOf(call, subject, io);
  const force = call.written.force === true;
  const { stage, profile } = verdict;
  const drafts = possible.map((request, index): readonly [WaiverRequest, NewFile] => {
    const path = join(folder, fileName(request, possible.slice(0, index)));
    return [
      request,
      { path, content: draftText(request, { subject, stage, profile, today: io.today() }), force },
    ];
  });
  const files = drafts.map(([, file]) => file);
  const taken = takenPaths(
    files.map(({ path }) => path),
    force,
    io,
  );
  const problems = taken.length > 0 ? [draftsThere(taken.length, folder, io)] : writeNew(files, io);
  if (problems.length > 0) return [...diagnostics, ...problems];
  const named = drafts.map(([request, { path }]) => [request, displayPath(path, io.cwd)] as const);
  io.stdout.write(
    told(
      named,
      requests.filter(({ waivable }) => !waivable),
      subject,
    )[call.language],
  );
  return diagnostics;
}

/** One waiver answers every binding that asks the same of the same facts. */
function different(requests: readonly WaiverRequest[]): readonly WaiverRequest[] {
  const key = ({ gate, requirement, outcome, evidenceDigest }: WaiverRequest): string =>
    `${gate}#${requirement} ${outcome} ${evidenceDigest}`;
  return [...new Map(requests.map((one) => [key(one), one] as const).reverse()).values()].reverse();
}

function draftsThere(count: number, folder: string, { cwd }: Io): Diagnostic {
  return runDiagnostic("waiver/drafts-there", { count }, displayPath(folder, cwd));
}

function folderOf({ written }: ActCall, subject: ActSubject, io: Io): string {
  const output = textOf("--output", written);
  return output === undefined ? attestationsOf(subject, io) : resolve(io.cwd, output);
}

/** Two bindings of one gate may each ask the same: the second file is numbered. */
function fileName(request: WaiverRequest, before: readonly WaiverRequest[]): string {
  const alike = before.filter(
    ({ number, requirement }) => number === request.number && requirement === request.requirement,
  ).length;
  return `${request.number}-${request.requirement}${alike === 0 ? "" : `-${alike + 1}`}.draft.yaml`;
}

function told(
  drafts: readonly (readonly [WaiverRequest, string])[],
  refused: readonly WaiverRequest[],
  { manifest, systemId }: ActSubject,
): Text {
  const name = plain(manifest?.name ?? systemId);
  return {
    vi: [
      drafts.length === 0 ? `${name}: không có gì đang chặn mà được ngoại lệ\n` : "",
      ...drafts.map(
        ([request, file]) => `${plain(file)}\n  ${labelled(request)} ${plain(request.message.vi)}\n`,
      ),
      drafts.length === 0
        ? ""
        : `\ntiếp theo: điền từng đề nghị, rồi ký: gate57 waive ${name} --request TỆP --key KHÓA\n`,
      refused.length === 0 ? "" : "\nkhông được ngoại lệ, phải khắc phục:\n",
      ...refused.map((request) => `  ${labelled(request)} ${plain(request.message.vi)}\n`),
    ].join(""),
    en: [
      drafts.length === 0 ? `${name}: nothing that blocks can be waived\n` : "",
      ...drafts.map(
        ([request, file]) => `${plain(file)}\n  ${labelled(request)} ${plain(request.message.en)}\n`,
      ),
      drafts.length === 0
        ? ""
        : `\nnext: fill each request in, then sign it: gate57 waive ${name} --request FILE --key KEY\n`,
      refused.length === 0 ? "" : "\ncannot be waived, has to be mended:\n",
      ...refused.map((request) => `  ${labelled(request)} ${plain(request.message.en)}\n`),
    ].join(""),
  };
}

function labelled({ number, requirement }: WaiverRequest): string {
  return `${number}#${requirement}:`;
}
