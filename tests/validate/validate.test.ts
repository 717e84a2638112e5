import { describe, expect, test } from "vitest";
import { codes } from "../../src/core/diagnostic/messages.ts";
import { identifyKind, manifestKinds, policyKinds } from "../../src/core/validate/kinds.ts";
import { head, judge, parseOne } from "./judge.ts";

/** Lists mistakes as code and underlined text. */
function mistakes(text: string): readonly (readonly [string, string])[] {
  return judge(text).map(({ code, range }) => [
    code.replace("manifest/", ""),
    text.slice(range?.start, range?.end),
  ]);
}

const cases: Readonly<Record<string, readonly [text: string, ...mistakes: (readonly [string, string])[]]>> = {
  "nothing wrong": [
    "level: 3\nsector: civil\nstart: 2024-02-29\nevery: P1Y6M\nservers: [{ id: a }, { id: b }]\n",
  ],
  "an unknown field": ["levle: 3\n", ["unknown-field", "levle"]],
  "an unknown field in an element": ["servers:\n  - id: a\n    facilty: x\n", ["unknown-field", "facilty"]],
  "an unknown field in another file": ["budget: { lines: [{ amuont: 1 }] }\n", ["unknown-field", "amuont"]],
  "an unknown field without a value": ["servers:\n  - id: a\n    facilty:\n", ["unknown-field", "facilty"]],
  "a known field without a value": ["level:\nservers:\n  - id: a\n    address:\n"],
  "a flow mapping cut by a comma": ["servers: [{ id: a, address: b (c, d) }]\n", ["unknown-field", "d)"]],
  __proto__: ["__proto__: { a: 1 }\n", ["unknown-field", "__proto__"]],
  "a field in the wrong place": ["facility: x\n", ["misplaced-field", "facility"]],
  "a missing key": ["servers:\n  - address: x\n", ["missing-key", "address: x"]],
  "text for a number": ["level: '3'\n", ["wrong-type", "'3'"]],
  "a list for text": ["start:\n  - 1\n", ["wrong-type", "start"]],
  "a number for a choice": ["sector: 1\n", ["unknown-value", "1"]],
  "a mapping for a choice": ["sector: { a: 1 }\n", ["wrong-type", "sector"]],
  "a fraction for a whole number": ["level: 1.5\n", ["wrong-type", "1.5"]],
  "an unknown choice": ["sector: civli\n", ["unknown-value", "civli"]],
  "a day that is not": ["start: 2026-02-29\n", ["bad-date", "2026-02-29"]],
  "a date as people write it": ["start: 01/07/2026\n", ["bad-date", "01/07/2026"]],
  "not a date at all": ["start: không thời hạn\n", ["bad-date", "không thời hạn"]],
  "a year for a date": ["start: 2028\n", ["bad-date", "2028"]],
  "a number for a period": ["every: 6\n", ["bad-period", "6"]],
  "an empty text for an id": ["name: ''\n", ["bad-pattern", "''"]],
  "a period in hours": ["every: PT5H\n", ["bad-period", "PT5H"]],
  "too small and too great": ["level: 0\nbudget: {}\n", ["too-small", "0"]],
  "too great": ["level: 6\n", ["too-great", "6"]],
  "too many, too short, not unique": [
    "tags: [a, b, '', a]\n",
    ["too-many", "tags"],
    ["too-short", "''"],
    ["not-unique", "a"],
  ],
  "the same id twice": ["servers: [{ id: a }, { id: b }, { id: a }]\n", ["duplicate-id", "a"]],
  "the same id in two lists": ["servers: [{ id: a }]\njustification: { id: a }\n"],
  "the same id of two justifications": [
    "servers: [{ id: a, justification: { id: j } }, { id: b, justification: { id: k } }]\njustification: { id: j }\n",
    ["duplicate-id", "j"],
  ],
  "justifications without id": ["servers: [{ id: a, justification: {} }]\njustification: {}\n"],
  "meant for one alternative": ["contact: { name: a, phnoe: b }\n", ["unknown-field", "phnoe"]],
  "meant for no alternative": ["contact: 5\n", ["no-alternative", "5"]],
  "alternatives of plain values": ["length: shut\n", ["no-alternative", "shut"]],
  "a name that is not allowed": ["ports: { Ab: 1, b: x }\n", ["bad-pattern", "Ab"], ["wrong-type", "x"]],
};

