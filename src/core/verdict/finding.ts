import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import type { Place } from "../expression/result.ts";
import type { Actor, Disposition, Requirement } from "../policy/policy-set.ts";
import type { Text } from "../source/source.ts";

/** Is one thing that keeps a binding from passing: where, what, who must act, and how. */
export interface Finding {
  readonly code: string;
  readonly requirement: string | null;
  readonly disposition: Disposition;
  readonly message: Text;
  readonly remedy: Text;
  readonly actor: Actor;
  readonly condition?: string;
  readonly missing?: readonly string[];
  /** The attested plan under which it may fail for a while. */
  readonly remediation?: { readonly id: string; readonly deadline: string };
  /** The attested waiver that excuses it. */
  readonly waiver?: {
    readonly id: string;
    readonly authority: string;
    readonly reason: string;
    readonly validUntil: string;
  };
  readonly place: Place;
}

/** Carries what every finding of one reason shares. */
export interface Context {
  readonly matter: SubjectMatter;
  readonly redact: boolean;
  readonly requirement: string | null;
  readonly condition: string | undefined;
  /** What the requirement itself says must be done, where the reason lies in one. */
  readonly remedy?: Requirement["remedy"];
}

/** Names the document as a whole. */
export const ROOT: Place = { root: "facts", pointer: "" };

/** Names a place that no schema describes. */
export const UNNAMED: Text = { vi: "dữ kiện", en: "fact" };

/** Starts a finding with what its reason gives. */
export function base(code: string, { requirement, condition }: Context) {
  const decided = condition === undefined || condition === "" ? {} : { condition };
  return { code, requirement, disposition: "none" as const, ...decided };
}
