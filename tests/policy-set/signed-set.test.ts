import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { remember, staleness } from "../../src/core/policy-set/seen-sets.ts";
import { compareSets, filesDigest } from "../../src/core/policy-set/signed-set.ts";

const file = (name: string, sha256: string) => ({ name, sha256 });

describe("comparing a folder with what was signed", () => {
  test.each([
    ["nothing changed", [file("a", "1")], [file("a", "1")], []],
    ["one renamed", [file("a", "1")], [file("b", "1")], [{ kind: "renamed", name: "b", signedName: "a" }]],
    [
      "two of the same bytes, one renamed and one copied",
      [file("a", "1"), file("b", "1")],
      [file("b", "1"), file("c", "1"), file("d", "1")],
      [
        { kind: "renamed", name: "c", signedName: "a" },
        { kind: "extra", name: "d" },
      ],
    ],
    [
      "renamed and changed is one gone and one more",
      [file("a", "1")],
      [file("b", "2")],
      [
        { kind: "missing", name: "a" },
        { kind: "extra", name: "b" },
      ],
    ],
    [
      "a signed name with the bytes of another",
      [file("a", "1"), file("b", "2")],
      [file("a", "2")],
      [
        { kind: "changed", name: "a" },
        { kind: "missing", name: "b" },
      ],
    ],
  ])("%s", (_, signed, found, expected) => {
    expect(compareSets(signed, found)).toEqual(expected);
  });

  test("finds no difference exactly where names and bytes are the same", () => {
    const files = fc.uniqueArray(
      fc.record({ name: fc.constantFrom(..."abcde"), sha256: fc.constantFrom("1", "2") }),
      {
        selector: ({ name }) => name,
      },
    );
    fc.assert(
      fc.property(files, files, (signed, found) => {
        const isSame = filesDigest(signed) === filesDigest(found);
        expect(compareSets(signed, found).length === 0).toBe(isSame);
      }),
    );
  });
});

describe("what was seen", () => {
  const set = (version: number, date: string, digest = "x", name = "bo") => ({
    ...{ name, authority: "co-quan", version, date, filesDigest: digest },
  });
  const seen = [set(5, "2026-05-05")];
  test.each([
    ["the same again", set(5, "2026-05-05"), undefined],
    ["the same files, signed later", set(5, "2026-05-06"), undefined],
    ["a newer one of the same day", set(6, "2026-05-05", "y"), undefined],
    ["an older one", set(4, "2027-01-01", "y"), "older-version"],
    ["other files of the same version", set(5, "2026-05-06", "y"), "same-version"],
    ["a newer one of an earlier day", set(6, "2026-05-04", "y"), "earlier-date"],
    ["another name", set(1, "2020-01-01", "y", "khac"), undefined],
  ])("%s", (_, given, expected) => {
    expect(staleness(given, seen)).toBe(expected);
  });

  test("each name is remembered once, in order", () => {
    const all = remember(set(1, "2026-01-01", "y", "a"), remember(set(6, "2026-05-06", "z"), seen));
    expect(all.map(({ name, version }) => [name, version])).toEqual([
      ["a", 1],
      ["bo", 6],
    ]);
  });
});
