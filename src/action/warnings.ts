import { realpathSync } from "node:fs";
import { basename, relative, sep } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { brief } from "../core/diagnostic/words.ts";
import type { Text } from "../core/source/source.ts";
import { isFolder } from "../node/is-folder.ts";
import { errorCode } from "../node/read-source.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import { github, type Titles } from "../reporters/github.ts";
import { workflowCommands } from "../reporters/workflow-commands.ts";
import { internalErrorDiagnostic } from "../run/internal-error.ts";
import { isInside } from "../run/read-paths.ts";
import type { ActionIo, Env } from "./action-io.ts";
import type { Inputs } from "./inputs.ts";
import { actionDiagnostic } from "./messages.ts";
import { temporaryFolder } from "./output-files.ts";

const PARTS = {
  outputs: { vi: "các đầu ra của bước", en: "the outputs of the step" },
  files: { vi: "tệp báo cáo", en: "the report file" },
  log: { vi: "báo cáo trong nhật ký", en: "the report in the log" },
  github: { vi: "báo cáo trên GitHub", en: "the report on GitHub" },
} as const satisfies Readonly<Record<string, Text>>;

/** Names the parts of reporting, each tried by itself. */
export type Part = keyof typeof PARTS;

const TITLES: Titles = {
  "action/not-reported": { vi: "Chưa báo được đủ kết quả", en: "Not everything was reported" },
  "action/no-outputs": { vi: "Không có đầu ra", en: "No outputs" },
};

/** Prints what did not come of reporting, each as one warning of GitHub's. */
export function warn(diagnostics: readonly Diagnostic[], { language }: Inputs, io: ActionIo): void {
  for (const diagnostic of diagnostics) io.write(github([diagnostic], new Map(), language, TITLES));
}

const NOT_DUE: Text = { vi: "Không có chỗ để ghi", en: "Nothing to write to" };

/** Prints what is no trouble and yet not what somebody may expect, each as one notice of GitHub's. */
export function notify(texts: readonly Text[], { language }: Inputs, io: ActionIo): void {
  for (const text of texts) {
    const notice = { level: "notice", title: NOT_DUE[language], message: [text[language]] } as const;
    io.write(workflowCommands([notice], language));
  }
}

/** Words that a part of reporting failed; `path` is the file that it was about, if it was about one. */
export function notWritten(part: Part, error: unknown, env: Env, path?: string): Diagnostic {
  const { message, help } = whyNot(error, env, path);
  const name = path === undefined ? "" : ` \`${brief(placeIn(path, env))}\``;
  const reason = (language: "vi" | "en") => [
    `${PARTS[part][language]}${name}: ${message[language]}`,
    ...(help ? [help[language]] : []),
    STANDS[language],
  ];
  const words = { vi: reason("vi").join("; "), en: reason("en").join("; ") };
  return actionDiagnostic("action/not-reported", { reason: words }, "");
}

const STANDS: Text = { vi: "quyết định vẫn giữ nguyên", en: "the decision stands" };

function whyNot(error: unknown, env: Env, path: string | undefined): Diagnostic {
  const isOfSystem = error instanceof Error && "syscall" in error;
  if (!isOfSystem) return internalErrorDiagnostic(error, "");
  const folder =
    path === undefined ? {} : { folder: placeIn(path.slice(0, -basename(path).length - 1), env) };
  return runDiagnostic("file/unwritable", { reason: errorCode(error), ...folder }, "");
}

/** Names a place as a workflow would: from the workspace, or after RUNNER_TEMP; nothing else of the machine is told. */
function placeIn(path: string, env: Env): string {
  const { GITHUB_WORKSPACE: workspace = "" } = env;
  const inWorkspace = isFolder(workspace) ? below(path, realpathSync(workspace)) : undefined;
  const [temporary] = temporaryFolder(env);
  const inTemporary = temporary === undefined ? undefined : below(path, temporary);
  if (inWorkspace !== undefined) return inWorkspace || "GITHUB_WORKSPACE";
  return inTemporary === undefined ? basename(path) : ["RUNNER_TEMP", inTemporary].filter(Boolean).join("/");
}

function below(path: string, folder: string): string | undefined {
  return isInside(path, folder) ? relative(folder, path).replaceAll(sep, "/") : undefined;
}
