import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isFullDate } from "../../src/core/validate/formats.ts";
import type { FormatName } from "../../src/reporters/index.ts";
import { runAzureCommands } from "../runner/azure-commands.ts";
import { runCommands, unmeant } from "../runner/commands.ts";
import { tableProblems } from "./markdown-tables.ts";
import {
  csvRows,
  formulaCells,
  githubIngestionProblems,
  gitlabProblems,
  junitProblems,
  type RepositoryFiles,
  tapProblems,
} from "./validators.ts";

const SCHEMA = join(import.meta.dirname, "../../schemas/verdict.schema.json");
const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { date: isFullDate } });
const isVerdicts = ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")));

/** Lists the commands of GitHub that a report may hold. */
export const GITHUB_COMMANDS = ["error", "warning", "notice", "stop-commands", "resume"] as const;
/** Lists the commands of Azure that a report may hold. */
export const AZURE_MEANT = ["task.logissue", "task.complete"] as const;

type Problems = readonly string[];

const validators: Readonly<Record<FormatName, (text: string, files: RepositoryFiles) => Problems>> = {
  text: unshownIn,
  json: jsonProblems,
  sarif: githubIngestionProblems,
  junit: junitProblems,
  tap: tapProblems,
  gitlab: gitlabProblems,
  azure: azureProblems,
  github: githubProblems,
  markdown: (text) => [...unshownIn(text), ...tableProblems(text)],
  csv: csvProblems,
};

/** Tells what of a report is not valid in its format, by that format's own validator; `files` are those it points into. */
export function reportProblems(format: FormatName, text: string, files: RepositoryFiles): Problems {
  return validators[format](text, files);
}

/** Tells, as a reader of each format does who knows nothing else, whether a report says that something is wrong. */
export const looksFailed: Readonly<Record<Exclude<FormatName, "text">, (text: string) => boolean>> = {
  json: (text) => {
    const { verdicts, errors } = JSON.parse(text);
    return errors.length > 0 || verdicts.some(({ decision }: { decision: string }) => decision !== "admit");
  },
  sarif: (text) => {
    const [{ results }] = JSON.parse(text).runs;
    return results.some(({ level }: { level: string }) => level === "error");
  },
  junit: (text) => !/<testsuites [^>]*failures="0" errors="0"/.test(text),
  tap: (text) => /^not ok /m.test(text),
  gitlab: (text) =>
    JSON.parse(text).some(({ severity }: { severity: string }) =>
      ["major", "critical", "blocker"].includes(severity),
    ),
  azure: (text) => runAzureCommands(text).result === "Failed",
  github: (text) => runCommands(text).annotations.some(({ level }) => level === "error"),
  markdown: (text) => /^## [✘–] /m.test(text),
  csv: (text) => {
    const [head = [], ...rows] = csvRows(text);
    return rows.some((row) => row[head.indexOf("level")] === "error");
  },
};

/** Tells what of a printed text a CI obeys, or would by a looser reading, beside what is meant. */
export function obeyedIn(stdout: string, stderr = "", meant: "github" | "azure" | "none" = "none"): Problems {
  const azure = runAzureCommands(stdout, stderr);
  const isMeant = (name: string) => meant === "azure" && AZURE_MEANT.some((one) => one === name);
  const isOurs = (line: string) =>
    meant === "azure" && /:\d+: ##vso\[task\.(?:logissue|complete) /.test(line);
  const meantHere = meant === "github" ? GITHUB_COMMANDS : [];
  return [
    ...unmeant(runCommands(stdout, stderr), meantHere).filter((line) => !isOurs(line)),
    ...azure.commands.filter(({ name }) => !isMeant(name)).map(({ text }) => `azure: ${text}`),
    ...[...azure.formatting, ...azure.lookAlikes].map((text) => `azure: ${text}`),
  ];
}

/** Tells the characters of a text that a terminal would obey or that nobody sees; line ends and tabs are neither. */
export function unshownIn(text: string): Problems {
  const found =
    text.match(
      /(?![\t\n\r]|\u200c|\u200d|[\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu,
    ) ?? [];
  return [...new Set(found)].map(
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")} stands raw`,
  );
}

function jsonProblems(text: string): Problems {
  isVerdicts(JSON.parse(text));
  return (isVerdicts.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function csvProblems(text: string): Problems {
  return formulaCells(csvRows(text)).map((cell) => `the cell ${cell} is a formula`);
}

function githubProblems(text: string): Problems {
  const log = runCommands(text);
  const left = Object.values(log.dropped).reduce((sum, count) => sum + count, 0);
  return [
    ...obeyedIn(text, "", "github"),
    ...[...log.failures, ...log.openStops, ...(left > 0 ? ["annotations are dropped"] : [])],
    ...log.annotations
      .filter(({ message }) => message.length > 4096)
      .map(() => "a message is cut by the runner"),
  ];
}

function azureProblems(text: string): Problems {
  return [...obeyedIn(text, "", "azure"), ...runAzureCommands(text).failures];
}
