import { describe, expect, test } from "vitest";
import type { Gate, Verdict } from "../../src/generated/types/verdict.ts";
import { plainPaint } from "../../src/reporters/paint.ts";
import { text } from "../../src/reporters/text.ts";
import type { Language } from "../../src/reporters/words.ts";
import { finding, gate, verdict } from "./verdicts.ts";

type Attestation = Verdict["attestations"][number];
type Change = NonNullable<Attestation["changes"]>[number];

const sources = new Map([["m.yaml", { name: "m.yaml", text: "b: 1\na: 2\nc: 3\n" }]]);

function printed(part: Partial<Verdict>, language: Language = "en", quiet = false): string {
  const options = { language, paint: plainPaint, quiet };
  return text({ verdicts: [verdict(part)], diagnostics: [] }, sources, options);
}

const WHY = { vi: "thiết kế đã khác", en: "the design is another" };

function attestation(part: Partial<Attestation> = {}): Attestation {
  const named = { source: "attestations/a.dsse.json", type: "approval", id: "pd-1" } as const;
  return { ...named, authority: "Công an tỉnh (giả định)", state: "used", reason: null, ...part };
}

function refused(part: Partial<Attestation> = {}): Attestation {
  return attestation({ state: "refused", code: "attestation/expired", reason: WHY, ...part });
}

function change(path: string, line: number, part: Partial<Change> = {}): Change {
  const location = { path, start: { line, column: 1 }, end: { line, column: 2 } };
  return { path, change: "changed", triggers: [], location, ...part };
}

const waiver = {
  id: "nl-1",
  authority: "Ủy ban nhân dân tỉnh (giả định)",
  reason: "chờ thiết bị thay thế",
  validUntil: "2027-01-31",
};

describe("a waived finding", () => {
  const found = finding({ disposition: "waived", waiver });
  const waived = (part: Partial<Gate> = {}) =>
    gate("G16", { blocking: false, disposition: "waived", findings: [found], ...part });
  const section = (language: Language) =>
    printed({ decision: "admit", gates: [waived()] }, language).replaceAll(/\s+/g, " ");

  test("is told with who granted it, why and until when, in both languages", () => {
    expect(section("en")).toContain(
      "NOTED, NOT BLOCKING • G16 Gate G16 (waived until the end of 2027-01-31)",
    );
    expect(section("en")).toContain(
      "waived by Ủy ban nhân dân tỉnh (giả định) (`nl-1`) until the end of 2027-01-31, because: chờ thiết bị thay thế",
    );
    expect(section("vi")).toContain("(được chấp thuận ngoại lệ đến hết ngày 2027-01-31)");
    expect(section("vi")).toContain(
      "Ủy ban nhân dân tỉnh (giả định) chấp thuận ngoại lệ `nl-1` đến hết ngày 2027-01-31, lý do: chờ thiết bị thay thế",
    );
    expect(section("vi")).toContain("không đúng");
  });

  test("that nobody could decide is told and counted alike", () => {
    const undetermined = waived({
      outcome: "undetermined",
      findings: [finding({ code: "gate/fact-missing", missing: ["/a"], disposition: "waived", waiver })],
    });
    const counts = { ...verdict().counts, fail: 0, undetermined: 1, waived: 1 };
    const told = printed({ decision: "admit", gates: [undetermined], counts });
    expect(told).toContain("1 undetermined, waived");
    expect(told).toContain("• G16");
  });

  test("of another waiver is told apart", () => {
    const other = finding({ disposition: "waived", waiver: { ...waiver, id: "nl-2", reason: "khác" } });
    const told = printed({ decision: "admit", gates: [waived(), waived({ findings: [other] })] });
    expect(told.match(/waived by/g)).toHaveLength(2);
  });
});

