import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addPeriod, daysBetween, isDate, isPeriod } from "../../src/core/expression/calendar.ts";

/** Some day of the years 0001 to 9999, by the platform's own calendar. */
const someDay = fc
  .integer({ min: Date.UTC(1970, 0, 1) / 86_400_000 - 719_162, max: Date.UTC(9999, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe("a date", () => {
  it.each(["0001-01-01", "2000-02-29", "2024-02-29", "9999-12-31"])("%s exists", (text) => {
    expect(isDate(text)).toBe(true);
  });
  it.each([
    "0000-12-31",
    "1900-02-29",
    "2026-02-29",
    "2026-00-01",
    "2026-13-01",
    "2026-04-31",
    "2026-01-00",
    "2026-1-1",
    "20260101",
    "2026-01-01T00:00:00Z",
    "",
    "２０２６-01-01",
  ])("%j does not", (text) => {
    expect(isDate(text)).toBe(false);
  });
});

describe("a period", () => {
  it.each(["P1Y", "P6M", "P30D", "P1Y2M3D", "P0D"])("%s is one", (text) => expect(isPeriod(text)).toBe(true));
  it.each(["P", "1Y", "PT1H", "P1W", "P-1D", "P1D2M", "P1.5Y", "p1y", ""])("%j is none", (text) => {
    expect(isPeriod(text)).toBe(false);
  });

  it.each([
    ["2026-01-31", "P1M", 1, "2026-02-28"],
    ["2026-03-31", "P1M", -1, "2026-02-28"],
    ["2024-02-29", "P4Y", 1, "2028-02-29"],
    ["2026-01-31", "P1M1D", 1, "2026-03-01"],
    ["2026-11-21", "P14M", 1, "2028-01-21"],
    ["2026-11-21", "P14M", -1, "2025-09-21"],
    ["9999-12-31", "P1D", 1, undefined],
    ["0001-01-01", "P1D", -1, undefined],
    ["2026-01-01", "P9999Y", 1, undefined],
  ] as const)("%s %s in direction %i is %s", (date, period, direction, result) => {
    expect(addPeriod(date, period, direction)).toBe(result);
  });
});

describe("days", () => {
  it("are counted as the platform counts them", () => {
    fc.assert(
      fc.property(someDay, someDay, (from, to) => {
        const days = daysBetween(from, to);
        expect(days).toBe((Date.parse(to) - Date.parse(from)) / 86_400_000);
        expect(addPeriod(from, `P${Math.abs(days)}D`, days < 0 ? -1 : 1)).toBe(to);
      }),
    );
  });
});
