import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openBudget } from "../../src/github/budget.ts";
import { type GitHub, ONCE } from "../../src/github/client.ts";
import { failureOf } from "../../src/github/failure.ts";
import { primaryRateLimit, secondaryRateLimit, serverError } from "../github-api/faults.ts";
import { type LocalGitHub, startGitHub } from "../github-api/local-github.ts";
import type { GitHubOptions } from "../github-api/options.ts";
import { commitId } from "../github-api/world.ts";
import { clientOf } from "./github-client.ts";
import { json, type Listening, listen, startProxy } from "./http-server.ts";

const sha = commitId("head");
const place = { owner: "so-tttt", repo: "he-thong" };
const open: { close(): Promise<void> }[] = [];
const printed: unknown[] = [];

beforeEach(() => {
  const keep = (...words: unknown[]) => printed.push(words);
  for (const name of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, name).mockImplementation(keep);
  }
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
  vi.restoreAllMocks();
  expect(printed.splice(0)).toEqual([]);
});

async function local(options: GitHubOptions = {}): Promise<LocalGitHub> {
  const commits = [{ sha, files: { "a.txt": "a" } }];
  const github = await startGitHub({
    ...options,
    repositories: [{ owner: place.owner, name: place.repo, commits }],
  });
  open.push(github);
  return github;
}

async function serving(...server: Parameters<typeof listen>): Promise<Listening> {
  const listening = await listen(...server);
  open.push(listening);
  return listening;
}

const get = ({ octokit }: GitHub) => octokit.rest.repos.get(place).then(({ status }) => status);
const status = { ...place, sha, state: "success", context: "gate57" } as const;
const post = ({ octokit }: GitHub) =>
  octokit.rest.repos.createCommitStatus({ ...status, request: ONCE }).then((answer) => answer.status);

async function failed(github: GitHub, ask: (github: GitHub) => Promise<unknown>) {
  return ask(github).then(
    () => undefined,
    (error: unknown) => failureOf(error, github.hide),
  );
}

