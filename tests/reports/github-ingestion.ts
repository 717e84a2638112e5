import { gzipSync } from "node:zlib";
import { readJson } from "./json-schema-problems.ts";
import { sarifProblems } from "./sarif-schema.ts";

/** Is a text of each file of the repository, by its path from the root. */
export type RepositoryFiles = Readonly<Record<string, string>>;

/** What GitHub's documentation of SARIF support and of its limits says, as numbers. */
export const INGESTION = {
  gzippedBytes: 10_000_000,
  runs: 20,
  rules: 25_000,
  results: 25_000,
  locations: 1000,
  tags: 20,
  ruleText: 1024,
  /** GitHub names no limit of a message; this is that of an annotation, which shows the same text. */
  messageBytes: 65_536,
} as const;

interface Region {
  readonly startLine?: number;
  readonly startColumn?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}
interface Location {
  readonly physicalLocation?: {
    readonly artifactLocation?: { readonly uri?: string };
    readonly region?: Region;
  };
}
interface Result {
  readonly ruleId?: string;
  readonly ruleIndex?: number;
  readonly level?: string;
  readonly message?: { readonly text?: string };
  readonly locations?: readonly Location[];
  readonly partialFingerprints?: Readonly<Record<string, string>>;
}
interface Rule {
  readonly id: string;
  readonly shortDescription?: { readonly text?: string };
  readonly fullDescription?: { readonly text?: string };
  readonly help?: { readonly text?: string };
  readonly defaultConfiguration?: { readonly level?: string };
  readonly properties?: Readonly<Record<string, unknown>>;
}
interface Run {
  readonly tool: { readonly driver: { readonly name: string; readonly rules?: readonly Rule[] } };
  readonly automationDetails?: { readonly id?: string };
  readonly columnKind?: string;
  readonly results?: readonly Result[];
}
interface Log {
  readonly $schema?: string;
  readonly runs: readonly Run[];
}

const LEVELS: readonly unknown[] = ["none", "note", "warning", "error"];
const CLOSED: readonly (readonly [string, readonly unknown[]])[] = [
  ["problem.severity", ["error", "warning", "recommendation"]],
  ["precision", ["very-high", "high", "medium", "low"]],
];
const FINGERPRINT = /^[0-9a-f]{8,64}:[1-9]\d*$/;

/** Tells what of a SARIF text GitHub's code scanning would refuse, drop or not show. */
export function githubIngestionProblems(text: string, files: RepositoryFiles): readonly string[] {
  const wrong = sarifProblems(text);
  const read = readJson(text);
  if (wrong.length > 0 || "problem" in read) return wrong;
  // The schema has just said that it is one.
  const log = read.value as Log;
  return [
    ...unless(gzipSync(text).length <= INGESTION.gzippedBytes, "/ is larger than 10 MB when gzipped"),
    ...unless(log.$schema !== undefined, "/ has no $schema"),
    ...unless(log.runs.length >= 1 && log.runs.length <= INGESTION.runs, "/runs are none, or more than 20"),
    ...repeated(log.runs.map(categoryOf)).map(
      (category) => `/runs: two of one tool and category ${category}`,
    ),
    ...log.runs.flatMap((run, index) => runProblems(run, files, `/runs/${index}`)),
  ];
}

/** The category of a run is its id up to the last slash. */
function categoryOf({ tool, automationDetails }: Run): string {
  return `${tool.driver.name} ${(automationDetails?.id ?? "").replace(/[^/]*$/, "")}`;
}

