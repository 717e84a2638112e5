import { resolve } from "node:path";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { ComparedSet } from "../../core/diff/compare-policies.ts";
import type { Gate, PolicySet } from "../../core/policy/policy-set.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Sources } from "../../reporters/report.ts";
import { chooseWord } from "../../run/choices.ts";
import type { Io } from "../../run/io.ts";
import { type LoadedPolicies, policiesFor } from "../../run/policies.ts";
import { chooseGate } from "../choose-gate.ts";
import { policyFolder } from "../policy-folder.ts";
import { builtInCases } from "./built-in-cases.ts";

/** Is what the command line says of what is compared. */
export interface DiffChoice {
  readonly profile?: string;
  readonly against?: string;
  readonly gate?: string;
}

/** Is what is compared, or everything that keeps it from being compared. */
export interface DiffSides {
  readonly sides?: { readonly old: ComparedSet; readonly new: ComparedSet };
  readonly gate?: Gate;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Stands for the policy set that comes with the program. */
const BUILT_IN = "built-in";

const COMMAND = "gate57 policy diff";

/** Loads the two policy sets that are compared, or the one whose profiles are. */
export async function diffSides(
  [first, second]: readonly (string | undefined)[],
  choice: DiffChoice,
  io: Io,
): Promise<DiffSides> {
  const missing = missingIn(first, second, choice);
  if (missing) return { diagnostics: [missing], sources: new Map() };
  const oldFolder = folderOf(first ?? policyFolder(undefined, io));
  const newFolder = second === undefined ? oldFolder : folderOf(second);
  const old = await policiesFor(oldFolder, io);
  const isOne = placeOf(oldFolder, io) === placeOf(newFolder, io);
  const now = isOne ? old : await policiesFor(newFolder, io);
  const sources = new Map([...old.sources, ...now.sources]);
  const unread = isOne ? old.diagnostics : [...old.diagnostics, ...now.diagnostics];
  if (!old.policies || !now.policies) return { diagnostics: unread, sources };
  const { diagnostics, ...chosen } = chooseIn({ old: old.policies, new: now.policies }, choice);
  if (diagnostics.length > 0) return { diagnostics, sources };
  const isIdle = old.policies.digest === now.policies.digest && choice.against === undefined;
  const withCases = async (loaded: LoadedPolicies, policies: PolicySet, folder: string | undefined) =>
    folder === undefined && !isIdle
      ? { policies, cases: await builtInCases(policies) }
      : { policies, cases: loaded.cases };
  const { profile, against = profile } = choice;
  const oldSide = await withCases(old, old.policies, oldFolder);
  const newSide = isOne ? oldSide : await withCases(now, now.policies, newFolder);
  const sides = {
    old: { ...oldSide, name: oldFolder ?? BUILT_IN, ...(profile === undefined ? {} : { profile }) },
    new: { ...newSide, name: newFolder ?? BUILT_IN, ...(against === undefined ? {} : { profile: against }) },
  };
  return { sides, ...chosen, diagnostics: [], sources };
}

function missingIn(
  first: string | undefined,
  second: string | undefined,
  { profile, against }: DiffChoice,
): Diagnostic | undefined {
  if (against === undefined) {
    const argument = first === undefined ? "OLD" : "NEW";
    return second === undefined
      ? runDiagnostic("usage/missing-argument", { value: argument, command: COMMAND }, argument)
      : undefined;
  }
  return profile === undefined
    ? runDiagnostic("usage/missing-option", { value: "--profile", command: COMMAND }, "--profile")
    : undefined;
}

function folderOf(name: string | undefined): string | undefined {
  return name === BUILT_IN ? undefined : name;
}

function placeOf(folder: string | undefined, { cwd }: Io): string | undefined {
  return folder === undefined ? undefined : resolve(cwd, folder);
}

interface Sets {
  readonly old: PolicySet;
  readonly new: PolicySet;
}

/** A gate or profile that only one side has is compared too: it is gone or new. */
function chooseIn(
  sets: Sets,
  { profile, against, gate }: DiffChoice,
): Pick<DiffSides, "gate" | "diagnostics"> {
  const idsOf = ({ profiles }: PolicySet) => profiles.map(({ id }) => id);
  const either = [...new Set([...idsOf(sets.old), ...idsOf(sets.new)])];
  const profiles = [
    profile === undefined
      ? undefined
      : chooseWord(profile, against === undefined ? either : idsOf(sets.old), "--profile"),
    against === undefined ? undefined : chooseWord(against, idsOf(sets.new), "--against"),
  ];
  const found = gate === undefined ? undefined : gateIn(sets, gate);
  return {
    ...(found?.value ? { gate: found.value } : {}),
    diagnostics: [...profiles, found].flatMap((choice) => choice?.diagnostic ?? []),
  };
}

function gateIn(sets: Sets, name: string) {
  const chosen = chooseGate(name, sets.new);
  return chosen.value ? chosen : [chooseGate(name, sets.old)].map((one) => (one.value ? one : chosen))[0];
}
