import { createHash } from "node:crypto";
import type { Operation, Request } from "openapi-backend";
import { isJsonObject, type Json } from "../../src/core/source/json.ts";
import { acceptedPermissions, accountRefusal, type Caller, callerOf, repositoryRefusal } from "./access.ts";
import { type Answer, notFound, refused } from "./answer.ts";
import type { Call, Places, RepositoryRoute } from "./call.ts";
import { type Description, fieldErrors, type Misfit } from "./description.ts";
import { accountRoutes } from "./operations/accounts.ts";
import { checkRoutes } from "./operations/checks.ts";
import { commentRoutes } from "./operations/comments.ts";
import { contentRoutes } from "./operations/contents.ts";
import { deploymentRoutes } from "./operations/deployments.ts";
import { organisationRoutes, repositoryRoutes } from "./operations/repositories.ts";
import { statusRoutes } from "./operations/statuses.ts";
import type { Permissions } from "./options.ts";
import type { World } from "./world.ts";

/** Is a misuse of the API by who asked, or a mistake of this server's own. */
export interface Problem {
  readonly side: "request" | "response";
  /** The method and path, or the operation, it concerns. */
  readonly operation: string;
  readonly at: string;
  readonly message: string;
}

/** Is a request as it came, its path without the base of the API. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  /** Whether the body is no JSON. */
  readonly malformed: boolean;
  readonly places: Places;
  readonly codeload: string;
}

const inRepositories: Readonly<Record<string, RepositoryRoute>> = {
  ...repositoryRoutes,
  ...contentRoutes,
  ...checkRoutes,
  ...statusRoutes,
  ...commentRoutes,
  ...deploymentRoutes,
};
const ofAccounts = { ...accountRoutes, ...organisationRoutes };

/** Lists the operations that are answered, by the names of the description. */
export const answeredOperations: readonly string[] = [
  ...Object.keys(inRepositories),
  ...Object.keys(ofAccounts),
];

const WITHOUT_TOKEN = 60;

/** When the limit is renewed: far away, so that nobody waits for it. */
const RESET = 4_102_444_800;

/** Serves a world to one token, by the description. */
export class Service {
  readonly problems: Problem[] = [];
  readonly #description: Description;
  readonly #world: World;
  readonly #permissions: Permissions;
  readonly #limit: number;
  readonly #used: Record<Caller, number> = { nobody: 0, token: 0, app: 0, stranger: 0 };

  constructor(description: Description, world: World, permissions: Permissions, limit: number) {
    this.#description = description;
    this.#world = world;
    this.#permissions = permissions;
    this.#limit = limit;
  }

