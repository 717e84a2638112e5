import { describe, expect, test } from "vitest";
import type { Event } from "../../src/action/event.ts";
import { choosePoliciesPlace, type PoliciesPlace } from "../../src/action/policies-ref.ts";
import { BASE, HEAD, MERGE } from "./job.ts";

const own = { owner: "tinh", repo: "he-thong" };
const push: Event = { name: "push", repository: own, isDependabot: false };
const pull: Event = {
  ...push,
  name: "pull_request",
  pullRequest: { number: 7, headSha: HEAD, head: "fork" },
};
const SHA256 = "e".repeat(64);

describe("where policies are read", () => {
  test.each<[string, string | undefined, Event, PoliciesPlace]>([
    ["the head of the default branch", undefined, push, own],
    ["the same of a pull request, whatever it goes into", undefined, pull, own],
    ["the same of its target event", undefined, { ...pull, name: "pull_request_target" }, own],
    ["the same of a pull request that tells nothing", undefined, { ...push, name: "pull_request" }, own],
    ["the same of a merge group", undefined, { ...push, name: "merge_group" }, own],
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
    ["no repository", undefined, { name: "push", isDependabot: false }, "action/no-repository"],
  ])("refuses %s", (_, written, event, code) => {
    expect(choosePoliciesPlace(written, event, MERGE).diagnostic?.code).toBe(code);
  });

  test.each([
    [pull, "so/a@59d1f08", "has 7 of 40 digits", "give the whole commit"],
    [pull, `so/a@${BASE}b`, "has 41 digits, and a commit's id has 40 or 64", "give the whole commit"],
  ])("and says of %j pinned at %j what is so and what helps", (event, written, message, help) => {
    const { diagnostic } = choosePoliciesPlace(written, event, MERGE);
    expect([diagnostic?.message.en, diagnostic?.help?.en]).toEqual([
      expect.stringContaining(message),
      expect.stringContaining(help),
    ]);
    expect(diagnostic?.source).toBe("inputs.policies-ref");
  });

  test("takes its own repository for its own in any case of letters", () => {
    expect(choosePoliciesPlace(`TINH/He-Thong@${BASE}`, push, MERGE).place?.isForeign).toBe(false);
  });
});
