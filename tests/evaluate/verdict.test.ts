import { describe, expect, it } from "vitest";
import { type CheckOptions, checkDocument } from "../../src/core/check.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { type SmallSet, smallPolicies } from "./small-world.ts";
import { verdictProblems } from "./verdict-schema.ts";

const TEXT = `# a comment
apiVersion: gate57/v1
kind: SystemManifest
metadata:
  id: he-thong-thu
classification:
  # before the key
  proposedLevel: 2
environments:
  - id: a
    kind: test
  - kind: production
    id: b
hosting:
  model: hybrid
  servers:
    - { id: s1, zone: vung-kin, role: web, addresses: [10.0.0.1, 10.0.0.2] }
  facilities: []
network:
  zones:
    - id: vung-kin
      name: Vùng kín
budget:
  total: 1234567890
  fundingSources: [public-investment]
project: { buildType: new, dates: { constructionStart: 2026-09-15 } }
`;

function judge(set: SmallSet, options: Partial<CheckOptions> = {}) {
  const [document] = parseDocuments({ name: "thu.yaml", text: TEXT }).documents;
  if (!document) throw new Error("no document");
  const { verdict, diagnostics } = checkDocument(document, smallPolicies(set), {
    ...{ stage: "planning", profile: "p", asOf: "2026-11-21", asOfSource: "option" },
    ...options,
  });
  if (!verdict) throw new Error(diagnostics.map(({ code }) => code).join());
  expect(verdictProblems(verdict)).toEqual([]);
  return verdict;
}

function findings(require: readonly JsonObject[], options?: Partial<CheckOptions>) {
  return judge({ gate: { require } }, options).gates.flatMap((gate) => gate.findings);
}

/** Cuts out of the text what a location underlines. */
function underlined({ location }: ReturnType<typeof findings>[number]): string {
  const offset = ({ line, column }: { line: number; column: number }) =>
    TEXT.split("\n")
      .slice(0, line - 1)
      .join("\n").length +
    (line > 1 ? 1 : 0) +
    column -
    1;
  const { start, end } = location;
  return start && end ? TEXT.slice(offset(start), offset(end)) : "";
}

describe("a location", () => {
  const each = (list: string) => ({ variable: "e", in: list, ifEmpty: "fail" });
  const places: readonly [string, JsonObject, string, string][] = [
    [
      "of a value is the value",
      { that: "classification.proposedLevel > 2" },
      "/classification/proposedLevel",
      "2",
    ],
    [
      "of a missing fact is the nearest key",
      { that: "classification.importantSystem" },
      "/classification/importantSystem",
      "classification",
    ],
    [
      "of a fact missing with all above it is the first key, and what is missing first is named",
      { that: "monitoring.coverage.layers.exists(l, l == 'network')" },
      "/monitoring",
      "apiVersion",
    ],
    [
      "of a fact missing from an element is the element's first entry",
      { each: each("environments"), that: "!e.containsStateSecret" },
      "/environments/0/containsStateSecret",
      "id: a",
    ],
    [
      "of an empty list is its key",
      { each: each("hosting.facilities"), that: "e.name != ''" },
      "/hosting/facilities",
      "facilities",
    ],
    [
      "named by `at` may be absent",
      { that: "classification.proposedLevel > 2", at: "classification.systemType" },
      "/classification/systemType",
      "classification",
    ],
    [
      "named by `at` may be a list: its key, for no entry of it is to blame alone",
      { that: "classification.proposedLevel > 2", at: "budget.fundingSources" },
      "/budget/fundingSources",
      "fundingSources",
    ],
    [
      "of a list of entries is its key",
      { that: "classification.proposedLevel > 2", at: "network.zones" },
      "/network/zones",
      "zones",
    ],
    [
      "of an object is its key",
      { that: "classification.proposedLevel > 2", at: "project.dates" },
      "/project/dates",
      "dates",
    ],
    [
      "of a list's entry is what the entry starts with",
      { each: each("hosting.servers"), that: "e.id == ''", at: "e" },
      "/hosting/servers/0",
      "id: s1",
    ],
    [
      "of an entry over several lines too",
      { each: each("network.zones"), that: "e.name == ''", at: "e" },
      "/network/zones/0",
      "id: vung-kin",
    ],
    [
      "of what is not attested is the document",
      { that: "attested.approvals.exists(a, a.id == 'q')" },
      "",
      "apiVersion",
    ],
    [
      "named by `at` is what is missing first",
      { that: "classification.proposedLevel > 2", at: "continuity.backup.lastRestoreTest" },
      "/continuity",
      "apiVersion",
    ],
  ];
  it.each(places)("%s", (_, requirement, path, text) => {
    const [finding] = findings([requirement]);
    expect(finding?.location.path).toBe(path);
    expect(finding && underlined(finding)).toBe(text);
  });
});

