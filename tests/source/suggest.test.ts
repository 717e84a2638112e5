import { describe, expect, test } from "vitest";
import { editDistance, suggest } from "../../src/core/source/suggest.ts";

describe("suggest", () => {
  test.each([
    ["faciltiy", ["facility", "facilities"], "facility"],
    ["Facility", ["facility"], "facility"],
    ["valid_until", ["validFrom", "validUntil"], "validUntil"],
    ["data-centre", ["dataCentre"], "dataCentre"],
    ["Tây Ninh", ["quang-tri", "tay-ninh"], "tay-ninh"],
    ["đơn vị", ["don-vi"], "don-vi"],
    ["operaton", ["operation", "construction"], "operation"],
    ["zones", ["servers", "facilities"], undefined],
    ["ab", ["cd", "ac"], undefined],
    ["id", ["di"], undefined],
    ["cat", ["bat", "hat"], "bat"],
    ["name", ["name"], undefined],
    ["x", [], undefined],
  ])("of %s among %j is %s", (word, candidates, expected) => {
    expect(suggest(word, candidates)).toBe(expected);
    expect(suggest(word, candidates.toReversed())).toBe(expected);
  });

  test.each([
    ["", "", 0],
    ["abc", "", 3],
    ["abcd", "acbd", 1],
    ["kitten", "sitting", 3],
    ["ca", "abc", 3],
  ])("counts the slips from %s to %s", (left, right, slips) => {
    expect(editDistance(left, right)).toBe(slips);
  });
});
