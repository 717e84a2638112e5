import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { listen, startProxy } from "../../github/http-server.ts";
import { configuration } from "../job.ts";
import {
  BASE,
  errorsOf,
  type Gate,
  gate,
  HEAD,
  MERGE,
  missing,
  OWN,
  pullRequest,
  serverOf,
  warningsOf,
} from "./gate.ts";

// A proxy that does not answer is asked four times.
vi.setConfig({ testTimeout: 120_000 });

const job: Gate = {
  ...pullRequest(),
  inputs: { environment: "production", "commit-status": "gate57", comment: "always" },
};
/** Is a set of so many files that they are read as an archive. */
const POLICIES = Object.fromEntries(
  readdirSync("policies", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .map((path) => [join("policies", path), readFileSync(join("policies", path), "utf8")]),
);
const withPolicies: Gate["repository"] = {
  commits: [
    { sha: BASE, files: { ".gate57/deployment.yaml": configuration({ policies: "policies" }), ...POLICIES } },
    { sha: HEAD, files: {} },
    { sha: MERGE, files: {} },
  ],
  branches: { main: BASE, change: HEAD },
  deployments: [],
};

const proxied = (env: Gate["env"]): Gate => ({ ...job, env: { ...job.env, ...env } });

describe.skipIf(missing !== undefined)(`the committed bundle reaches (${missing ?? "by Node 24"})`, () => {
  test.each([
    ["an Enterprise Server below /api/v3", {}],
    [
      "an address without a path, tarballs on another host",
      { isPlain: true, world: { codeload: "other-origin" }, repository: withPolicies } as const,
    ],
  ])("%s", async (_, more: Partial<Gate>) => {
    const run = await gate({ ...job, ...more });
    expect([run.code, errorsOf(run), warningsOf(run)]).toEqual([1, [], []]);
    expect(run.server.repository(OWN).statuses).toHaveLength(1);
    const others = run.server.requests.filter(({ origin }) => origin === "codeload");
    expect(others.map(({ headers }) => headers.authorization)).toEqual(others.map(() => undefined));
    expect(others).toHaveLength(more.world ? 1 : 0);
  });

  test("GitHub by a proxy, for reading and for writing", async () => {
    const proxy = await startProxy();
    onTestFinished(() => proxy.close());
    const run = await gate(proxied({ http_proxy: proxy.origin }));
    expect([run.code, errorsOf(run), warningsOf(run)]).toEqual([1, [], []]);
    expect(proxy.heard.length).toBeGreaterThan(0);
    expect(run.server.repository(OWN).comments.size).toBe(1);
  });

  test("nothing by a proxy that is not there, opens no tunnel or has no address, and says so", async () => {
    const proxies = ["http://127.0.0.1:9", await listening(), "http://[::1"];
    const inputs = { environment: "production" };
    const judged = async (http_proxy: string) => {
      const server = await serverOf(job);
      // Each waits out three more tries.
      const run = await gate({ ...proxied({ http_proxy }), inputs }, server);
      return [run.code, errorsOf(run), server.requests.length];
    };
    const all = await Promise.all(proxies.map(judged));
    expect(all).toEqual(proxies.map(() => [2, ["github/not-read"], 0]));
  });
});

/** Gives the address of a server that is none of a proxy's kind. */
async function listening(): Promise<string> {
  const server = await listen((_, response) => void response.writeHead(405).end());
  onTestFinished(() => server.close());
  return server.origin;
}