describe("a message", () => {
  const said = (vi: string, options?: Partial<CheckOptions>) => {
    const message = { vi, en: vi };
    return findings([{ that: "classification.proposedLevel > 2", message }], options)[0]?.message;
  };

  it.each([
    ["{hosting.model}", "kết hợp", "hybrid"],
    ["{budget.total} đồng", "1.234.567.890 đồng", "1,234,567,890 đồng"],
    ["{classification.proposedLevel}", "2", "2"],
    ["{project.dates.constructionStart}", "2026-09-15", "2026-09-15"],
    ["{metadata.id} {{x}}", "he-thong-thu {x}", "he-thong-thu {x}"],
    ["{hosting.servers[0].id}", "s1", "s1"],
    ["{asOf}", "2026-11-21", "2026-11-21"],
  ])("shows %s in each language", (text, vi, en) => {
    const message = said(text);
    expect(message?.vi.toLowerCase()).toBe(vi);
    expect(message?.en.toLowerCase()).toBe(en);
  });

  it("shows the labels of a list", () => {
    expect(said("{budget.fundingSources}")?.vi).toBe("vốn đầu tư công");
  });

  it("spells a period out", () => {
    const parameters = [{ id: "term", type: "period", values: [{ from: "2026-01-01", value: "P2Y6M" }] }];
    const message = { vi: "{params.term}", en: "{params.term}" };
    const gate = { require: [{ that: "classification.proposedLevel > 2", message }] };
    const [found] = judge({ gate, parameters }).gates.flatMap((one) => one.findings);
    expect(found?.message).toEqual({ vi: "2 năm 6 tháng", en: "2 years 6 months" });
  });

  it.each([
    ["{classification.systemType}", "(chưa khai loại hình hệ thống thông tin)"],
    ["{hosting.servers[4].id}", "`hosting.servers[4].id`"],
    ["{facility(hosting.servers[0].facility).name}", "(chưa khai nơi đặt máy chủ)"],
  ])("degrades to static text where %s is unknown", (placeholder, shown) => {
    expect(said(`cấp: ${placeholder}!`)?.vi).toBe(`cấp: ${shown}!`);
  });

  it("masks what is confidential in a report that leaves the house, and only there", () => {
    const text = "{hosting.servers[0].zone} {hosting.servers[0].addresses} {hosting.servers[0].id}";
    expect(said(text)?.vi).toBe("vung-kin 10.0.0.1, 10.0.0.2 s1");
    expect(said(text, { redact: true })?.vi).toBe("••• ••• s1");
  });

  it("masks what a confidential place leads to", () => {
    expect(said("{zone(hosting.servers[0].zone).name}", { redact: true })?.vi).toBe("•••");
  });
});

describe("evidence", () => {
  const require = [
    { that: "hosting.servers[0].zone != '' && hosting.servers[0].role == 'web'" },
    { that: "hosting.servers[0].addresses.exists(a, a == '10.0.0.2')" },
  ];
  const values = (options?: Partial<CheckOptions>) =>
    judge({ gate: { require } }, options).gates[0]?.evidence.map(({ path, value }) => [path, value]);

  it("carries paths and values", () => {
    expect(values()).toEqual([
      ["/hosting/servers/0/zone", "vung-kin"],
      ["/hosting/servers/0/role", "web"],
      ["/hosting/servers/0/addresses/1", "10.0.0.2"],
    ]);
  });

  it("masks what is confidential in a report that leaves the house", () => {
    const verdict = judge({ gate: { require } }, { redact: true });
    expect(verdict.redacted).toBe(true);
    expect(values({ redact: true })).toEqual([
      ["/hosting/servers/0/zone", "•••"],
      ["/hosting/servers/0/role", "web"],
      ["/hosting/servers/0/addresses/1", "•••"],
    ]);
    expect(JSON.stringify(verdict)).not.toMatch(/vung-kin|10\.0\.0/);
  });

  it("is never masked elsewhere in what is decided", () => {
    const apart = ({ redacted: _, ...verdict }: ReturnType<typeof judge>) => ({
      ...verdict,
      gates: verdict.gates.map(({ evidence: __, ...gate }) => gate),
    });
    expect(apart(judge({ gate: { require } }, { redact: true }))).toEqual(
      apart(judge({ gate: { require } })),
    );
  });
});

describe("a verdict", () => {
  it("counts outcomes apart and dispositions beside them", () => {
    const require = [
      { that: "classification.proposedLevel > 2" },
      { that: "classification.importantSystem", from: "trial" },
    ];
    const bindings = [
      {},
      { enforcement: "advisory" },
      { when: "hosting.model == 'cloud'" },
      { from: "operation" },
    ];
    expect(judge({ gate: { require }, bindings }).counts).toEqual({
      ...{ pass: 0, fail: 2, undetermined: 0, notApplicable: 1, justified: 0, waived: 0 },
    });
  });

  it("names what was asked and of what", () => {
    const verdict = judge(
      { gate: { require: [{ that: "true" }] } },
      { trustDigest: `sha256:${"0".repeat(64)}` },
    );
    expect(verdict).toMatchObject({ source: "thu.yaml", systemId: "he-thong-thu", kind: "SystemManifest" });
    expect(verdict.manifestDigest).not.toBe(verdict.designDigest);
  });

  it("says what no binding of the gate cites", () => {
    const { gates } = judge({ gate: { require: [{ that: "true" }] }, bindings: [{ clauses: ["TT:1"] }] });
    expect(gates[0]).toMatchObject({ id: "test/gate", number: "G10", binding: "p/b1", clauses: ["TT:1"] });
  });
});