describe("requests", () => {
  test("go below the path of an Enterprise Server, and name the program", async () => {
    const server = await local();
    expect(await get(clientOf(server))).toBe(200);
    expect(await get(clientOf({ ...server, url: `${server.url}/` }))).toBe(200);
    expect(await get(clientOf({ ...server, url: server.origin }))).toBe(200);
    expect(server.requests.map(({ path }) => path)).toEqual(Array(3).fill("/repos/so-tttt/he-thong"));
    expect(server.requests[0]?.headers["user-agent"]).toMatch(/^gate57\/1\.2\.3 /);
    expect(server.problems).toEqual([]);
  });

  test("without a token carry none", async () => {
    const server = await local();
    expect(await get(clientOf({ ...server, token: "" }))).toBe(200);
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  test("are told to no log", () => {
    const { log } = clientOf({ url: "https://example.test", token: "t" }).octokit;
    const names = [log.debug, log.info, log.warn, log.error].map(({ name }) => name);
    // Octokit's own are bound to the console.
    expect(names.filter((name) => name.startsWith("bound "))).toEqual([]);
  });

  test("print nothing of a deprecation", async () => {
    const link = '<https://example.test/?secret>; rel="deprecation"';
    const old = await serving((_, response) =>
      json(response, 200, { id: 1 }, { deprecation: "true", sunset: "tomorrow", link }),
    );
    expect(await get(clientOf({ url: old.origin, token: "t" }))).toBe(200);
  });
});

describe("a failing server", () => {
  test("is asked again what changes nothing twice over", async () => {
    const server = await local({ faults: [serverError({ times: 2 })] });
    expect(await get(clientOf(server))).toBe(200);
    expect(server.requests.map((request) => request.status)).toEqual([502, 502, 200]);
  });

  test("is asked four times at most", async () => {
    const server = await local({ profile: "down" });
    expect(await failed(clientOf(server), get)).toEqual({
      kind: "server",
      status: 503,
      said: "Server Error",
    });
    expect(server.requests).toHaveLength(4);
  });

  test("is never told twice to create something", async () => {
    const server = await local({ faults: [serverError({ times: 1 })] });
    expect(await failed(clientOf(server), post)).toMatchObject({ kind: "server", status: 502 });
    expect(server.requests).toHaveLength(1);
  });

  test.each(["reset", "half"] as const)(
    "that ends in %s is never told twice to create something",
    async (answer) => {
      const server = await local({ faults: [{ answer, method: "POST" }] });
      expect(await failed(clientOf(server), post)).toMatchObject({ kind: "network" });
      expect(server.requests).toHaveLength(1);
    },
  );

  test("is asked again after a reset and after half an answer", async () => {
    const faults = [{ answer: "reset", times: 1 } as const, { answer: "half", times: 1 } as const];
    const server = await local({ faults });
    expect(await get(clientOf(server))).toBe(200);
    expect(server.requests).toHaveLength(3);
  });

  test("that says nothing is given up when its time is over", async () => {
    const server = await local({ profile: "hanging" });
    expect(await failed(clientOf(server, { limits: { request: 100 } }), get)).toEqual({ kind: "time-limit" });
    expect(server.requests).toHaveLength(1);
  });

  test("that says one byte at a time is given up as well", async () => {
    const timers: NodeJS.Timeout[] = [];
    const slow = await serving((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      timers.push(setInterval(() => response.write(" "), 20));
    });
    const client = clientOf({ url: slow.origin, token: "t" }, { limits: { request: 150 } });
    expect(await failed(client, get)).toEqual({ kind: "time-limit" });
    for (const timer of timers) clearInterval(timer);
  });

  test("that never ends its answer is not listened to", async () => {
    const endless = await serving((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 20, " "))) {}
      };
      response.on("drain", more);
      more();
    });
    expect(await failed(clientOf({ url: endless.origin, token: "t" }), get)).toEqual({ kind: "unexpected" });
  });

  test("that is not there is told by the system's code", async () => {
    const gone = await listen(() => undefined);
    await gone.close();
    const client = clientOf({ url: gone.origin, token: "t" });
    expect(await failed(client, get)).toEqual({ kind: "network", said: "ECONNREFUSED" });
  });
});

describe("a rate limit", () => {
  test.each([
    ["secondary, with retry-after", secondaryRateLimit(1, { times: 1 })],
    ["secondary, as 429", secondaryRateLimit(1, { times: 1 }, 429)],
    ["primary", primaryRateLimit(1, { times: 1 })],
  ])("(%s) that ends soon is waited for, once", async (_, fault) => {
    const server = await local({ faults: [fault] });
    expect(await get(clientOf(server))).toBe(200);
    expect(await post(clientOf(server))).toBe(201);
    expect(server.requests.map((request) => request.status)).toEqual([
      expect.toBeOneOf([403, 429]),
      200,
      201,
    ]);
  });

  test("is waited for by what creates too, for nothing was created", async () => {
    const server = await local({ faults: [secondaryRateLimit(1, { times: 1 })] });
    expect(await post(clientOf(server))).toBe(201);
    expect(server.requests.map((request) => request.status)).toEqual([403, 201]);
  });

  test("that does not end is waited for once and then told, with its end", async () => {
    const server = await local({ faults: [secondaryRateLimit(1)] });
    const failure = await failed(clientOf(server), get);
    expect(failure).toMatchObject({ kind: "rate-limited", status: 403 });
    expect(failure?.when).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
    expect(server.requests).toHaveLength(2);
  });

  test("told as 429 is not asked for in another way as well", async () => {
    const server = await local({ faults: [secondaryRateLimit(1, {}, 429)] });
    expect(await failed(clientOf(server), get)).toMatchObject({ kind: "rate-limited", status: 429 });
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    [60, 2],
    [61, 1],
  ])("of %i seconds leads to %i requests", async (seconds, requests) => {
    const server = await local({ faults: [secondaryRateLimit(seconds)] });
    const client = clientOf(server, { limits: { second: 1 } });
    expect(await failed(client, get)).toMatchObject({ kind: "rate-limited" });
    expect(server.requests).toHaveLength(requests);
  });

  test("is not waited for beyond the time there is", async () => {
    const budget = openBudget(2000);
    const server = await local({ faults: [secondaryRateLimit(30)] });
    const client = clientOf(server, { budget, limits: { second: 1000 } });
    expect(await failed(client, get)).toMatchObject({ kind: "rate-limited" });
    expect(server.requests).toHaveLength(1);
    budget.close();
  });

  test("of a whole hour is told with the moment it ends", async () => {
    const server = await local({ profile: "rate-limited" });
    const failure = await failed(clientOf(server), get);
    const end = Date.parse(failure?.when?.replace(" UTC", "Z").replace(" ", "T") ?? "");
    expect(end - Date.now()).toBeGreaterThan(3_500_000);
    expect(server.requests).toHaveLength(1);
  });
});

