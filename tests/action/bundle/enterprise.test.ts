import { describe, expect, onTestFinished, test, vi } from "vitest";
import { listen, startProxy } from "../../github/http-server.ts";
import { errorsOf, type Gate, gate, missing, OWN, pullRequest, serverOf, warningsOf } from "./gate.ts";

// A proxy that does not answer is asked four times.
vi.setConfig({ testTimeout: 120_000 });

const job: Gate = {
  ...pullRequest(),
  inputs: { environment: "production", "commit-status": "gate57", comment: "always" },
};
const proxied = (env: Gate["env"]): Gate => ({ ...job, env: { ...job.env, ...env } });

describe.skipIf(missing !== undefined)(`the committed bundle reaches (${missing ?? "by Node 24"})`, () => {
  test.each([
    ["an Enterprise Server below /api/v3", {}],
    [
      "an address without a path, tarballs on another host",
      { isPlain: true, world: { codeload: "other-origin" } } as const,
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
