import type { Decision } from "../evaluate/evaluate.ts";
import { compareText } from "../source/compare-text.ts";
import type { Text } from "../source/source.ts";
import type { Change } from "./changes.ts";
import type { BindingDiff, PolicyDiff } from "./policy-diff.ts";
import type { Replayed, ReplayedChange } from "./replay-document.ts";
import type { Direction, Told } from "./told.ts";

/** Groups documents of which something changes for one reason. */
export interface CorpusGroup {
  readonly gate: string;
  readonly number: string;
  readonly title: Text;
  readonly old: string | null;
  readonly new: string | null;
  /** The requirement that one side finds not met. */
  readonly requirement: string | null;
  readonly direction: Direction;
  readonly from: Omit<Told, "requirement">;
  readonly to: Omit<Told, "requirement">;
  /** What changed in the rules: parts of the binding and the gate, and the values they read. */
  readonly causes: readonly string[];
  readonly files: readonly string[];
}

/** Counts documents by the decision on each side, where the two are not the same. */
export interface DecisionGroup {
  readonly from: Decision;
  readonly to: Decision;
  readonly files: readonly string[];
}

/** Is what changes for a collection of real documents. */
export interface CorpusDiff {
  readonly documents: number;
  readonly changed: number;
  /** The documents that could not be judged. */
  readonly unread: number;
  readonly decisions: readonly DecisionGroup[];
  readonly groups: readonly CorpusGroup[];
}

/** Groups what changes of real documents by reason, what concerns most of them first. */
export function corpusDiff(replayed: readonly Replayed[], unread: number, diff: PolicyDiff): CorpusDiff {
  const groups = new Map<string, CorpusGroup>();
  for (const { file, changes } of replayed) {
    for (const change of changes) {
      const fresh = groupOf(change, diff);
      const key = JSON.stringify(fresh);
      const files = [...(groups.get(key)?.files ?? []), file];
      groups.set(key, { ...fresh, files });
    }
  }
  return {
    documents: replayed.length,
    changed: replayed.filter(({ changes, old, new: now }) => changes.length > 0 || old !== now).length,
    unread,
    decisions: decisionsOf(replayed),
    groups: [...groups.values()].sort(byWeight),
  };
}

function byWeight(one: CorpusGroup, other: CorpusGroup): number {
  const count = other.files.length - one.files.length;
  return count === 0 ? compareText(keyOf(one), keyOf(other)) : count;
}

function keyOf({ gate, old, new: now, requirement, direction }: CorpusGroup): string {
  return [gate, old, now, requirement, direction].join(" ");
}

function groupOf({ pair, direction, old, new: now }: ReplayedChange, diff: PolicyDiff): CorpusGroup {
  const { gate } = pair.new ?? pair.old;
  const names = { old: pair.old?.binding.id ?? null, new: pair.new?.binding.id ?? null };
  const requirement = (direction === "looser" ? old : now).requirement ?? null;
  return {
    ...{ gate: gate.id, number: gate.number, title: gate.title, ...names, requirement, direction },
    from: withoutRequirement(old),
    to: withoutRequirement(now),
    causes: causesOf(names, gate.id, requirement, diff),
    files: [],
  };
}

function withoutRequirement({ outcome, disposition, blocking }: Told): CorpusGroup["from"] {
  return { outcome, disposition, blocking };
}

type Names = Pick<CorpusGroup, "old" | "new">;

/** Of a gate, what changed in the requirement counts; where nothing of it did, all that did. */
function causesOf(
  names: Names,
  id: string,
  requirement: string | null,
  { gates }: PolicyDiff,
): readonly string[] {
  const gate = gates.find((one) => one.gate === id);
  const binding = gate?.bindings.find((one) => isNamed(one, names));
  const own = gate?.changes ?? [];
  const about = own.filter(({ path }) => requirement !== null && path.includes(requirement));
  const paths = [...(binding?.changes ?? []), ...(about.length > 0 ? about : own)].map(pathText);
  const presence = [names.old === null ? "new" : [], names.new === null ? "gone" : []].flat();
  return [...new Set([...presence, ...paths, ...(binding?.values ?? [])])];
}

function isNamed(one: BindingDiff, names: Names): boolean {
  return (one.old?.id ?? null) === names.old && (one.new?.id ?? null) === names.new;
}

/** Writes the way to a change. */
export function pathText({ path }: Change): string {
  return path.join("/");
}

function decisionsOf(replayed: readonly Replayed[]): readonly DecisionGroup[] {
  const groups = new Map<string, DecisionGroup>();
  for (const { file, old: from, new: to } of replayed) {
    if (from === to) continue;
    const key = `${from} ${to}`;
    groups.set(key, { from, to, files: [...(groups.get(key)?.files ?? []), file] });
  }
  return [...groups.values()].sort((one, other) =>
    compareText(`${one.from} ${one.to}`, `${other.from} ${other.to}`),
  );
}