describe("a budget", () => {
  test("that is over sends nothing more", async () => {
    const budget = openBudget(1);
    const server = await local();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await failed(clientOf(server, { budget }), get)).toEqual({ kind: "budget" });
    expect(server.requests).toEqual([]);
  });

  test("ends a request that is under way", async () => {
    const budget = openBudget(100);
    const server = await local({ profile: "hanging" });
    expect(await failed(clientOf(server, { budget }), get)).toEqual({ kind: "budget" });
    expect(budget.remaining()).toBe(0);
  });
});

describe("the token", () => {
  test("does not follow a redirect to another host", async () => {
    const elsewhere = await serving((_, response) => json(response, 200, { id: 1 }));
    const api = await serving((_, response) => {
      response.writeHead(302, { location: `${elsewhere.origin}/there?token=other` });
      response.end();
    });
    expect(await get(clientOf({ url: api.origin, token: "ghs_secret" }))).toBe(200);
    expect(api.heard[0]?.headers.authorization).toBe("token ghs_secret");
    expect(elsewhere.heard.map(({ url }) => url)).toEqual(["/there?token=other"]);
    expect(JSON.stringify(elsewhere.heard[0]?.rawHeaders)).not.toContain("ghs_secret");
  });

  test("does not follow a redirect through a proxy either", async () => {
    const proxy = await startProxy();
    open.push(proxy);
    const elsewhere = await serving((_, response) => json(response, 200, { id: 1 }));
    const api = await serving((_, response) => {
      response.writeHead(302, { location: elsewhere.origin });
      response.end();
    });
    const client = clientOf({ url: api.origin, token: "ghs_secret" }, { env: { http_proxy: proxy.origin } });
    expect(await get(client)).toBe(200);
    expect(proxy.heard).toHaveLength(2);
    expect(api.heard[0]?.headers.authorization).toBe("token ghs_secret");
    expect(JSON.stringify(elsewhere.heard[0]?.rawHeaders)).not.toContain("ghs_secret");
  });

  test("aside, an answer by way of an insecure address is not taken", async () => {
    const proxied = await serving((request, response) => {
      const isThere = request.headers.host === "insecure.example.test";
      if (isThere) return json(response, 200, { id: 1 });
      return response.writeHead(302, { location: "http://insecure.example.test/" }).end();
    });
    const { port } = new URL(proxied.origin);
    const proxy = await startProxy(Number(port));
    open.push(proxy);
    const client = clientOf(
      { url: "http://127.0.0.1:1024", token: "t" },
      { env: { http_proxy: proxy.origin } },
    );
    expect(await failed(client, get)).toEqual({ kind: "insecure-address" });
    expect(proxied.heard.map(({ headers }) => headers.host)).toEqual([
      "127.0.0.1:1024",
      "insecure.example.test",
    ]);
  });

  test("does not follow the link to a next page on another host", async () => {
    const elsewhere = await serving((_, response) => json(response, 200, []));
    const api = await serving((_, response) =>
      json(response, 200, [], { link: `<${elsewhere.origin}/next>; rel="next"` }),
    );
    const client = clientOf({ url: api.origin, token: "ghs_secret" });
    const all = ({ octokit }: GitHub) =>
      octokit.paginate(octokit.rest.issues.listComments, { ...place, issue_number: 1 });
    expect(await failed(client, all)).toEqual({ kind: "unexpected" });
    expect(elsewhere.heard).toEqual([]);
  });

  test.each([
    "http://github.example.test/api/v3",
    "ftp://127.0.0.1",
    "http://127.evil.test",
    "http://10.0.0.1",
  ])("is not sent to %s", async (url) => {
    expect(await failed(clientOf({ url, token: "ghs_secret" }), get)).toEqual({ kind: "insecure-address" });
  });

  test("is taken out of what GitHub says, with addresses and commands", async () => {
    const message = "no ghs_secret\n::error::x ##[add-mask]y `z` https://api.test/?token=1 \u202e";
    const errors = [{ message: "one" }, { field: "sha", code: "invalid" }, "three", "four"];
    const api = await serving((_, response) => json(response, 422, { message, errors }));
    expect(await failed(clientOf({ url: api.origin, token: "ghs_secret" }), get)).toEqual({
      kind: "refused",
      status: 422,
      said: "no *** : :error: :x # #[add-mask]y 'z' … <U+202E>; one; sha invalid; three",
    });
  });
});

