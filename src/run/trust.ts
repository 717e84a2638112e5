import { resolve } from "node:path";
import type { TrustList } from "../attestation/trust-list.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { displayPath } from "../node/display-path.ts";
import { isFolder } from "../node/is-folder.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import { readTrustFolder } from "../node/trust-folder.ts";
import type { Sources } from "../reporters/report.ts";
import type { Io } from "./io.ts";
import { type JudgedPlaces, trustBesideJudged } from "./trust-place.ts";

/** Is a trust list that may judge, or what keeps it from judging, or nothing when none was given. */
export interface GivenTrust {
  readonly trust?: TrustList;
  /** With an error there is no trust list; a warning tells of demonstration keys. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Names the trust folder by its full path: that of `--trust`, else of GATE57_TRUST; there is no default. */
export function trustFolder(option: string | undefined, { cwd, env }: Io): string | undefined {
  const folder = option ?? (env.GATE57_TRUST || undefined);
  return folder === undefined ? undefined : resolve(cwd, folder);
}

/** Reads the trust list that was given; `judged` is what it must not stand beside. */
export async function readTrust(
  option: string | undefined,
  judged: JudgedPlaces,
  io: Io,
): Promise<GivenTrust> {
  // An empty name, such as an unset variable leaves, must not stand for the working folder.
  if (option === "") return withoutTrust(runDiagnostic("file/not-found", { wanted: "trust-folder" }, '""'));
  const folder = trustFolder(option, io);
  if (folder === undefined) return { diagnostics: [], sources: new Map() };
  // What is no folder is told as that, even where it is the manifest itself.
  const misplaced = isFolder(folder) ? trustBesideJudged(folder, judged, io) : undefined;
  return misplaced ? withoutTrust(misplaced) : loadFolder(folder, io);
}

function withoutTrust(...diagnostics: readonly Diagnostic[]): GivenTrust {
  return { diagnostics, sources: new Map() };
}

async function loadFolder(folder: string, { cwd }: Io): Promise<GivenTrust> {
  const shown = displayPath(folder, cwd);
  const { files, diagnostics: unread } = readTrustFolder(folder, cwd);
  if (unread.length > 0) return withoutTrust(...unread);
  const { loadTrustList } = await import("../attestation/trust-list.ts");
  const { trust, diagnostics, sources } = await loadTrustList(files, shown === "." ? "" : `${shown}/`);
  const isBroken = trust === undefined || diagnostics.some(({ severity }) => severity === "error");
  if (isBroken) return { diagnostics, sources };
  const demonstration = trust.demonstration ? [runDiagnostic("trust/demonstration", {}, shown)] : [];
  return { trust, diagnostics: [...demonstration, ...diagnostics], sources };
}
