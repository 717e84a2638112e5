import { headOf, propertiesOf, resolveEscapes } from "./command-grammar.ts";
import { linesOf, seenByCulture } from "./lines.ts";

/** Is a logging command as the agent of Azure Pipelines reads it. */
export interface AzureCommand {
  /** Counted from 1, over stdout and then stderr. */
  readonly line: number;
  readonly text: string;
  /** In lower case: `task.logissue`. */
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Is a problem as it is shown on the run's page. */
export interface AzureIssue {
  readonly type: "error" | "warning";
  readonly message: string;
  readonly file: string | undefined;
  readonly line: string | undefined;
  readonly column: string | undefined;
  readonly code: string | undefined;
}

/** Is what the agent makes of the output of one step. */
export interface AzureLog {
  readonly commands: readonly AzureCommand[];
  /** Lines with `##[...]`, that only change how the log looks: also these are not for others to write. */
  readonly formatting: readonly string[];
  /** Lines with the beginning of a logging command that the agent warns of. */
  readonly lookAlikes: readonly string[];
  readonly issues: readonly AzureIssue[];
  /** The worst result that the step gave itself. */
  readonly result: AzureResult | undefined;
  /** Commands that fail the step by themselves. */
  readonly failures: readonly string[];
}

const RESULTS = ["Succeeded", "SucceededWithIssues", "Failed", "Canceled", "Skipped", "Abandoned"] as const;
export type AzureResult = (typeof RESULTS)[number];

/** Lists the logging commands of the agent that a pipeline's task may use. */
export const AZURE_COMMANDS = [
  "artifact.associate",
  "artifact.upload",
  "build.addbuildtag",
  "build.updatebuildnumber",
  "build.uploadlog",
  "build.uploadsummary",
  "codecoverage.publish",
  "release.updatereleasename",
  "results.publish",
  "task.addattachment",
  "task.complete",
  "task.debug",
  "task.issue",
  "task.logdetail",
  "task.logissue",
  "task.prependpath",
  "task.setendpoint",
  "task.setprogress",
  "task.setsecret",
  "task.settaskvariable",
  "task.setvariable",
  "task.uploadfile",
  "task.uploadsummary",
  "telemetry.publish",
] as const;

/** Lists the escapes in the order in which the agent resolves them; the percent sign has one of its own. */
export const AZURE_ESCAPES = [
  [";", "%3B"],
  ["\r", "%0D"],
  ["\n", "%0A"],
  ["]", "%5D"],
  ["%", "%AZP25"],
] as const;

const known: ReadonlySet<string> = new Set(AZURE_COMMANDS);
const areas: ReadonlySet<string> = new Set(AZURE_COMMANDS.map((name) => name.split(".")[0] ?? ""));

/** Reads what a step printed as the agent does: a command anywhere in a line, on stdout and stderr alike. */
export function runAzureCommands(stdout: string, stderr = ""): AzureLog {
  const lines = [...linesOf(stdout), ...linesOf(stderr)];
  const commands = lines.flatMap((text, index) => readAzure(text, index + 1) ?? []);
  const isCommand = new Set(commands.map(({ line }) => line));
  const others = lines.filter((_, index) => !isCommand.has(index + 1)).map(seenByCulture);
  return {
    commands,
    formatting: others.filter((text) => text.includes("##[")),
    lookAlikes: others.filter((text) => text.includes("##vso")),
    issues: commands.flatMap(issueOf),
    result: worst(
      commands.flatMap(({ name, properties }) => (name === "task.complete" ? resultOf(properties) : [])),
    ),
    failures: commands.filter((one) => fails(one)).map(({ text }) => text),
  };
}

function readAzure(text: string, line: number): AzureCommand | undefined {
  const start = text.indexOf("##vso[");
  const end = start < 0 ? -1 : text.indexOf("]", start);
  const head = end < 0 ? undefined : headOf(text.slice(start + 6, end), () => true);
  const parts = (head?.name ?? "").split(".").filter((part) => part !== "");
  if (head === undefined || parts.length !== 2) return undefined;
  const properties = propertiesOf(head.rest, ";", AZURE_ESCAPES);
  return {
    line,
    text,
    name: parts.join("."),
    properties,
    data: resolveEscapes(text.slice(end + 1), AZURE_ESCAPES),
  };
}

function issueOf({ name, properties, data }: AzureCommand): readonly AzureIssue[] {
  const type = properties.type?.toLowerCase();
  const isIssue = name === "task.logissue" || name === "task.issue";
  if (!isIssue || (type !== "error" && type !== "warning")) return [];
  return [
    {
      type,
      message: data,
      file: properties.sourcepath,
      line: properties.linenumber,
      column: properties.columnnumber,
      code: properties.code,
    },
  ];
}

function resultOf({ result }: Readonly<Record<string, string>>): readonly AzureResult[] {
  return RESULTS.filter((one) => one === result);
}

function worst(results: readonly AzureResult[]): AzureResult | undefined {
  return RESULTS.toReversed().find((one) => results.includes(one));
}

/** Tells of commands that fail the step: unknown ones of an area that exists, and two without what they need. */
function fails({ name, properties }: AzureCommand): boolean {
  if (!known.has(name)) return areas.has(name.split(".")[0] ?? "");
  if (name === "task.complete") return resultOf(properties).length === 0;
  const type = properties.type?.toLowerCase();
  return /^task\.(?:log)?issue$/.test(name) && type !== undefined && type !== "error" && type !== "warning";
}
