import type { Mutant } from "./mutant.ts";

/** Tells whether a mutant is one of a gate: of itself, of its bindings, or of what they read; what all gates hang on is none. */
export function isSeenBy({ about, gates, pointer }: Mutant, gate: string): boolean {
  if (about.kind === "Gate") return about.id === gate;
  if (about.kind === "Profile" && !pointer.startsWith("/spec/bindings/")) return false;
  return gates.includes(gate);
}
