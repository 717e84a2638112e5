import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { designPart } from "../../src/core/digest/design-part.ts";
import { canonicalJson, designDigest, digestOf, manifestDigest } from "../../src/core/digest/digest.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { registry } from "../validate/small-schemas.ts";

const vectors = join(import.meta.dirname, "../vendor/rfc8785");

describe("the canonical form", () => {
  test.each(["arrays", "french", "structures", "unicode", "values", "weird"])("of RFC 8785's %s", (name) => {
    const input = JSON.parse(readFileSync(join(vectors, "input", `${name}.json`), "utf8"));
    expect(canonicalJson(input)).toBe(readFileSync(join(vectors, "output", `${name}.json`), "utf8"));
  });

  test("is digested by SHA-256", () => {
    expect(digestOf({})).toBe("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  });
});

function read(text: string): JsonObject {
  return parseDocuments({ name: "x", text }).documents[0]?.value ?? {};
}

const full = `
apiVersion: gate57/v1
level: 3
sector: civil
stage: design
start: 2026-07-01
tags: [a, b]
servers:
  - id: web
    address: 10.0.0.1
    scannedOn: 2026-06-01
  - id: db
budget:
  total: 5
  lines:
    - amount: 3
      purpose: security
    - amount: 2
contact: { name: An }
`;

/** Changes one line of the full document, by its text. */
function changed(from: string, to: string): JsonObject {
  expect(full.split(from)).toHaveLength(2);
  return read(full.replace(from, to));
}

const digest = (value: JsonObject): string => designDigest(value, "system", registry);

describe("the design digest", () => {
  test("is over the design part", () => {
    expect(JSON.parse(JSON.stringify(designPart(read(full), "system", registry)))).toEqual({
      apiVersion: "gate57/v1",
      level: 3,
      sector: "civil",
      tags: ["a", "b"],
      servers: [{ id: "web", address: "10.0.0.1" }, { id: "db" }],
      budget: { lines: [{ purpose: "security" }] },
    });
  });

  test.each([
    ["stage: design", "stage: operation"],
    ["start: 2026-07-01", "start: 2026-08-01"],
    ["start: 2026-07-01", ""],
    ["scannedOn: 2026-06-01", "scannedOn: 2026-06-02"],
    ["total: 5", "total: 6"],
    ["amount: 2", "amount: 7"],
    ["contact: { name: An }", ""],
    ["level: 3", "level: 0x3"],
  ])("stays when %s becomes %j", (from, to) => {
    expect(digest(changed(from, to))).toBe(digest(read(full)));
  });

  test.each([
    ["level: 3", "level: 4"],
    ["sector: civil", ""],
    ["tags: [a, b]", "tags: [b, a]"],
    ["id: db", "id: cache"],
    ["10.0.0.1", "10.0.0.2"],
    ["  - id: db\n", ""],
    ["purpose: security", "purpose: other"],
    ["level: 3", "level: 3\nunknown: 1"],
  ])("changes when %s becomes %j", (from, to) => {
    const other = changed(from, to);
    expect(digest(other)).not.toBe(digest(read(full)));
    expect(manifestDigest(other)).not.toBe(manifestDigest(read(full)));
  });

  test("does not depend on order, spelling or composition", () => {
    const one = read("level: 3\nsector: 'ci\u0076il'\ntags: [te\u0302n]\n");
    const other = read('{"tags": ["t\u00ean"], "sector": "civil", "level": 3}');
    expect(manifestDigest(one)).toBe(manifestDigest(other));
  });
});
