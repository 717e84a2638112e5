import { describe, expect, test } from "vitest";
import { annotationsAt } from "../../src/core/schema/annotations-at.ts";
import { schemaAt } from "../../src/core/schema/schema-at.ts";
import { registry } from "./small-schemas.ts";

describe("schemaAt", () => {
  test.each([
    ["/level", "integer"],
    ["/servers/0/facility", "string"],
    ["/budget/lines/3/amount", "integer"],
    ["/contact/phone", "string"],
    ["/ports/anything", "integer"],
  ])("%s", (pointer, type) => {
    expect(schemaAt("system", pointer, registry)?.type).toBe(type);
  });

  test.each(["/nothing", "/servers/0/nothing", "/level/deeper", "/constructor"])(
    "%s is unknown",
    (pointer) => {
      expect(schemaAt("system", pointer, registry)).toBeUndefined();
    },
  );

  test("a schema that is not there is our own mistake", () => {
    expect(() => schemaAt("toString", "", registry)).toThrow("no schema");
  });
});

describe("annotationsAt", () => {
  test("come down from above, unless a place has its own", () => {
    expect(annotationsAt("system", "/servers/0/facility", registry)).toMatchObject({
      title: { vi: "Cơ sở", en: "Facility" },
      part: "design",
      actor: "vendor",
      isConfidential: false,
      absence: { vi: "không có", en: "none" },
    });
    expect(annotationsAt("system", "/servers/0/scannedOn", registry)).toMatchObject({
      part: "record",
      actor: "operator",
    });
    expect(annotationsAt("system", "/servers/0/address", registry).isConfidential).toBe(true);
    expect(annotationsAt("system", "/budget/lines/0/amount", registry)).toMatchObject({
      part: "record",
      actor: "finance",
    });
    expect(annotationsAt("system", "/budget", registry).title.en).toBe("Budget");
  });

  test("of an unknown place are those of the nearest known", () => {
    expect(annotationsAt("system", "/servers/0/nothing", registry).part).toBe("design");
  });
});