describe("addresses", () => {
  test.each(["", "github", "https://"])("that are none (`%s`) are told", async (url) => {
    expect(await failed(clientOf({ url, token: "t" }), get)).toEqual({ kind: "bad-address" });
  });

  test("that redirect without an end are told", async () => {
    const api = await serving((_, response) => {
      response.writeHead(302, { location: "/again" });
      response.end();
    });
    const client = clientOf({ url: api.origin, token: "t" }, { limits: { second: 1 } });
    expect(await failed(client, get)).toEqual({ kind: "redirects" });
  });

  test("of pages that are no JSON are told", async () => {
    const api = await serving((_, response) => {
      response.writeHead(404, { "content-type": "text/html" });
      response.end("<h1>a page</h1>");
    });
    expect(await failed(clientOf({ url: api.origin, token: "t" }), get)).toEqual({
      kind: "not-found",
      status: 404,
    });
  });
});

describe("a proxy", () => {
  test.each([
    ["http_proxy", {}, true],
    ["HTTP_PROXY", {}, true],
    ["http_proxy", { no_proxy: "127.0.0.1" }, false],
    ["http_proxy", { NO_PROXY: "*" }, false],
    ["http_proxy", { no_proxy: "example.test" }, true],
    ["https_proxy", {}, false],
    ["all_proxy", {}, false],
    ["HTTP_PROXY", { http_proxy: "" }, true],
    ["http_proxy", { no_proxy: "", NO_PROXY: "127.0.0.1" }, false],
  ])("named by %s with %j is asked: %s", async (name, more, isAsked) => {
    const server = await local();
    const proxy = await startProxy();
    open.push(proxy);
    const client = clientOf(server, { env: { [name]: proxy.origin, ...more } });
    expect(await get(client)).toBe(200);
    expect(await post(client)).toBe(201);
    expect(proxy.heard.length > 0).toBe(isAsked);
    expect(server.requests.every(({ headers }) => headers.authorization !== undefined)).toBe(true);
  });

  async function unused(): Promise<string> {
    const gone = await listen(() => undefined);
    await gone.close();
    return new URL(gone.origin).host;
  }

  test.each([
    ["https_proxy", {}],
    ["HTTPS_PROXY", {}],
    ["HTTPS_PROXY", { https_proxy: "" }],
  ])(
    "named by %s with %j is asked for a tunnel to a server with TLS, and told no token",
    async (name, more) => {
      const proxy = await startProxy();
      open.push(proxy);
      const host = await unused();
      const client = clientOf(
        { url: `https://${host}/api/v3`, token: "ghs_secret" },
        { env: { [name]: proxy.origin, ...more }, limits: { second: 1 } },
      );
      expect(await failed(client, get)).toEqual({ kind: "network", said: "UND_ERR_PRX_CONN" });
      expect(proxy.heard).toHaveLength(4);
      const asked = proxy.heard.map(({ method, url }) => `${method} ${url}`);
      expect(new Set(asked)).toEqual(new Set([`CONNECT ${host}`]));
      expect(JSON.stringify(proxy.heard.map(({ rawHeaders }) => rawHeaders))).not.toContain("ghs_secret");
    },
  );

  test.each(["http_proxy", "HTTP_PROXY", "ALL_PROXY"])(
    "named by %s alone is not asked for a server with TLS",
    async (name) => {
      const proxy = await startProxy();
      open.push(proxy);
      const client = clientOf(
        { url: `https://${await unused()}/api/v3`, token: "t" },
        { env: { [name]: proxy.origin }, limits: { second: 1 } },
      );
      expect(await failed(client, get)).toEqual({ kind: "network", said: "ECONNREFUSED" });
      expect(proxy.heard).toEqual([]);
    },
  );

  test("that opens a tunnel to nowhere is told", async () => {
    const nowhere = await serving(
      () => undefined,
      (server) =>
        server.on("connect", (_, socket) => socket.end("HTTP/1.1 200 Yes\r\n\r\n", () => socket.destroy())),
    );
    const client = clientOf(
      { url: `https://${await unused()}/api/v3`, token: "t" },
      { env: { https_proxy: nowhere.origin }, limits: { second: 1 } },
    );
    expect(await failed(client, get)).toMatchObject({ kind: "network" });
  });

  test.each([407, 502])("that answers %i is told without the password in its address", async (status) => {
    const refusing = await serving(
      () => undefined,
      (server) =>
        server.on("connect", (_, socket) =>
          socket.end(`HTTP/1.1 ${status} No\r\n\r\n`, () => socket.destroy()),
        ),
    );
    const https_proxy = refusing.origin.replace("//", "//user:hidden@");
    const client = clientOf(
      { url: `https://${await unused()}/api/v3`, token: "t" },
      { env: { https_proxy }, limits: { second: 1 } },
    );
    const failure = await failed(client, get);
    expect(failure?.kind).toBe("network");
    expect(JSON.stringify(failure)).not.toContain("hidden");
  });

  test("that is named by the process and not by the run is not asked", async () => {
    vi.stubEnv("http_proxy", "http://127.0.0.1:9");
    vi.stubEnv("no_proxy", "");
    const server = await local();
    const proxy = await startProxy();
    open.push(proxy);
    expect(await get(clientOf(server))).toBe(200);
    expect(await get(clientOf(server, { env: { https_proxy: proxy.origin } }))).toBe(200);
    vi.unstubAllEnvs();
  });

  test.each(["http://[", "nonsense"])(
    "whose address is none (`%s`) is told without it",
    async (http_proxy) => {
      const client = clientOf(await local(), { env: { http_proxy } });
      expect(await failed(client, get)).toMatchObject({ kind: expect.toBeOneOf(["bad-address", "network"]) });
    },
  );

  test("that is not there is told", async () => {
    const gone = await listen(() => undefined);
    await gone.close();
    const client = clientOf(await local(), { env: { http_proxy: gone.origin } });
    expect(await failed(client, get)).toEqual({ kind: "network", said: "ECONNREFUSED" });
  });
});
