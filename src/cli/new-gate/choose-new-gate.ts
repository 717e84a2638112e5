import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { usualProfile } from "../../core/new-gate/choose-new-gate.ts";
import { NUMBER, nextNumber } from "../../core/new-gate/next-number.ts";
import { clauseWanted } from "../../core/policy/clause-wanted.ts";
import type { Text } from "../../core/source/source.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { chooseWord } from "../../run/choices.ts";
import type { OpenedFolder } from "./open-folder.ts";

/** Is what the command line says of a new gate, as it was written. */
export interface WrittenNewGate {
  readonly number?: string;
  readonly clause?: readonly string[];
  readonly profile?: string;
  readonly titleVi?: string;
  readonly titleEn?: string;
}

/** Is what the command line chose for a new gate. */
export interface NewGateChoice {
  readonly number: string;
  readonly title: Text;
  readonly clauses: readonly string[];
  readonly profile: string;
}

/** Is the choice, or everything that is wrong with it. */
export interface ChosenNewGate {
  readonly choice?: NewGateChoice;
  readonly diagnostics: readonly Diagnostic[];
}

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const PROFILE_ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const MOST = { id: 80, title: 300 } as const;

/** Chooses what a new gate is called and where it belongs. */
export function chooseNewGate(
  id: string,
  { number, clause = [], profile, titleVi, titleEn }: WrittenNewGate,
  folder: OpenedFolder,
): ChosenNewGate {
  const { set } = folder;
  const chosen = number ?? nextNumber(set);
  const title = { vi: titleVi ?? `Cổng mới ${id}`, en: titleEn ?? `New gate ${id}` };
  const clauses = [...new Set(clause)];
  const binder = profile ?? usualProfile(set).id;
  const diagnostics = [
    ...badId(id),
    ...badNumber(chosen),
    ...badTitle(title.vi, "--title-vi"),
    ...badTitle(title.en, "--title-en"),
    ...clauses.flatMap((one) => unknownClause(one, folder)),
    ...badProfile(binder, set),
    ...taken(id, chosen, set),
  ];
  if (diagnostics.length > 0 || chosen === undefined) return { diagnostics };
  return { choice: { number: chosen, title, clauses, profile: binder }, diagnostics: [] };
}

function badId(id: string): readonly Diagnostic[] {
  return ID.test(id) && id.length <= MOST.id ? [] : [runDiagnostic("new/bad-id", { value: id }, "GATE")];
}

function badNumber(number: string | undefined): readonly Diagnostic[] {
  if (number === undefined) return [runDiagnostic("new/no-number", {}, "--number")];
  return NUMBER.test(number) ? [] : [runDiagnostic("new/bad-number", { value: number }, "--number")];
}

function badTitle(title: string, option: string): readonly Diagnostic[] {
  const isGood = /\p{L}/u.test(title) && !/\p{C}/u.test(title) && title.length <= MOST.title;
  return isGood ? [] : [runDiagnostic("new/bad-title", {}, option)];
}

function unknownClause(value: string, { set, read }: OpenedFolder): readonly Diagnostic[] {
  const known = set.clauses.map(({ id }) => id);
  if (known.includes(value)) return [];
  const data = clauseWanted(value, known, read?.ClauseRegister ?? []);
  return [runDiagnostic("new/unknown-clause", data, "--clause")];
}

/** A folder without a profile gets one, called as is wished. */
function badProfile(profile: string, { profiles }: OpenedFolder["set"]): readonly Diagnostic[] {
  if (profiles.length === 0 && PROFILE_ID.test(profile) && profile.length <= MOST.id) return [];
  const { diagnostic } = chooseWord(
    profile,
    profiles.map(({ id }) => id),
    "--profile",
  );
  return diagnostic ? [diagnostic] : [];
}

function taken(
  id: string,
  number: string | undefined,
  { gates }: OpenedFolder["set"],
): readonly Diagnostic[] {
  const same = gates.find((gate) => gate.id === id);
  const alike = gates.find((gate) => gate.number === number);
  return [
    ...(same ? [runDiagnostic("new/taken", { value: id, by: same.source }, "GATE")] : []),
    ...(alike ? [runDiagnostic("new/taken", { value: alike.number, by: alike.source }, "--number")] : []),
  ];
}
