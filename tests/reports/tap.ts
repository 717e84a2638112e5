import { parseDocument } from "yaml";

const POINT = /^(not )?ok (\d+)(?: - (.*))?$/;
const PLAN = /^1\.\.(\d+)(?: # (.+))?$/;
const DIRECTIVE = / # (SKIP|TODO)(?: |$)/;

type Item =
  | {
      readonly kind: "point";
      readonly line: number;
      readonly isOk: boolean;
      readonly number: number;
      readonly text: string;
    }
  | { readonly kind: "plan"; readonly line: number; readonly count: number }
  | { readonly kind: "subtest" | "block"; readonly line: number; readonly lines: readonly string[] }
  | { readonly kind: "open block" | "comment" | "bail" | "other"; readonly line: number };

/** Tells what of a text is not TAP 14, read strictly: numbers, plan, escapes, YAML blocks and subtests. */
export function tapProblems(text: string): readonly string[] {
  if (!text.endsWith("\n")) return ["the last line does not end"];
  const [version, ...lines] = text.slice(0, -1).split("\n");
  const problems = version === "TAP version 14" ? [] : ["the first line is not `TAP version 14`"];
  return [...problems, ...streamProblems(lines, "")];
}

/** Reads one level: what is indented is a block of the point before it, or a subtest of the point after it. */
function streamProblems(lines: readonly string[], name: string): readonly string[] {
  const items = itemsOf(lines);
  const own = [
    ...planProblems(items),
    ...items.flatMap((item, index) => itemProblems(item, items[index - 1])),
  ];
  const within = items.flatMap((item, index) =>
    item.kind === "subtest" ? subtestProblems(item.lines, items[index + 1], `${name}${item.line}/`) : [],
  );
  return [
    ...own.map((problem) => `${name}${problem}`),
    ...pointProblems(items).map((p) => `${name}${p}`),
    ...within,
  ];
}

function itemsOf(lines: readonly string[]): readonly Item[] {
  const items: Item[] = [];
  let at = 0;
  while (at < lines.length) {
    const [item, next] = itemAt(lines, at);
    items.push(item);
    at = next;
  }
  return items;
}

function itemAt(lines: readonly string[], at: number): readonly [Item, number] {
  const text = lines[at] ?? "";
  const line = at + 1;
  if (text.startsWith("    ")) {
    const end = endOfIndented(lines, at, 4);
    return [{ kind: "subtest", line, lines: lines.slice(at, end).map((one) => one.slice(4)) }, end];
  }
  if (text === "  ---") {
    const end = lines.indexOf("  ...", at);
    if (end < 0) return [{ kind: "open block", line }, lines.length];
    return [{ kind: "block", line, lines: lines.slice(at + 1, end) }, end + 1];
  }
  return [lineItem(text, line), line];
}

function lineItem(text: string, line: number): Item {
  const [, count] = PLAN.exec(text) ?? [];
  if (count !== undefined) return { kind: "plan", line, count: Number(count) };
  const [, not, number, description = ""] = POINT.exec(text) ?? [];
  if (number !== undefined) {
    return { kind: "point", line, isOk: not === undefined, number: Number(number), text: description };
  }
  if (text.startsWith("Bail out!")) return { kind: "bail", line };
  return { kind: text.startsWith("#") ? "comment" : "other", line };
}

function planProblems(items: readonly Item[]): readonly string[] {
  const plans = items.flatMap((item, index) => (item.kind === "plan" ? [{ ...item, index }] : []));
  const places = items.flatMap(({ kind }, index) => (kind === "point" ? [index] : []));
  const [plan] = plans;
  if (plan === undefined) return ["there is no plan"];
  const at = `line ${plan.line}: `;
  const isOutside =
    places.every((place) => place < plan.index) || places.every((place) => place > plan.index);
  return [
    ...(plans.length === 1 ? [] : [`${at}there is more than one plan`]),
    ...(isOutside ? [] : [`${at}the plan is in the middle`]),
    ...(plan.count === places.length ? [] : [`${at}${plan.count} are planned, ${places.length} came`]),
  ];
}

function pointProblems(items: readonly Item[]): readonly string[] {
  const points = items.flatMap((item) => (item.kind === "point" ? [item] : []));
  return points.flatMap(({ line, number, text }, index) =>
    [
      ...(number === index + 1 ? [] : [`point ${number} where ${index + 1} is due`]),
      ...descriptionProblems(text),
    ].map((problem) => `line ${line}: ${problem}`),
  );
}

function itemProblems(item: Item, before: Item | undefined): readonly string[] {
  const at = `line ${item.line}: `;
  if (item.kind === "other") return [`${at}neither a point nor anything else`];
  if (item.kind === "open block") return [`${at}the block does not end`];
  if (item.kind !== "block") return [];
  return [
    ...(before?.kind === "point" ? [] : [`${at}a block that follows no point`]),
    ...blockProblems(item.lines, at),
  ];
}

/** A subtest that fails under a point that passes would be a pass that nobody gave. */
function subtestProblems(lines: readonly string[], after: Item | undefined, name: string): readonly string[] {
  const problems = streamProblems(lines, name);
  if (after?.kind !== "point") return [...problems, `${name}: a subtest that no point follows`];
  const hasFailed = itemsOf(lines).some(
    (item) => item.kind === "point" && !item.isOk && !isExcused(item.text),
  );
  return hasFailed && after.isOk ? [...problems, `${name}: its point is ok though it is not`] : problems;
}

function isExcused(description: string): boolean {
  return DIRECTIVE.test(` ${withoutEscapes(description)}`);
}

function endOfIndented(lines: readonly string[], from: number, width: number): number {
  const end = lines.findIndex((line, at) => at > from && !line.startsWith(" ".repeat(width)));
  return end < 0 ? lines.length : end;
}

function blockProblems(lines: readonly string[], at: string): readonly string[] {
  if (lines.some((line) => line !== "" && !line.startsWith("  "))) return [`${at}the block is not indented`];
  const { errors } = parseDocument(lines.map((line) => line.slice(2)).join("\n"), { version: "1.2" });
  return errors.map(({ message }) => `${at}${message}`);
}

/** Escaped characters are no directive, nor is what they leave. */
function withoutEscapes(description: string): string {
  return description.replaceAll(/\\[\\#]/g, "_");
}

function descriptionProblems(description: string): readonly string[] {
  const plain = withoutEscapes(description);
  const bare = plain.replace(DIRECTIVE, " ");
  const name = /^\S/.test(plain) && plain !== "" ? [] : ["no description"];
  return [
    ...name,
    ...(plain.includes("\\") ? ["a backslash that escapes nothing"] : []),
    ...(bare.includes("#") ? ["a `#` that is neither escaped nor a directive"] : []),
    ...(/[\p{Cc}\u2028\u2029]/u.test(plain) ? ["a control character"] : []),
  ];
}
