import type { ValueCases } from "../policy/policy-files.ts";
import type { PolicySet, Reapproval } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import { yamlLine } from "../source/yaml-text.ts";
import { notRecorded } from "./not-recorded.ts";
import type { Judged, Problem } from "./prepared.ts";
import type { ReapprovalCase } from "./recorded.ts";

/** Lists the parts of a manifest that a change of asks for another approval; null where there is no such reason. */
export interface ReapprovalPaths {
  readonly paths: readonly string[] | null;
}

/** Says of one reason for another approval what was recorded and what the profile says. */
export interface ReapprovalResult extends Judged<ReapprovalPaths, ReapprovalPaths | Problem> {
  /** The profile and the reason. */
  readonly about: string;
}

/** Is a case about a reason, with the name of that. */
interface RecordedReason {
  readonly about: string;
  readonly source: string;
  readonly pointer: string;
  readonly case: ReapprovalCase;
}

/** Runs the cases of reasons for another approval, and finds the reasons that a recorded profile has beside them. */
export function runReapprovalCases(
  policies: PolicySet,
  files: readonly ValueCases[],
): readonly ReapprovalResult[] {
  const recorded = recordedReasons(files);
  return [...recorded.map((one) => resultOf(one, policies)), ...unrecorded(recorded, policies)];
}

/** Lists the cases of some files that are about reasons for another approval. */
export function recordedReasons(files: readonly ValueCases[]): readonly RecordedReason[] {
  return files.flatMap(({ document, content }) =>
    content.spec.cases.flatMap((one, index) => {
      if (!("reapproval" in one)) return [];
      const about = reapprovalName(one.profile, one.reapproval);
      return [{ about, source: document.source.name, pointer: `/spec/cases/${index}`, case: one }];
    }),
  );
}

/** Names a reason of a profile. */
export function reapprovalName(profile: string, reason: string): string {
  return `${profile} reapproval ${reason}`;
}

function resultOf(recorded: RecordedReason, policies: PolicySet): ReapprovalResult {
  const { about, source, pointer, case: one } = recorded;
  const expected = { paths: inOrder(one.paths) };
  const actual = pathsIn(one, policies);
  const passed = saysAsRecorded(recorded, policies);
  return { source, pointer, about, name: about, expected, actual, passed };
}

/** Tells whether a policy set names the paths that a case does. */
export function saysAsRecorded({ case: one }: RecordedReason, policies: PolicySet): boolean {
  return JSON.stringify(inOrder(one.paths)) === JSON.stringify(pathsIn(one, policies).paths);
}

function pathsIn(one: ReapprovalCase, policies: PolicySet): ReapprovalPaths {
  const found = reasonsOf(one.profile, policies).find(({ id }) => id === one.reapproval);
  return { paths: found ? inOrder(found.paths) : null };
}

function reasonsOf(profile: string, { profiles }: PolicySet): readonly Reapproval[] {
  return profiles.find(({ id }) => id === profile)?.reapproval ?? [];
}

/** The order of paths says nothing. */
function inOrder(paths: readonly string[]): readonly string[] {
  return [...paths].sort(compareText);
}

/** A profile of which something is recorded has each of its own reasons recorded; what it takes over is its base's. */
function unrecorded(recorded: readonly RecordedReason[], policies: PolicySet): readonly ReapprovalResult[] {
  const last = new Map(recorded.map((one) => [one.case.profile, one] as const));
  return [...last].flatMap(([profile, { source, pointer }]) => {
    const known = recorded.filter((one) => one.case.profile === profile).map((one) => one.case.reapproval);
    const missed = ownReasons(profile, policies).filter(({ id }) => !known.includes(id));
    return missed.map(({ id, paths }) => {
      const about = reapprovalName(profile, id);
      const line = `- ${yamlLine({ reapproval: id, profile, paths: [...paths] })}`;
      const actual = notRecorded(
        { vi: "căn cứ phê duyệt lại này", en: "this reason for another approval" },
        line,
      );
      return { source, pointer, about, name: about, expected: { paths: null }, actual, passed: false };
    });
  });
}

/** Lists the reasons that a profile states itself. */
function ownReasons(profile: string, policies: PolicySet): readonly Reapproval[] {
  const base = policies.profiles.find(({ id }) => id === profile)?.extends;
  const taken = base === undefined ? [] : reasonsOf(base, policies).map((one) => JSON.stringify(one));
  return reasonsOf(profile, policies).filter((one) => !taken.includes(JSON.stringify(one)));
}