describe("signed statements", () => {
  test("that are used, not needed or of other systems are listed at the end", () => {
    const told = printed({
      decision: "admit",
      attestations: [
        attestation(),
        attestation({ type: "remediation", id: "kp-1", state: "unused" }),
        refused({ code: "attestation/other-system", id: "x" }),
        refused({ code: "attestation/other-system", id: "y" }),
      ],
    });
    expect(told).toContain(
      [
        "SIGNED STATEMENTS",
        "",
        "  ✔ approval `pd-1` · Công an tỉnh (giả định) · attestations/a.dsse.json",
        "  • remediation plan `kp-1` · Công an tỉnh (giả định) · attestations/a.dsse.json · valid, not needed here",
        "  – 2 statements are about other systems and not looked at here",
        "",
      ].join("\n"),
    );
    expect(told).not.toContain("DO NOT COUNT");
  });

  test("that do not count come first where a document is blocked, and after what is noted where it is not", () => {
    const part = { gates: [gate("G1")], attestations: [refused(), attestation()] };
    const order = (told: string) =>
      ["DO NOT COUNT", "FOR THE VENDOR", "\nSIGNED STATEMENTS\n"].map((words) => told.indexOf(words));
    const [refusedAt = -1, tasksAt = -1, usedAt = -1] = order(printed(part));
    expect(refusedAt).toBeGreaterThan(0);
    expect(tasksAt).toBeGreaterThan(refusedAt);
    expect(usedAt).toBeGreaterThan(tasksAt);
    const noted = gate("G1", { blocking: false, enforcement: "advisory" });
    const admitted = printed({ ...part, decision: "admit", gates: [noted] });
    expect(admitted.indexOf("DO NOT COUNT")).toBeGreaterThan(admitted.indexOf("NOTED"));
  });

  test("are named with the reason, those of one reason together", () => {
    const told = printed(
      {
        attestations: [
          refused(),
          refused({ type: null, source: "b.p7s", code: "attestation/malformed" }),
          refused({ id: "pd-2" }),
          attestation({ type: "waiver", id: "nl-1", state: "unused", reason: { vi: "khác", en: "x" } }),
        ],
      },
      "vi",
    );
    expect(told).toContain("VĂN BẢN ĐÃ KÝ KHÔNG ĐƯỢC TÍNH (4)");
    expect(told).toMatch(/✘ phê duyệt `pd-1` · .*\n {2}✘ phê duyệt `pd-2` · .*\n {4}thiết kế đã khác\n/);
    expect(told).toContain("✘ chấp thuận ngoại lệ `nl-1`");
    expect(told).toContain("✘ văn bản không đọc được");
  });

  test("leave a quiet report alone", () => {
    const part = { attestations: [refused(), attestation()] };
    expect(printed(part, "en", true)).toBe(printed({ attestations: [] }, "en", true));
  });

  test("none of which leave no section", () => {
    expect(printed({})).not.toContain("SIGNED");
  });
});

describe("what changed since a design was signed", () => {
  const trigger = {
    id: "ha-tang",
    title: { vi: "đổi hạ tầng", en: "another place" },
    clauses: ["TN:1", "TN:2"],
  };
  const since = (changes: readonly Change[], language: Language = "en") =>
    printed(
      { attestations: [refused({ code: "attestation/other-design", changes: [...changes] })] },
      language,
    );

  test("is told path by path with lines, what needs another approval first", () => {
    const changes = [
      change("/a", 2),
      change("/hosting/servers/0", 3, { change: "added", triggers: [trigger] }),
      change("/c", 3, { change: "removed", triggers: [trigger] }),
    ];
    expect(since(changes)).toContain(
      [
        "    What changed (3, of which 2 need another approval):",
        "    → needs another approval: another place (TN:1, TN:2):",
        "      m.yaml:3 added `/hosting/servers/0`",
        "      m.yaml:3 removed `/c`",
        "    – other changes:",
        "      m.yaml:2 changed `/a`",
      ].join("\n"),
    );
    expect(since(changes, "vi")).toContain("→ phải phê duyệt lại: đổi hạ tầng (TN:1, TN:2):");
    expect(since(changes, "vi")).toContain("m.yaml:2 sửa `/a`");
  });

  test.each([
    [20, 20, undefined],
    [21, 20, "and 1 more"],
    [45, 20, "and 25 more"],
  ])("of %i changes tells the first %i", (count, told, more) => {
    const changes = Array.from({ length: count }, (_, index) => change(`/x/${index}`, 1));
    const last = change("/last", 2, { triggers: [trigger] });
    const lines = since([...changes.slice(1), last]);
    expect(lines.match(/m\.yaml:\d+ changed/g)).toHaveLength(told);
    expect(lines).toContain("changed `/last`");
    expect(/and \d+ more/.exec(lines)?.[0]).toBe(more);
  });

  test("says nothing of groups where nothing needs another approval", () => {
    expect(since([change("/a", 2)])).toContain("    What changed (1):\n      m.yaml:2 changed `/a`\n");
  });
});

test("nothing that came from outside reaches the terminal as it is", () => {
  const evil = "\u001b[2Jx\u202ey\u0007\u009b\nz";
  const both = { vi: evil, en: evil };
  const trigger = { id: evil, title: both, clauses: [evil] };
  const found = finding({
    disposition: "waived",
    waiver: { id: evil, authority: evil, reason: evil, validUntil: evil },
  });
  for (const decision of ["admit", "block"] as const) {
    const told = printed({
      decision,
      gates: [gate("G1", { blocking: false, disposition: "waived", findings: [found] })],
      attestations: [
        attestation({ id: evil, authority: evil, source: evil }),
        refused({ id: evil, authority: evil, source: evil, reason: both }),
        refused({ code: "attestation/other-design", changes: [change(evil, 1, { triggers: [trigger] })] }),
      ],
    });
    expect(told).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
  }
});
