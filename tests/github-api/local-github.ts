import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { loadDescription } from "./description.ts";
import { type Exchange, exchangeOf, PREFIX, type RecordedRequest } from "./exchange.ts";
import { faultsInTurn, profiles, readingOnly } from "./faults.ts";
import type { CommitOptions, GitHubOptions, Permissions } from "./options.ts";
import { type Problem, Service } from "./service.ts";
import { commitOf, type Repository, type World, worldOf } from "./world.ts";

export interface LocalGitHub {
  /** Is the base of the API, as `GITHUB_API_URL` says it on GitHub Enterprise. */
  readonly url: string;
  /** Is the same API without the prefix, as on api.github.com; also `GITHUB_SERVER_URL`. */
  readonly origin: string;
  readonly token: string;
  readonly requests: readonly RecordedRequest[];
  readonly problems: readonly Problem[];
  /** Gives what is known of a repository, `owner/name`. */
  repository(fullName: string): Repository;
  /** Puts a commit at the head of a branch. */
  push(fullName: string, branch: string, commit: CommitOptions): void;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

const PER_HOUR = 1000;

const everything: Permissions = {
  actions: "write",
  checks: "write",
  contents: "write",
  deployments: "write",
  issues: "write",
  "pull-requests": "write",
  statuses: "write",
};

/** Starts a GitHub on loopback, which knows what it is told and checks all it hears and says. */
export async function startGitHub(options: GitHubOptions = {}): Promise<LocalGitHub> {
  const world = worldOf(options);
  const { readOnly, faults } = profiles[options.profile ?? "normal"];
  const given = options.permissions ?? everything;
  const permissions = readOnly ? readingOnly(given) : given;
  const limit = options.rateLimit ?? PER_HOUR;
  const service = new Service(await loadDescription(), world, permissions, limit);
  const requests: RecordedRequest[] = [];
  const faultOf = faultsInTurn([...(options.faults ?? []), ...faults]);
  let codeload = "";
  const exchange = exchangeOf({ world, service, faultOf, requests, codeload: () => codeload });
  const api = await listening("api", exchange);
  const apart = options.codeload === "other-origin" ? await listening("codeload", exchange) : undefined;
  codeload = apart?.origin ?? api.origin;
  return {
    url: `${api.origin}${PREFIX}`,
    origin: api.origin,
    token: world.token,
    requests,
    problems: service.problems,
    repository: (fullName) => repositoryAt(world, fullName),
    push: (fullName, branch, commit) => {
      const repository = repositoryAt(world, fullName);
      repository.commits.set(commit.sha, commitOf(commit));
      repository.branches.set(branch, commit.sha);
    },
    close: async () => {
      await Promise.all([closed(api.server), ...(apart === undefined ? [] : [closed(apart.server)])]);
    },
  };
}

function repositoryAt({ repositories }: World, fullName: string): Repository {
  const repository = repositories.get(fullName.toLowerCase());
  if (repository === undefined) throw new Error(`there is no repository \`${fullName}\``);
  return repository;
}

async function listening(
  origin: RecordedRequest["origin"],
  exchange: Exchange,
): Promise<{ readonly server: Server; readonly origin: string }> {
  const server = createServer((request, response) => {
    exchange(origin, request, response).catch((error: unknown) => response.destroy(asError(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${portOf(server.address())}` };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
