import { describe, expect, test } from "vitest";
import { isCalendarPeriod, isFullDate } from "../../src/core/validate/formats.ts";

describe("formats", () => {
  test.each(["2026-07-01", "2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"])(
    "%s is a date",
    (text) => {
      expect(isFullDate(text)).toBe(true);
    },
  );

  test.each([
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "2026-1-1",
    "2026-07-01Z",
    "",
    "२०२६-०७-०१",
    "2026-07-01\n",
  ])("%j is not", (text) => expect(isFullDate(text)).toBe(false));

  test.each(["P1Y", "P6M", "P90D", "P1Y2M3D", "P0D"])("%s is a period", (text) => {
    expect(isCalendarPeriod(text)).toBe(true);
  });

  test.each(["P", "PT1H", "1Y", "P1D1Y", "P1W", "-P1D", "P1.5Y", "P1Y "])("%j is not", (text) => {
    expect(isCalendarPeriod(text)).toBe(false);
  });
});
