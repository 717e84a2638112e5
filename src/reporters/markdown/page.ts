import { byteLength } from "../byte-length.ts";

/** Encloses units: what opens it is written before the first of them that is kept, what closes it after the last. */
export interface Section {
  readonly open: string;
  readonly close?: string;
  /** True where no blank line may stand between the units, as in a list. */
  readonly isTight?: boolean;
}

/** Makes a section that is folded away; its title is ours, for nothing in it is escaped. */
export function folded(title: string): Section {
  return { open: `<details><summary>${title}</summary>`, close: "</details>", isTight: true };
}

/** Is the smallest part of a page: it is written whole or not at all. */
export interface Unit {
  readonly text: string;
  /** From the outermost inward. */
  readonly under: readonly Section[];
  /** What is cut first has the highest; 0 is what a reader needs to understand anything else. */
  readonly tier: 0 | 1 | 2;
  /** False for what only goes with others, such as a table of counts: nobody misses it by number. */
  readonly isCounted: boolean;
}

/**
 * Writes a page that takes no more than so many bytes of UTF-8: whole units are left out, the least needed and
 * last ones first, and `more` says how many. A bound that has no room even for that gives an empty page.
 */
export function pageOf(units: readonly Unit[], most: number, more: (count: number) => string): string {
  const whole = written(units);
  if (byteLength(whole) <= most) return whole;
  const order = units.map((unit, index) => ({ unit, index })).sort((a, b) => a.unit.tier - b.unit.tier);
  const page = (kept: number): string => {
    const left = new Set(order.slice(kept).map(({ unit }) => unit));
    const told = units.filter((unit) => !left.has(unit));
    const last = more([...left].filter(({ isCounted }) => isCounted).length);
    return `${written(told)}${told.length > 0 ? "\n" : ""}${last}\n`;
  };
  const kept = mostThatFit(units.length, (count) => byteLength(page(count)) <= most);
  return kept === undefined ? "" : page(kept);
}

/** Finds the greatest number that fits, where each smaller one does, too. */
function mostThatFit(all: number, fits: (count: number) => boolean): number | undefined {
  if (!fits(0)) return undefined;
  let [low, high] = [0, all];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function written(units: readonly Unit[]): string {
  const parts: string[] = [];
  let open: readonly Section[] = [];
  for (const { text, under } of units) {
    const shared = under.findIndex((section, depth) => section !== open[depth]);
    const depth = shared === -1 ? under.length : shared;
    parts.push(...closings(open.slice(depth)));
    const isNext = depth === open.length && depth === under.length;
    const opened = under.slice(depth);
    for (const section of opened.filter((one) => one.open !== "")) parts.push(`${section.open}\n\n`);
    // The blank line after the unit before is taken back where a list goes on.
    if (isNext && under.at(-1)?.isTight && parts.length > 0) parts.push(`${parts.pop()?.slice(0, -1)}`);
    parts.push(`${text}\n\n`);
    open = under;
  }
  return [...parts, ...closings(open)].join("").replace(/\n+$/, "\n");
}

function closings(sections: readonly Section[]): readonly string[] {
  return sections.toReversed().flatMap(({ close }) => (close === undefined ? [] : [`${close}\n\n`]));
}
