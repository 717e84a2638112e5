import type { IncomingMessage, ServerResponse } from "node:http";
import type { Json } from "../../src/core/source/json.ts";
import { type Answer, notFound, refused } from "./answer.ts";
import { tarballOf } from "./archive.ts";
import type { Misbehaviour } from "./faults.ts";
import { codeloadToken } from "./operations/repositories.ts";
import type { Incoming, Service } from "./service.ts";
import type { World } from "./world.ts";

/** Is what GitHub Enterprise has before each path of its API. */
export const PREFIX = "/api/v3";

const LARGEST_BODY = 4 * 1024 * 1024;

/** Is a request that came, with the status it was answered with (0: none). Its token is not kept. */
export interface RecordedRequest {
  readonly method: string;
  /** The path without `/api/v3`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** `authorization` only says whether it was the token that is known. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  /** `codeload` is the other origin that tarballs may come from. */
  readonly origin: "api" | "codeload";
  readonly status: number;
}

/** Hears one request and answers it. */
export type Exchange = (
  origin: RecordedRequest["origin"],
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>;

interface Context {
  readonly world: World;
  readonly service: Service;
  readonly faultOf: (method: string, path: string) => Misbehaviour | undefined;
  readonly requests: RecordedRequest[];
  readonly codeload: () => string;
}

interface Heard extends Incoming {
  readonly tooLarge: boolean;
}

/** Answers requests by the service, unless a fault meets them, and records each. */
export function exchangeOf(context: Context): Exchange {
  return async (origin, request, response) => {
    const heard = await hear(request, context.codeload());
    const at = context.requests.push(recorded(heard, origin, context.world.token)) - 1;
    const fault = context.faultOf(heard.method, heard.path);
    if (fault === "hang") return;
    if (fault === "reset") {
      request.socket.resetAndDestroy();
      return;
    }
    const answer = await answerOf(context, heard, fault);
    context.requests[at] = { ...recorded(heard, origin, context.world.token), status: answer.status };
    send(response, answer, at + 1, fault);
  };
}

async function answerOf(
  { world, service }: Context,
  heard: Heard,
  fault: Misbehaviour | undefined,
): Promise<Answer> {
  if (typeof fault === "function") return service.answer(heard, fault());
  if (typeof fault === "object") return service.answer(heard, fault);
  if (heard.tooLarge) return refused(413, "Payload too large");
  try {
    return (await codeloaded(world, heard)) ?? service.answer(heard);
  } catch (error) {
    return service.mistake(heard, error);
  }
}

async function hear(request: IncomingMessage, codeload: string): Promise<Heard> {
  const html = `http://${request.headers.host ?? "127.0.0.1"}`;
  const url = new URL(`${html}${request.url ?? "/"}`);
  const isPrefixed = url.pathname.startsWith(`${PREFIX}/`);
  const text = await bodyOf(request);
  return {
    method: request.method ?? "GET",
    path: isPrefixed ? url.pathname.slice(PREFIX.length) : url.pathname,
    query: url.searchParams,
    headers: headersOf(request),
    ...parsed(text ?? ""),
    tooLarge: text === undefined,
    places: { api: `${html}${isPrefixed ? PREFIX : ""}`, html },
    codeload,
  };
}

function recorded(
  { method, path, query, headers, body }: Heard,
  origin: RecordedRequest["origin"],
  token: string,
): RecordedRequest {
  const { authorization, ...others } = headers;
  const isKnown = authorization?.endsWith(` ${token}`) === true;
  const said = authorization === undefined ? {} : { authorization: isKnown ? "(the token)" : "(another)" };
  return {
    method,
    path,
    query: Object.fromEntries(query),
    headers: { ...others, ...said },
    body,
    origin,
    status: 0,
  };
}

function headersOf(request: IncomingMessage): Readonly<Record<string, string>> {
  const named = Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(", ")]);
  return Object.fromEntries(named);
}

/** Reads a body; nothing if it is larger than any that GitHub takes. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  return size > LARGEST_BODY ? undefined : Buffer.concat(chunks).toString("utf8");
}

function parsed(text: string): Pick<Incoming, "body" | "malformed"> {
  if (text === "") return { body: undefined, malformed: false };
  try {
    return { body: JSON.parse(text), malformed: false };
  } catch {
    return { body: text, malformed: true };
  }
}

/** Sends a tarball, where one is asked for; a private repository's only to an address that was signed. */
async function codeloaded(world: World, { path, query }: Heard): Promise<Answer | undefined> {
  const asked = /^\/codeload\/([^/]+\/[^/]+)\/legacy\.tar\.gz\/([0-9a-f]+)$/.exec(path);
  if (asked === null) return undefined;
  const repository = world.repositories.get((asked[1] ?? "").toLowerCase());
  const commit = repository?.commits.get(asked[2] ?? "");
  if (repository === undefined || commit === undefined) return notFound;
  const signed = query.get("token") === codeloadToken(repository, commit.sha, world.token);
  if (repository.isPrivate && !signed) return notFound;
  const headers = { "content-type": "application/x-gzip" };
  return { status: 200, bytes: await tarballOf(repository, commit), headers };
}

/** Sends an answer, or half of it. */
function send(
  response: ServerResponse,
  answer: Answer,
  number: number,
  fault: Misbehaviour | undefined,
): void {
  const bytes = contentOf(answer);
  const isEmpty = answer.status === 204 || answer.status === 304;
  response.writeHead(answer.status, {
    "x-github-request-id": `LOCAL:${number}`,
    "x-github-media-type": "github.v3; format=json",
    ...(isEmpty ? {} : { "content-type": typeOf(answer), "content-length": `${bytes.length}` }),
    ...answer.headers,
  });
  if (fault !== "half" && fault !== "stall") {
    response.end(isEmpty ? undefined : bytes);
    return;
  }
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    if (fault === "half") response.destroy();
  });
}

function contentOf({ json, text, bytes }: Answer): Buffer {
  return bytes ?? Buffer.from(text ?? (json === undefined ? "" : JSON.stringify(json)));
}

function typeOf({ json }: Answer): string {
  return json === undefined ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
}
