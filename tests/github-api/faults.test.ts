import type { Octokit } from "@octokit/rest";
import { afterEach, describe, expect, test } from "vitest";
import { primaryRateLimit, redirect, secondaryRateLimit, serverError } from "./faults.ts";
import { AT, closeAll, refusal, start } from "./small-github.ts";

afterEach(closeAll);

describe("faults", () => {
  const ask = (octokit: Octokit): Promise<{ readonly status: number }> => octokit.rest.repos.get(AT);

  test("happen as often as they are told to, where they are told to", async () => {
    const occasion = { method: "GET", path: /^\/repos\/[^/]+\/[^/]+$/, times: 2 };
    const { github, octokit } = await start({ faults: [serverError(occasion)] });
    expect((await octokit.rest.repos.getCommit({ ...AT, ref: "main" })).status).toBe(200);
    expect([(await refusal(ask(octokit))).status, (await refusal(ask(octokit))).status]).toEqual([502, 502]);
    expect((await ask(octokit)).status).toBe(200);
    expect(github.requests.map(({ status }) => status)).toEqual([200, 502, 502, 200]);
  });

  test("are limits, with what says when to try again", async () => {
    const faults = [
      primaryRateLimit(30, { times: 1 }),
      secondaryRateLimit(5, { times: 1 }),
      secondaryRateLimit(6, { times: 1 }, 429),
    ];
    const { octokit } = await start({ faults });
    const primary = await refusal(ask(octokit));
    const { headers: primaryHeaders } = primary;
    expect([primary.status, primaryHeaders["x-ratelimit-remaining"]]).toEqual([403, "0"]);
    expect([primaryHeaders["x-ratelimit-limit"], primaryHeaders["x-ratelimit-used"]]).toEqual(["1000", "1"]);
    const inSeconds = Number(primaryHeaders["x-ratelimit-reset"]) - Date.now() / 1000;
    expect(inSeconds).toBeGreaterThan(20);
    const secondary = [await refusal(ask(octokit)), await refusal(ask(octokit))];
    expect(secondary.map(({ status, headers }) => [status, headers["retry-after"]])).toEqual([
      [403, "5"],
      [429, "6"],
    ]);
    expect((await ask(octokit)).status).toBe(200);
  });

  test("are answers from elsewhere", async () => {
    const { github: other } = await start();
    const { octokit } = await start({ faults: [redirect(`${other.url}/repos/so-tt/policies`)] });
    expect((await ask(octokit)).status).toBe(200);
    expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  test.each(["reset", "half"] as const)("break the connection (%s)", async (answer) => {
    const { github } = await start({ faults: [{ answer, times: 1 }] });
    const read = async (): Promise<string> => (await fetch(`${github.url}/repos/so-tt/policies`)).text();
    await expect(read()).rejects.toThrow();
    expect(await read()).toContain("so-tt/policies");
  });

  test("leave without an answer, and closing ends that at once", async () => {
    const { github } = await start({ profile: "hanging" });
    const asked = fetch(`${github.url}/rate_limit`).then(
      () => "answered",
      () => "ended",
    );
    await expect.poll(() => github.requests.length).toBe(1);
    await github.close();
    expect(await asked).toBe("ended");
    expect(github.requests).toMatchObject([{ status: 0 }]);
  });

  test("stop in the middle of an answer", async () => {
    const { github } = await start({ faults: [{ answer: "stall" }] });
    const answer = await fetch(`${github.url}/repos/so-tt/policies`);
    const content = answer.text().then(
      () => "whole",
      () => "ended",
    );
    const waited = new Promise((resolve) => setTimeout(resolve, 50, "waiting"));
    expect([answer.status, await Promise.race([content, waited])]).toEqual([200, "waiting"]);
    await github.close();
    expect(await content).toBe("ended");
  });

  test.each([
    ["rate-limited", [403, 403]],
    ["rate-limited-briefly", [403, 200]],
    ["secondary-limit", [403, 200]],
    ["flaky-5xx", [502, 502, 200]],
    ["down", [503, 503, 503]],
  ] as const)("come with the profile %s", async (profile, statuses) => {
    const { github } = await start({ profile });
    for (const status of statuses) {
      expect((await fetch(`${github.url}/repos/so-tt/policies`)).status).toBe(status);
    }
  });
});
