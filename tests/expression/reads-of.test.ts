import { describe, expect, it } from "vitest";
import { checkExpression } from "../../src/core/expression/compile-expression.ts";
import { elementPlaceOf, type PlacePattern, readsOf } from "../../src/core/expression/reads-of.ts";
import { environment } from "./small-world.ts";

function compiled(text: string) {
  const { expression, problems } = checkExpression(text, environment);
  if (!expression) throw new Error(`${text}: ${JSON.stringify(problems)}`);
  return expression;
}

const written = ({ root, path }: PlacePattern) => (root === "facts" ? "" : `${root}:`) + path.join(".");

describe("what an expression reads", () => {
  it.each([
    ["level == 3", "level", ""],
    ["has(waiver) && waiver.until > asOf", "waiver waiver.until", "asOf"],
    [
      "hosting.servers.all(s, s.cores > 1 && params.minimumShare > 1)",
      "hosting.servers hosting.servers.*.cores",
      "params.minimumShare",
    ],
    [
      "hosting.servers.filter(s, s.cores > 1).exists(t, t.id == '')",
      "hosting.servers hosting.servers.*.cores hosting.servers.*.id",
      "",
    ],
    ["sum(hosting.servers.map(s, s.cores)) > 1", "hosting.servers hosting.servers.*.cores", ""],
    ["hosting.servers[0].id == ''", "hosting.servers.*.id", ""],
    [
      "facility(server.facility).standard == 'tier-3'",
      "hosting.facilities.*.id hosting.facilities.*.standard",
      "server",
    ],
    ["catalogues.standards.exists(c, c.rating > 1)", "", "catalogues.standards"],
    ["'design' in attested.approvals[0].covers", "attested:approvals.*.covers", ""],
    ["(isPublic ? hosting.main : server).cores > 1", "hosting.main.cores isPublic", "server"],
    ["hosting.servers.exists(server, server.cores > 1)", "hosting.servers hosting.servers.*.cores", ""],
    ["(hosting.servers + hosting.servers)[0].cores == 1", "hosting.servers.*.cores", ""],
    ["{'a': name}.a in tags", "name tags", ""],
    [
      "hosting.servers.map(s, s.cores > 1, s.id) == []",
      "hosting.servers hosting.servers.*.cores hosting.servers.*.id",
      "",
    ],
  ])("%s: %s", (text, places, names) => {
    const reads = readsOf(compiled(text));
    expect(reads.places.map(written).sort().join(" ")).toBe(places);
    const others = [
      ...reads.params.map((id) => `params.${id}`),
      ...reads.catalogues.map((id) => `catalogues.${id}`),
      ...reads.variables,
    ];
    expect(others.join(" ")).toBe(names);
  });

  it("follows a variable of each to its elements", () => {
    const place = elementPlaceOf(compiled("hosting.servers.filter(s, s.cores > 1)"));
    expect(place && written(place)).toBe("hosting.servers.*");
    const reads = readsOf(compiled("server.cores > 1"), new Map(place ? [["server", place]] : []));
    expect(reads.places.map(written)).toEqual(["hosting.servers.*.cores"]);
    expect(reads.variables).toEqual(["server"]);
  });

  it.each([["[1, 2]"], ["params.words"], ["catalogues.standards"], ["tags.map(t, t)"]])(
    "has no place for the elements of %s",
    (text) => {
      expect(elementPlaceOf(compiled(text))).toBeUndefined();
    },
  );
});
