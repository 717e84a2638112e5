import type { UnknownName } from "../diagnostic/unknown-name.ts";
import { suggest } from "../source/suggest.ts";
import type { PolicyFiles } from "./policy-files.ts";

type Files = Pick<PolicyFiles, "Gate" | "Profile">;

/**
 * Names a gate that does not exist together with the one that is most likely meant: a gate whose id was changed in
 * its own file alone is the one that nothing binds.
 */
export function gateMeant(name: string, files: Files): UnknownName {
  const { gates, unbound } = namesIn(files);
  const suggestion = suggest(name, unbound) ?? suggest(name, gates) ?? onlyOne(unbound);
  return suggestion === undefined ? { name } : { name, suggestion };
}

/** Finds the name by which a binding may still know a gate that nothing binds. */
export function boundName(gate: string, files: Files): { readonly instead?: string } {
  const { unbound, gone } = namesIn(files);
  const instead = suggest(gate, gone) ?? (unbound.length === 1 ? onlyOne(gone) : undefined);
  return instead === undefined ? {} : { instead };
}

interface Names {
  readonly gates: readonly string[];
  /** Those that nothing binds. */
  readonly unbound: readonly string[];
  /** Bound, and no gate is called so. */
  readonly gone: readonly string[];
}

function namesIn({ Gate, Profile }: Files): Names {
  const gates = Gate.map(({ content }) => content.metadata.id);
  const bound = new Set(Profile.flatMap(({ content }) => content.spec.bindings.map(({ gate }) => gate)));
  return {
    gates,
    unbound: gates.filter((id) => !bound.has(id)),
    gone: [...bound].filter((id) => !gates.includes(id)),
  };
}

function onlyOne(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}
