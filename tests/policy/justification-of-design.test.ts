import { describe, expect, it, vi } from "vitest";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { smallSet } from "./policy-folder.ts";

/** A schema in which the justification of a server is of the record, as the schema of today has none. */
vi.mock("../../src/generated/schemas.ts", async (original) => {
  const { schemas } = await original<typeof import("../../src/generated/schemas.ts")>();
  const text = JSON.stringify(schemas).replaceAll('"$ref":"#/$defs/justification"', '$&,"x-part":"record"');
  return { schemas: JSON.parse(text) };
});

describe("a justification that is not of the design", () => {
  it("is refused where a requirement names it, since no approval binds it", () => {
    const files = smallSet();
    const { policies, diagnostics } = loadPolicies(files);
    expect(policies).toBeUndefined();
    const told = diagnostics.map(({ code, range, source }) => [
      code,
      range && files.get(source)?.slice(range.start, range.end),
    ]);
    expect(told).toEqual([["policy/justification-not-design", "server.justification"]]);
  });
});
