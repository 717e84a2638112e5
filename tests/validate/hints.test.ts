import { describe, expect, test } from "vitest";
import { suggestValue } from "../../src/core/validate/enum-suggestion.ts";
import { schemas } from "../../src/generated/schemas.ts";
import { head, judge } from "./judge.ts";

describe("hints", () => {
  const range = (from: number, to: number): string =>
    `write a whole number from ${from} to ${to}, without quotes`;
  const digits = (number: number): string =>
    `write out all digits, without quotes, separators or unit: \`${number}\``;

  test.each([
    ["level: cấp độ 2", digits(2)],
    ["level: Cấp 4", digits(4)],
    ["level: cấp độ III", digits(3)],
    ["level: iv", digits(4)],
    ["level: V", digits(5)],
    ["level: VI", range(1, 5)],
    ["level: '7'", range(1, 5)],
    ["level: cấp độ 2 hoặc 3", range(1, 5)],
    ["level: chưa đạt cấp 3", range(1, 5)],
    ["level: cao", range(1, 5)],
    ["level: '-2'", range(1, 5)],
    ["level: 2.5", range(1, 5)],
    ["level: 0", range(1, 5)],
    ["level: 6", range(1, 5)],
    ["share: 15%", digits(15)],
    ["share: 15,5%", range(0, 100)],
    ["retention: 12 tháng", digits(12)],
    ["retention: 2 năm", range(0, 600)],
  ])("number %s: %s", (line, help) => {
    expect(judge(`${head}${line}\n`).map((one) => one.help?.en)).toEqual([help]);
  });

  test.each([
    ["tường lửa", "firewall"],
    ["TUONG LUA", "firewall"],
    ["tường lủa", "firewall"],
    ["Firewal", "firewall"],
    ["web shield", "application-firewall"],
    ["tường lửa ứng dụng web", "application-firewall"],
    ["quy hoạch", "planning"],
    ["chuẩn bị đầu tư", "planning"],
    ["lưu trữ", "archive"],
  ])("the label %s means %s", (label, value) => {
    const [found] = judge(`${head}category: ${label}\n`);
    expect(found?.help).toEqual({
      vi: `có phải ý bạn là \`${value}\`?`,
      en: `did you mean \`${value}\`?`,
    });
  });

  test.each(["bản sao", "???", "máy in"])("the label %s means no one value", (label) => {
    expect(judge(`${head}category: "${label}"\n`)[0]?.help?.en).toMatch(/^allowed:/);
  });

  const words = "use only lower-case letters without accents, digits and hyphens";
  test.each([
    ["name: Đồng Nai", `${words}: \`dong-nai\``],
    ["name: Hệ thống_Một cửa (xã)", `${words}: \`he-thong-mot-cua-xa\``],
    ["name: '???'", words],
    ["id: Tây Ninh", `${words}, starting with a letter: \`tay-ninh\``],
    ["id: 9 Kho", `${words}, starting with a letter`],
    ["country: Việt Nam", "the form is `^[A-Z]{2}$`"],
  ])("form %s: %s", (line, help) => {
    const start = line.startsWith("id:") ? head.replace("id: abc\n", "") : head;
    expect(judge(`${start}${line}\n`).map((one) => one.help?.en)).toEqual([help]);
  });

  const parts = "write four digits of the year, two of the month, two of the day, joined by `-`";
  test.each([
    ["start: 18/04/2025", "write year-month-day: `2025-04-18`"],
    ["start: 18-4-2025", "write year-month-day: `2025-04-18`"],
    ["start: 2028-4-18", "write year-month-day: `2028-04-18`"],
    ["start: 20250418", "write year-month-day: `2025-04-18`"],
    ["start: ngày 18 tháng 4 năm 2025", "write year-month-day: `2025-04-18`"],
    ["start: '2025-04-18T00:00:00Z'", "write year-month-day: `2025-04-18`"],
    ["start: 04/18/2025", "write year-month-day: `2025-04-18`"],
    ["start: 31/02/2025", "check the day and the month"],
    ["start: 2028", parts],
    ["start: true", parts],
    ["start: 04/2025", parts],
    ["start: không thời hạn", parts],
    ["until: không thời hạn", `${parts}; left out, it means: no end is stated`],
  ])("date %s: %s", (line, help) => {
    expect(judge(`${head}${line}\n`).map((one) => one.help?.en)).toEqual([help]);
  });
});

test("every label of a vocabulary leads to its value", () => {
  const missed: string[] = [];
  JSON.stringify(schemas, (key, value) => {
    if (key !== "x-enum") return value;
    for (const [name, labels] of Object.entries<Readonly<Record<string, string>>>(value)) {
      const found = Object.values(labels).map((label) => suggestValue(label, Object.keys(value), value));
      if (found.some((one) => one !== name)) missed.push(name);
    }
    return undefined;
  });
  expect(missed).toEqual([]);
});
