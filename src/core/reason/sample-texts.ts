/** Lists texts that a pattern may answer differently: the words written in it, and a text made by going along it. */
export function sampleTexts(regex: string): readonly string[] {
  const words = regex.match(/[\p{L}\d][\p{L}\d ]*/gu) ?? [];
  return [...new Set([along(regex), ...words])].filter((text) => text.length > 0).slice(0, MOST_SAMPLES);
}

const MOST_SAMPLES = 40;

/** Follows a pattern, always by the first way: the first character of a class, the least number of repetitions. */
function along(regex: string): string {
  const state = { rest: regex.replaceAll(/\(\?[a-zA-Z]*:/g, "("), depth: 0 };
  return alternative(state);
}

interface Reading {
  rest: string;
  depth: number;
}

function alternative(state: Reading): string {
  let text = "";
  while (state.rest !== "" && !state.rest.startsWith(")")) {
    if (state.rest.startsWith("|")) {
      skipOthers(state);
      break;
    }
    const atom = atomOf(state);
    text += atom.repeat(repetitions(state));
  }
  return text;
}

/** Leaves out the other ways, up to the bracket that closes them. */
function skipOthers(state: Reading): void {
  let depth = 0;
  while (state.rest !== "" && !(depth === 0 && state.rest.startsWith(")"))) {
    if (state.rest.startsWith("\\")) take(state, 1);
    else if (state.rest.startsWith("(")) depth += 1;
    else if (state.rest.startsWith(")")) depth -= 1;
    take(state, 1);
  }
}

function atomOf(state: Reading): string {
  const first = take(state, 1);
  if (first === "(") return grouped(state);
  if (first === "[") return classMember(state);
  if (first === "\\") return escaped(take(state, 1));
  if (first === "^" || first === "$") return "";
  return first === "." ? "a" : first;
}

/** A pattern nested too deep is none that a policy holds; its inside is left out. */
function grouped(state: Reading): string {
  if (state.depth > DEEPEST) {
    skipOthers(state);
    take(state, 1);
    return "";
  }
  const inner = { rest: state.rest, depth: state.depth + 1 };
  const text = alternative(inner);
  state.rest = inner.rest.slice(1);
  return text;
}

const DEEPEST = 20;

function classMember(state: Reading): string {
  const end = state.rest.indexOf("]", 1);
  const members = take(state, end < 0 ? state.rest.length : end);
  take(state, 1);
  if (!members.startsWith("^")) return [...members.replace("\\", "")][0] ?? "";
  return [..."a0 -@"].find((one) => !members.includes(one) && !/[a-z]-[a-z]/.test(members)) ?? "%";
}

function escaped(letter: string): string {
  const samples: Readonly<Record<string, string>> = {
    d: "0",
    w: "a",
    s: " ",
    D: "a",
    W: "-",
    S: "a",
    b: "",
    B: "",
  };
  return samples[letter] ?? letter;
}

function repetitions(state: Reading): number {
  const counted = /^\{(\d+)(?:,\d*)?\}\??/.exec(state.rest) ?? /^([*+?])\??/.exec(state.rest);
  if (!counted) return 1;
  take(state, counted[0].length);
  const [, count = ""] = counted;
  if (count === "+") return 1;
  return count === "*" || count === "?" ? 0 : Math.min(Number(count), MOST_REPEATED);
}

const MOST_REPEATED = 100;

function take(state: Reading, length: number): string {
  const taken = state.rest.slice(0, length);
  state.rest = state.rest.slice(length);
  return taken;
}