describe("validate", () => {
  test.each(Object.entries(cases))("%s", (_, [text, ...expected]) => {
    expect(mistakes(head + text)).toEqual(expected);
  });

  test("keys of the root", () => {
    expect(mistakes("kind: Sytem\napiVersion: gate57/v2\nid: A-VERY-LONG-ID\n")).toEqual([
      ["unknown-kind", "Sytem"],
      ["unknown-version", "gate57/v2"],
      ["bad-pattern", "A-VERY-LONG-ID"],
      ["too-long", "A-VERY-LONG-ID"],
    ]);
    expect(mistakes("level: 1\n")).toEqual(Array(3).fill(["missing-key", "level"]));
  });

  test.each([
    ["levle: 3", "did you mean `level`?"],
    ["sector: Civil", "did you mean `civil`?"],
    ["sector: other", "allowed: `civil`, `military`, `cipher`"],
    ["budget: { total: 1.500.000 đ }", "write out all digits, without quotes, separators or unit: `1500000`"],
    ["isPublic: có", "write `true`, without quotes"],
    ["isPublic: no", "write `false`, without quotes"],
    ["stage: 0912", 'put it in quotes: `"0912"`'],
    ["tags: a", "write each element on its own line after `- `"],
    [
      "budget: { total: 86 tỷ }",
      "write out all digits, without quotes, separators or unit, such as `1500000`",
    ],
    ["facility: x", "move it to `servers[].facility`"],
  ])("%s: %s", (line, help) => {
    expect(judge(`${head}${line}\n`).map((one) => one.help?.en)).toEqual([help]);
  });

  test("mistakes beyond the limit are counted: of the schema, of blanks and of ids together", () => {
    const blanks = Array.from({ length: 60 }, (_, index) => `x${index}:`).join("\n");
    const many = Array.from({ length: 60 }, () => "{ id: a }").join(", ");
    const found = judge(`${head}level: 6\nservers: [${many}]\n${blanks}\n`);
    expect(found).toHaveLength(101);
    expect(found.filter(({ code }) => code === "manifest/unknown-field")).toHaveLength(60);
    expect(found.filter(({ code }) => code === "manifest/duplicate-id")).toHaveLength(39);
    expect(found.at(-1)).toMatchObject({ code: "manifest/more-problems", severity: "error" });
    expect(found.at(-1)?.message.en).toMatch(/^20 more/);
  });

  test("20,000 elements that are all wrong are told in good time", () => {
    const start = performance.now();
    const servers = judge(`${head}servers: [${Array(20_000).fill("{}").join(", ")}]\n`);
    const contacts = judge(`${head}contact: 5\ntags: [${Array(20_000).fill("5").join(", ")}]\n`);
    expect([servers.length, contacts.length]).toEqual([101, 101]);
    expect(servers.at(-1)?.message.en).toMatch(/^19900 more/);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test("every code of this area has a case", () => {
    const elsewhere = [
      "duplicate-key",
      "empty-document",
      "not-a-mapping",
      "unknown-kind",
      "unknown-version",
      "too-long",
      "more-problems",
    ];
    const rare = ["too-few", "invalid"];
    const covered = new Set([
      ...Object.values(cases).flatMap(([, ...all]) => all.map(([code]) => code)),
      ...elsewhere,
      ...rare,
    ]);
    const left = codes.filter(
      (code) => code.startsWith("manifest/") && !covered.has(code.replace("manifest/", "")),
    );
    expect(left).toEqual([]);
  });
});

describe("identifyKind", () => {
  test("knows the kinds", () => {
    expect(identifyKind(parseOne("kind: Plan\n"), manifestKinds, "manifest")).toEqual({
      kind: "Plan",
      schema: "plan",
    });
    expect(identifyKind(parseOne("kind: Gate\n"), policyKinds, "policy")).toEqual({
      kind: "Gate",
      schema: "gate",
    });
  });

  test.each([
    ["kind: Plna\n", "manifest/unknown-kind", "Plna"],
    ["apiVersion: apps/v1\nkind: Deployment\n", "manifest/unknown-kind", "Deployment"],
    ["kind: [Plan]\n", "manifest/unknown-kind", "[Plan]"],
    ["kind: toString\n", "manifest/unknown-kind", "toString"],
    ["a: 1\n", "manifest/missing-key", "a"],
  ])("%j", (text, code, marked) => {
    const found = identifyKind(parseOne(text), manifestKinds, "manifest");
    const [diagnostic] = "diagnostics" in found ? found.diagnostics : [];
    expect([diagnostic?.code, text.slice(diagnostic?.range?.start, diagnostic?.range?.end)]).toEqual([
      code,
      marked,
    ]);
  });
});
