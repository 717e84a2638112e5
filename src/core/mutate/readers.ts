import { holdsOn } from "../evaluate/in-force.ts";
import { bindingReads, competenceConditions, readsIn } from "../policy/binding-reads.ts";
import type { Binding, PolicySet, Profile } from "../policy/policy-set.ts";

/** Names what of a policy set can be read by its conditions. */
export type ReadKind = "params" | "catalogues" | "derived";

/** Tells who reads something, so that it is known whose cases can notice a change of it. */
export interface Readers {
  /** The gates that read it. */
  readonly gates: readonly string[];
  /** The profiles whose conditions of competence, or of what is out of scope, read it. */
  readonly profiles: readonly string[];
  /** Tells whether somebody reads it on a date. */
  readonly on: (date: string) => boolean;
}

/** Finds who reads a parameter, a catalogue or a derived fact. */
export type FindReaders = (kind: ReadKind, id: string) => Readers;

interface Reader {
  readonly binding: Binding;
  readonly reads: ReturnType<typeof bindingReads>;
}

/** Gathers once what the bindings and the conditions of competence of a set read. */
export function readersIn(policies: PolicySet): FindReaders {
  const bindings = new Set(policies.profiles.flatMap((profile) => profile.bindings));
  const readers = [...bindings].map((binding) => ({ binding, reads: bindingReads(binding, policies) }));
  const profiles = policies.profiles.map((profile) => {
    return { id: profile.id, reads: readsOfProfile(profile, policies) };
  });
  return (kind, id) => {
    const own = readers.filter((reader) => isRead(reader, kind, id));
    const signing = profiles.filter(({ reads }) => reads[kind].includes(id));
    return {
      gates: [...new Set(own.map(({ binding }) => binding.gate))],
      profiles: signing.map((profile) => profile.id),
      on: (date) => signing.length > 0 || own.some(({ binding }) => holdsOn(binding.effective, date)),
    };
  };
}

/** A parameter that a binding states itself is not read from the set. */
function isRead({ binding, reads }: Reader, kind: ReadKind, id: string): boolean {
  return reads[kind].includes(id) && !(kind === "params" && Object.hasOwn(binding.parameters, id));
}

function readsOfProfile({ competence, outOfScope }: Profile, policies: PolicySet) {
  const scope = outOfScope ? [outOfScope] : [];
  return readsIn([...competenceConditions(competence, "deciding"), ...scope], policies);
}
