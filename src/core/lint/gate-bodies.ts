import type { PolicyFile } from "../policy/policy-files.ts";
import { type Binding, type Gate, type GateBody, SUBJECTS, type Subject } from "../policy/policy-set.ts";
import type { LintedSet } from "./linted-set.ts";

/** Is a gate as it judges one kind of document, with its file and the bindings that apply it to that kind. */
export interface WrittenBody {
  readonly file: PolicyFile<"Gate">;
  readonly gate: Gate;
  readonly body: GateBody;
  readonly subject: Subject;
  readonly bindings: readonly Binding[];
}

/** Lists the gates as they judge each kind of document. */
export function writtenBodies({ files, policies }: LintedSet): readonly WrittenBody[] {
  const all = [...new Set(policies.profiles.flatMap((profile) => profile.bindings))];
  return files.Gate.flatMap((file) => {
    const gate = policies.gates.find(({ id }) => id === file.content.metadata.id);
    return SUBJECTS.flatMap((subject) => {
      const body = gate?.bodies[subject];
      if (!gate || !body) return [];
      const bindings = all.filter((one) => one.gate === gate.id && one.subjects.includes(subject));
      return [{ file, gate, body, subject, bindings }];
    });
  });
}

/** Finds where a requirement stands in its gate's file. */
export function requirementPointer({ file }: WrittenBody, id: string): string {
  return `/spec/require/${file.content.spec.require.findIndex((one) => one.id === id)}`;
}
