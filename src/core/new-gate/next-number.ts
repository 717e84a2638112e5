import type { PolicySet } from "../policy/policy-set.ts";

/** Is the shape of a number of a gate. */
export const NUMBER = /^G[0-9]{2}$/;

const MOST = 99;

/** Finds the number after the highest that is taken, else the lowest that is free; nothing where all are taken. */
export function nextNumber({ gates }: Pick<PolicySet, "gates">): string | undefined {
  const taken = new Set(gates.map(({ number }) => Number(number.slice(1))));
  const highest = Math.max(0, ...taken);
  const all = Array.from({ length: MOST }, (_, index) => index + 1);
  const free = highest < MOST ? highest + 1 : all.find((one) => !taken.has(one));
  return free === undefined ? undefined : `G${String(free).padStart(2, "0")}`;
}