  /**
   * Answers a request, with a fault's answer where one is given, and counts it; an answer that says nothing new and one
   * about the limit cost nothing.
   */
  answer(incoming: Incoming, instead?: Answer): Answer {
    const caller = callerOf(this.#world, incoming.headers.authorization);
    const limit = caller === "nobody" ? WITHOUT_TOKEN : this.#limit;
    const rate = { limit, used: this.#used[caller], reset: RESET };
    if (rate.used >= limit) return limited(refused(403, "API rate limit exceeded."), rate);
    const answer = instead ?? unlessKnown(this.#dispatch(incoming, caller, rate), incoming);
    if (answer.status === 304 || incoming.path === "/rate_limit") return limited(answer, rate);
    this.#used[caller] += 1;
    return limited(answer, { ...rate, used: this.#used[caller] });
  }

  /** Answers where this server itself went wrong, and says so among the problems. */
  mistake({ method, path }: Incoming, error: unknown): Answer {
    const message = error instanceof Error ? error.message : String(error);
    this.#note("response", `${method} ${path}`, { at: "", message });
    return refused(500, "The local GitHub made a mistake");
  }

  #dispatch(incoming: Incoming, caller: Caller, rate: Call["rate"]): Answer {
    if (decoded(incoming.path) === undefined) return refused(400, "Bad Request");
    const request = requestOf(incoming);
    const operation = this.#description.match(request);
    if (operation === undefined) {
      this.#note("request", `${incoming.method} ${incoming.path}`, {
        at: "",
        message: "is no known operation",
      });
      return notFound;
    }
    const { path, places: at, codeload, query, body } = incoming;
    const call = {
      world: this.#world,
      at,
      codeload,
      params: this.#description.paramsOf(request, operation),
      query,
      accept: incoming.headers.accept ?? "",
      path: query.size > 0 ? `${path}?${query}` : path,
      rate,
      body: isJsonObject(body) ? body : {},
    };
    const misuse = (): Answer | undefined => this.#misuse(incoming, request, operation);
    return this.#checked(this.#perform(call, caller, operation, misuse), operation);
  }

  #perform(call: Call, caller: Caller, operation: Operation, misuse: () => Answer | undefined): Answer {
    const id = operation.operationId ?? "";
    const account = ofAccounts[id];
    if (account !== undefined) return accountRefusal(caller, account) ?? misuse() ?? account.answer(call);
    const route = inRepositories[id];
    if (route === undefined) throw new Error(`nothing answers ${id}`);
    const name = `${call.params.owner}/${call.params.repo}`.toLowerCase();
    const repository = this.#world.repositories.get(name);
    const refusal = repositoryRefusal(caller, this.#permissions, repository, route) ?? misuse();
    const given = refusal ?? (repository === undefined ? notFound : route.answer({ ...call, repository }));
    const headers = { "x-accepted-github-permissions": acceptedPermissions(route), ...given.headers };
    return { ...given, headers };
  }

  /** Refuses what does not fit the description. */
  #misuse(incoming: Incoming, request: Request, operation: Operation): Answer | undefined {
    if (incoming.malformed) return refused(400, "Problems parsing JSON");
    const found = this.#description.requestMisfits(request, operation);
    for (const misfit of found) this.#note("request", operation.operationId ?? "", misfit);
    if (found.length === 0) return undefined;
    return refused(422, "Invalid request.", fieldErrors(found, operation));
  }

  /** Lets no answer out that the description does not know. */
  #checked(given: Answer, operation: Operation): Answer {
    const found = this.#description.answerMisfits(given, operation);
    for (const misfit of found) this.#note("response", operation.operationId ?? "", misfit);
    return found.length === 0 ? given : refused(500, "The answer does not fit the description");
  }

  #note(side: Problem["side"], operation: string, { at, message }: Omit<Misfit, "keyword">): void {
    this.problems.push({ side, operation, at, message });
  }
}

/** Puts what GitHub's routes read as one name into one part of the path. */
function routed(path: string): string {
  const tail =
    /^(\/repos\/[^/]+\/[^/]+\/(?:contents|tarball|branches|commits))\/?(.*?)(\/(?:statuses|check-runs))?$/.exec(
      path,
    );
  if (tail === null) return path;
  const [, start = "", name = "", end = ""] = tail;
  const whole = name === "" && start.endsWith("/contents") ? "/" : name;
  return `${start}/${encodeURIComponent(decoded(whole) ?? whole)}${end}`;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function requestOf({ method, path, query, headers, body }: Incoming): Request {
  const request = { method, path: routed(path), headers: { ...headers }, query: Object.fromEntries(query) };
  return body === undefined ? request : { ...request, body };
}

/** Answers a reading that the asker already has with nothing but its mark. */
function unlessKnown(given: Answer, { method, headers }: Incoming): Answer {
  if (method !== "GET" || given.status !== 200) return given;
  const content = given.bytes ?? given.text ?? JSON.stringify(given.json);
  const etag = `W/"${createHash("sha256").update(content).digest("hex")}"`;
  const marked = { ...given.headers, etag };
  const known = (headers["if-none-match"] ?? "").split(/\s*,\s*/).includes(etag);
  return known ? { status: 304, headers: marked } : { ...given, headers: marked };
}

function limited(given: Answer, { limit, used, reset }: Call["rate"]): Answer {
  const headers: Record<string, string> = {
    "x-ratelimit-limit": `${limit}`,
    "x-ratelimit-remaining": `${Math.max(0, limit - used)}`,
    "x-ratelimit-used": `${used}`,
    "x-ratelimit-reset": `${reset}`,
    "x-ratelimit-resource": "core",
  };
  return { ...given, headers: { ...headers, ...given.headers } };
}
