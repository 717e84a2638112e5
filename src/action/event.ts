import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { isJsonObject, type Json, type JsonObject } from "../core/source/json.ts";
import type { Text } from "../core/source/source.ts";
import { valueAt } from "../core/source/value-at.ts";
import { isObjectId } from "../github/object-id.ts";
import { readBytes } from "../node/read-bytes.ts";
import { errorCode } from "../node/read-source.ts";
import { systemWords } from "../node/system-words.ts";
import type { Env } from "./action-io.ts";
import { actionDiagnostic } from "./messages.ts";

/** Names a repository. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

/** Is a pull request, as far as an event tells of it. */
export interface PullRequest {
  readonly number: number;
  readonly headSha?: string | undefined;
  /** `gone` is a fork that was deleted; `unknown` an event that says nothing of it. */
  readonly head: "same" | "fork" | "gone" | "unknown";
}

/** Is a deployment, as far as an event tells of it. */
export interface Deployment {
  readonly id: number;
  /** Is the commit that is deployed. */
  readonly sha?: string | undefined;
}

/** Is what set off the run. What it does not tell, or tells in a shape nobody promised, is absent. */
export interface Event {
  /** As in `on:` of a workflow; empty where nothing is known. */
  readonly name: string;
  readonly repository?: Repository | undefined;
  /** Is the commit that reports go to: the head of a pull request, else that of the run. */
  readonly sha?: string | undefined;
  readonly pullRequest?: PullRequest | undefined;
  /** Is the deployment that set off the run. */
  readonly deployment?: Deployment | undefined;
  /** Tells that the token may only read, whatever the workflow grants. */
  readonly isDependabot: boolean;
}

/** Is an event; where it cannot be read, why, with what the variables alone tell. */
export interface EventRead {
  readonly event: Event;
  readonly diagnostic?: Diagnostic;
}

/** Bounds an event in bytes: GitHub sends no larger ones. */
const MAX_BYTES = 26_214_400;

const NAME = /^([A-Za-z0-9][A-Za-z0-9_-]{0,99})\/((?!\.{1,2}$)[A-Za-z0-9._-]{1,100})$/;
const DEPENDABOT = "dependabot[bot]";

/** Reads the event of the run; without GITHUB_EVENT_PATH, what the variables alone tell. */
export function readEvent(env: Env): EventRead {
  const path = env.GITHUB_EVENT_PATH || undefined;
  if (path === undefined) return { event: eventOf({}, env) };
  const { payload = {}, reason } = readPayload(path);
  const event = eventOf(payload, env);
  if (reason === undefined) return { event };
  return { event, diagnostic: actionDiagnostic("action/bad-event", { reason }, "GITHUB_EVENT_PATH") };
}

interface PayloadRead {
  readonly payload?: JsonObject;
  readonly reason?: Text;
}

function readPayload(path: string): PayloadRead {
  try {
    const bytes = readBytes(path, MAX_BYTES);
    if (bytes === undefined) return { reason: { vi: "tệp quá lớn", en: "the file is too large" } };
    const payload: Json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (isJsonObject(payload)) return { payload };
    return { reason: { vi: "không phải là một đối tượng JSON", en: "it is no JSON object" } };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** What the file holds is not quoted: it may be anything. */
function reasonOf(error: unknown): Text {
  const isFile = error instanceof Error && "code" in error && /^E[A-Z]+$/.test(String(error.code));
  const code = isFile ? errorCode(error) : undefined;
  if (code === undefined) return { vi: "không phải JSON", en: "it is not JSON" };
  return code === "ENOENT" ? { vi: "không có tệp này", en: "there is no such file" } : systemWords(code);
}

function eventOf(payload: JsonObject, env: Env): Event {
  const pullRequest = pullRequestOf(payload, env);
  return {
    name: env.GITHUB_EVENT_NAME ?? "",
    repository: repositoryOf(env.GITHUB_REPOSITORY),
    sha: pullRequest?.headSha ?? shaOf(env.GITHUB_SHA),
    pullRequest,
    deployment: deploymentOf(payload),
    isDependabot: (env.GITHUB_ACTOR || valueAt(payload, "/sender/login")) === DEPENDABOT,
  };
}

/** Reads `owner/repo`; what cannot be the name of a repository is none. */
export function repositoryOf(name: Json | undefined): Repository | undefined {
  const [, owner, repo] = (typeof name === "string" ? NAME.exec(name) : undefined) ?? [];
  return owner === undefined || repo === undefined ? undefined : { owner, repo };
}

function pullRequestOf(payload: JsonObject, env: Env): PullRequest | undefined {
  const pull = valueAt(payload, "/pull_request");
  const number = idOf(valueAt(payload, "/pull_request/number"));
  if (!isJsonObject(pull) || number === undefined) return undefined;
  return {
    number,
    headSha: shaOf(valueAt(pull, "/head/sha")),
    head: headOf(pull, env),
  };
}

function headOf(pull: JsonObject, env: Env): PullRequest["head"] {
  if (valueAt(pull, "/head/repo") === null) return "gone";
  const name = valueAt(pull, "/head/repo/full_name");
  if (typeof name !== "string" || !env.GITHUB_REPOSITORY) return "unknown";
  return name.toLowerCase() === env.GITHUB_REPOSITORY.toLowerCase() ? "same" : "fork";
}

function deploymentOf(payload: JsonObject): Deployment | undefined {
  const id = idOf(valueAt(payload, "/deployment/id"));
  return id === undefined ? undefined : { id, sha: shaOf(valueAt(payload, "/deployment/sha")) };
}

function shaOf(value: Json | undefined): string | undefined {
  const sha = typeof value === "string" ? value.toLowerCase() : "";
  return isObjectId(sha) ? sha : undefined;
}

function idOf(value: Json | undefined): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
