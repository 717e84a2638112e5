import { describe, expect, test } from "vitest";
import type { Event } from "../../src/action/event.ts";
import { choosePoliciesPlace } from "../../src/action/policies-ref.ts";
import { BASE, HEAD, MERGE } from "./job.ts";

const own = { owner: "tinh", repo: "he-thong" };
const push: Event = { name: "push", repository: own, defaultBranch: "main", isDependabot: false };
const pullInto = (baseRef: string | undefined): Event => ({
  ...push,
  name: "pull_request",
  pullRequest: { number: 7, baseRef, baseSha: BASE, headSha: HEAD, head: "fork" },
});
const pull = pullInto("main");
const groupInto = (baseRef: string | undefined): Event => ({
  ...push,
  name: "merge_group",
  mergeGroup: { baseRef, baseSha: BASE },
});
const nowhere = { defaultBranch: undefined };
const SHA256 = "e".repeat(64);

describe("where policies are read", () => {
  test.each<[string, string | undefined, Event, { readonly owner: string }]>([
    ["the base of a pull request", undefined, pull, { ...own, commit: BASE }],
    [
      "the same of its target event",
      undefined,
      { ...pull, name: "pull_request_target" },
      { ...own, commit: BASE },
    ],
    ["the base of a merge group", undefined, groupInto("main"), { ...own, commit: BASE }],
    ["the head of the default branch", undefined, push, own],
    ["the same of a deployment", undefined, { ...push, name: "deployment", deployment: { id: 1 } }, own],
    [
      "a repository at a commit",
      `so/chinh-sach@${BASE}`,
      pull,
      { owner: "so", repo: "chinh-sach", commit: BASE },
    ],
    ["a commit in SHA-256", `so/.github@${SHA256}`, push, { owner: "so", repo: ".github", commit: SHA256 }],
    ["a commit in capitals", `so/a@${BASE.toUpperCase()}`, push, { owner: "so", repo: "a", commit: BASE }],
    [
      "the commit of a push, which is in the branch",
      `tinh/he-thong@${MERGE}`,
      push,
      { ...own, commit: MERGE },
    ],
    [
      "what is pinned, whatever branch a change goes into",
      `so/a@${BASE}`,
      { ...pullInto("cua-toi"), ...nowhere },
      { owner: "so", repo: "a", commit: BASE },
    ],
    ["this repository at another commit", `tinh/he-thong@${BASE}`, pull, { ...own, commit: BASE }],
  ])("%s", (_, written, event, place) => {
    const pinned = written === undefined ? {} : { isPinned: true, isForeign: place.owner !== own.owner };
    expect(choosePoliciesPlace(written, event, MERGE)).toEqual({ place: { ...place, ...pinned } });
  });

  test.each<[string, string | undefined, Event, string]>([
    ["a branch", "so/chinh-sach@main", push, "action/policies-ref-moves"],
    ["a tag", "so/chinh-sach@v1.2.3", push, "action/policies-ref-moves"],
    ["nothing pinned", "so/chinh-sach", push, "action/policies-ref-moves"],
    ["nothing after the sign", "so/chinh-sach@", push, "action/policies-ref-moves"],
    ["a short commit", "so/chinh-sach@abcdef0", push, "action/policies-ref-short"],
    ["41 digits", `so/chinh-sach@${BASE}b`, push, "action/policies-ref-short"],
    ["a commit with more after it", `so/chinh-sach@${BASE}@main`, push, "action/policies-ref-moves"],
    ["a branch of this repository", "main", push, "action/bad-policies-ref"],
    ["a commit alone", BASE, push, "action/bad-policies-ref"],
    ["an address", `https://github.com/so/a@${BASE}`, push, "action/bad-policies-ref"],
    ["a path in a path", `so/../a@${BASE}`, push, "action/bad-policies-ref"],
    ["no name", `so/..@${BASE}`, push, "action/bad-policies-ref"],
    ["the change itself", `tinh/he-thong@${HEAD}`, pull, "action/policies-from-change"],
    ["the change by its fork", `nguoi-khac/he-thong@${HEAD}`, pull, "action/policies-from-change"],
    ["the merge of the change", `tinh/he-thong@${MERGE.toUpperCase()}`, pull, "action/policies-from-change"],
    [
      "a merge group itself",
      `tinh/he-thong@${MERGE}`,
      { ...push, name: "merge_group" },
      "action/policies-from-change",
    ],
    ["a pull request without a base", undefined, { ...push, name: "pull_request" }, "action/no-base"],
    ["a merge group without a base", undefined, { ...push, name: "merge_group" }, "action/no-base"],
    ["a pull request without a branch", undefined, pullInto(undefined), "action/no-base"],
    ["a merge group without a branch", undefined, groupInto(undefined), "action/no-base"],
    ["a pull request into another branch", undefined, pullInto("cua-toi"), "action/other-base"],
    ["the same, the name in capitals", undefined, pullInto("Main"), "action/other-base"],
    [
      "a pull request into a branch that is called like a reference",
      undefined,
      pullInto("refs/heads/main"),
      "action/other-base",
    ],
    [
      "the target event of one into another branch",
      undefined,
      { ...pullInto("cua-toi"), name: "pull_request_target" },
      "action/other-base",
    ],
    ["a merge group into another branch", undefined, groupInto("cua-toi"), "action/other-base"],
    ["a pull request into nobody knows what", undefined, { ...pull, ...nowhere }, "action/other-base"],
    ["a merge group into it", undefined, { ...groupInto("main"), ...nowhere }, "action/other-base"],
    ["no repository", undefined, { name: "push", isDependabot: false }, "action/no-repository"],
  ])("refuses %s", (_, written, event, code) => {
    expect(choosePoliciesPlace(written, event, MERGE).diagnostic?.code).toBe(code);
  });

  test.each([
    [pull, "so/a@59d1f08", "has 7 of 40 digits", "give the whole commit"],
    [pull, `so/a@${BASE}b`, "has 41 digits, and a commit's id has 40 or 64", "give the whole commit"],
    [pullInto("cua-toi"), undefined, "into `cua-toi`", "as `policies-ref`"],
  ])("and says of %j pinned at %j what is so and what helps", (event, written, message, help) => {
    const { diagnostic } = choosePoliciesPlace(written, event, MERGE);
    expect([diagnostic?.message.en, diagnostic?.help?.en]).toEqual([
      expect.stringContaining(message),
      expect.stringContaining(help),
    ]);
    expect(diagnostic?.source).toBe(written === undefined ? "GITHUB_EVENT_PATH" : "inputs.policies-ref");
  });

  test("takes its own repository for its own in any case of letters", () => {
    expect(choosePoliciesPlace(`TINH/He-Thong@${BASE}`, push, MERGE).place?.isForeign).toBe(false);
  });
});
