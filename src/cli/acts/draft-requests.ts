import { join, resolve } from "node:path";
import type { WaiverRequest } from "../../core/attest/draft-waivers.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { slugOf } from "../../core/source/slug.ts";
import { displayPath } from "../../node/display-path.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Io } from "../../run/io.ts";
import { type NewFile, takenPaths, writeNew } from "../write-new.ts";
import type { ActCall } from "./act-call.ts";
import { draftText } from "./draft-text.ts";
import { type Draft, draftedText } from "./drafted-text.ts";
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
  const { requests, verdict, policies, diagnostics } = await blockingOf(call, subject, {}, io);
  const isWrong = isHeld || diagnostics.some(({ severity }) => severity === "error");
  if (isWrong || !verdict || !policies) return diagnostics;
  const folder = folderOf(call, subject, io);
  const drafts = draftsOf(requests, folder);
  const { stage, profile } = verdict;
  const drafted = { subject, stage, profile, today: io.today(), written: call.written };
  const force = call.written.force === true;
  const files = drafts.map(({ request, file }) => ({
    path: file,
    content: draftText(request, drafted),
    force,
  }));
  const problems = written(files, folder, io);
  if (problems.length > 0) return [...diagnostics, ...problems];
  const told = {
    ...{ name: subject.manifest?.name ?? subject.systemId, verdict, gates: policies.gates },
    drafts: drafts.map((draft) => ({ ...draft, file: displayPath(draft.file, io.cwd) })),
    refused: requests.filter(({ waivable }) => !waivable),
    written: call.written,
  };
  io.stdout.write(draftedText(told, call.language));
  return diagnostics;
}

/** Requests that may be filled in already are kept, all of them. */
function written(files: readonly NewFile[], folder: string, io: Io): readonly Diagnostic[] {
  const taken = files.flatMap(({ path, force }) => takenPaths([path], force, io));
  return taken.length > 0 ? [draftsThere(taken.length, folder, io)] : writeNew(files, io);
}

function draftsOf(requests: readonly WaiverRequest[], folder: string): readonly Draft[] {
  const possible = different(requests.filter(({ waivable }) => waivable));
  return possible.map((request) => {
    const apart = apartOf(request, possible);
    return { request, apart, file: join(folder, fileName(request, apart)) };
  });
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

/** Two bindings of one gate may each ask the same, and one may find both a violation and a gap. */
function apartOf(request: WaiverRequest, possible: readonly WaiverRequest[]): string {
  const { gate, requirement, binding, outcome } = request;
  const alike = possible.filter((one) => one.gate === gate && one.requirement === requirement);
  const isOfSeveral = alike.some((one) => one.binding !== binding);
  const hasBoth = alike.some((one) => one.binding === binding && one.outcome !== outcome);
  return [isOfSeveral ? binding : "", hasBoth ? outcome : ""].filter((word) => word !== "").join(" ");
}

function fileName({ number, requirement }: WaiverRequest, apart: string): string {
  return `${number}-${requirement}${apart === "" ? "" : `-${slugOf(apart)}`}.draft.yaml`;
}