function runProblems(run: Run, files: RepositoryFiles, at: string): readonly string[] {
  const { rules = [], name } = run.tool.driver;
  const results = run.results ?? [];
  const prints = results.flatMap(
    ({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash ?? [],
  );
  return [
    ...unless(name !== "", `${at} has a tool without a name`),
    ...unless(run.results !== undefined, `${at} has no results, not even none`),
    ...unless(rules.length <= INGESTION.rules, `${at} has more than 25,000 rules`),
    ...unless(results.length <= INGESTION.results, `${at} has more than 25,000 results`),
    ...repeated(rules.map(({ id }) => id)).map((id) => `${at} has the rule ${id} twice`),
    ...repeated(prints).map((print) => `${at} has the fingerprint ${print} twice: GitHub shows one of them`),
    ...rules.flatMap((rule, index) => ruleProblems(rule, `${at}/rules/${index}`)),
    ...results.flatMap((result, index) => resultProblems(result, run, files, `${at}/results/${index}`)),
  ];
}

function ruleProblems(rule: Rule, at: string): readonly string[] {
  const { properties = {} } = rule;
  const level = rule.defaultConfiguration?.level;
  return [
    ...unless(rule.id !== "", `${at} has no id`),
    ...ruleTextProblems(rule.shortDescription?.text, `${at}/shortDescription`, INGESTION.ruleText),
    ...ruleTextProblems(rule.fullDescription?.text, `${at}/fullDescription`, INGESTION.ruleText),
    ...ruleTextProblems(rule.help?.text, `${at}/help`, Number.POSITIVE_INFINITY),
    ...unless(level === undefined || LEVELS.includes(level), `${at} has the level ${level}`),
    ...CLOSED.filter(([key, words]) => key in properties && !words.includes(properties[key])).map(
      ([key]) => `${at}/properties/${key} is ${String(properties[key])}`,
    ),
    ...tagProblems(properties.tags, at),
    ...severityProblems(properties["security-severity"], at),
  ];
}

function ruleTextProblems(text: string | undefined, at: string, maximum: number): readonly string[] {
  if (text === undefined || text.trim() === "") return [`${at} has no text`];
  return unless(text.length <= maximum, `${at} is longer than ${maximum} characters`);
}

function tagProblems(tags: unknown, at: string): readonly string[] {
  if (tags === undefined) return [];
  if (!Array.isArray(tags) || !tags.every((tag) => typeof tag === "string" && tag !== "")) {
    return [`${at}/properties/tags are no texts`];
  }
  return [
    ...unless(tags.length <= INGESTION.tags, `${at} has more than 20 tags`),
    ...repeated(tags.map(String)).map((tag) => `${at} has the tag ${tag} twice`),
  ];
}

function severityProblems(severity: unknown, at: string): readonly string[] {
  if (severity === undefined) return [];
  const isRight = typeof severity === "string" && /^\d+(?:\.\d+)?$/.test(severity);
  const isInRange = Number(severity) > 0 && Number(severity) <= 10;
  return unless(isRight && isInRange, `${at} has a security-severity that is no text from 0.1 to 10.0`);
}

function resultProblems(result: Result, run: Run, files: RepositoryFiles, at: string): readonly string[] {
  const { rules = [] } = run.tool.driver;
  const { ruleId, ruleIndex, message, level, locations = [] } = result;
  const print = result.partialFingerprints?.primaryLocationLineHash;
  const known = ruleIndex === undefined ? rules.find(({ id }) => id === ruleId) : rules[ruleIndex];
  return [
    ...unless(known !== undefined && known.id === ruleId, `${at} has a rule that the run does not describe`),
    ...unless(level === undefined || LEVELS.includes(level), `${at} has the level ${level}`),
    ...unless((message?.text ?? "").trim() !== "", `${at} has no message text`),
    ...unless(
      Buffer.byteLength(message?.text ?? "") <= INGESTION.messageBytes,
      `${at} has a message that is too long`,
    ),
    ...unless(locations.length > 0, `${at} has no location: GitHub does not show it`),
    ...unless(locations.length <= INGESTION.locations, `${at} has more than 1,000 locations`),
    ...unless(
      print !== undefined && FINGERPRINT.test(print),
      `${at} has no primaryLocationLineHash of the form HEX:N`,
    ),
    ...locations.flatMap((location, index) =>
      locationProblems(location, run, files, `${at}/locations/${index}`),
    ),
  ];
}

function locationProblems(
  { physicalLocation }: Location,
  run: Run,
  files: RepositoryFiles,
  at: string,
): readonly string[] {
  const uri = physicalLocation?.artifactLocation?.uri;
  if (uri === undefined || uri === "") return [`${at} has no uri`];
  const path = pathOf(uri);
  if (path === undefined) return [`${at} has a uri that is no relative path within the repository: ${uri}`];
  const text = Object.hasOwn(files, path) ? files[path] : undefined;
  if (text === undefined) return [`${at} names a file that is not in the repository: ${path}`];
  const region = physicalLocation?.region;
  return region ? regionProblems(region, linesOf(text), run.columnKind, at) : [`${at} has no region`];
}

/** Gives the path a uri stands for, or nothing where it is absolute, leaves the repository or is not encoded well. */
function pathOf(uri: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/|\\)/i.test(uri) || /[?#\\]/.test(uri)) return undefined;
  try {
    const path = decodeURIComponent(uri);
    const isWithin = path.split("/").every((part) => !["", ".", ".."].includes(part));
    return isWithin && !path.includes("\\") && !path.includes("\0") ? path : undefined;
  } catch {
    return undefined;
  }
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

function regionProblems(
  region: Region,
  lines: readonly string[],
  kind: string | undefined,
  at: string,
): readonly string[] {
  const { startLine = 0, startColumn = 1, endLine = startLine } = region;
  const start = widthOf(lines[startLine - 1], kind);
  const end = widthOf(lines[endLine - 1], kind);
  const { endColumn = end + 1 } = region;
  return [
    ...unless(startLine >= 1, `${at} starts before line 1`),
    ...unless(startColumn >= 1, `${at} starts before column 1`),
    ...unless(endLine >= startLine, `${at} ends on a line before its start`),
    ...unless(endLine > startLine || endColumn >= startColumn, `${at} ends in a column before its start`),
    ...unless(startLine <= lines.length && endLine <= lines.length, `${at} is behind the end of the file`),
    ...unless(startColumn <= start + 1 && endColumn <= end + 1, `${at} is behind the end of the line`),
  ];
}

function widthOf(line: string | undefined, kind: string | undefined): number {
  if (line === undefined) return Number.POSITIVE_INFINITY;
  return kind === "unicodeCodePoints" ? [...line].length : line.length;
}

function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.size === seen.add(name).size);
}

function unless(holds: boolean, problem: string): readonly string[] {
  return holds ? [] : [problem];
}
