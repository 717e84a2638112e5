import { describe, expect, test } from "vitest";
import { reporters } from "../../src/reporters/index.ts";
import { code, codeInText, escaped, proseInText } from "../../src/reporters/markdown-text.ts";
import { plainPaint } from "../../src/reporters/paint.ts";
import type { Report, ReportOptions } from "../../src/reporters/report.ts";
import { HOSTILE } from "../runner/hostile.ts";
import { hostileReport } from "./hostile-report.ts";
import { finding, gate, verdict } from "./verdicts.ts";

const look: ReportOptions = { language: "en", paint: plainPaint, quiet: false };

function markdown(report: Report, options: Partial<ReportOptions> = {}): string {
  return reporters.markdown.write(report, new Map(), { ...look, ...options });
}

function reportOf(
  gates: readonly ReturnType<typeof gate>[],
  part: Parameters<typeof verdict>[0] = {},
): Report {
  return { verdicts: [verdict({ gates: [...gates], ...part })], diagnostics: [] };
}

/** Removes code, whose content nothing reads, and comments, which nobody sees. */
function outsideCode(page: string): string {
  return page.replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, "CODE");
}

describe("a page says", () => {
  test("the decision, the counts, who must do what, where and why", () => {
    const page = markdown(reportOf([gate("G10")]));
    expect(page).toMatch(/^## ✘ NOT ADMITTED to the design stage · `he-thong`\n/);
    expect(page).toContain("| pass | fail | undetermined |");
    expect(page).toContain("### For the vendor (1)");
    expect(page).toContain("**✘ G10 Gate G10**<br>\nclauses: VD:G10");
    expect(page).toContain("- not right (`m.yaml:2:1`)<br>\n  → mend it");
  });

  test("what is waived or advised folded away, with who answers for it", () => {
    const waiver = {
      id: "nl-1",
      authority: "Công an tỉnh",
      reason: "chờ thiết bị",
      validUntil: "2026-12-31",
    };
    const gates = [
      gate("G1", {
        blocking: false,
        disposition: "waived",
        findings: [finding({ disposition: "waived", waiver })],
      }),
      gate("G2", { blocking: false, enforcement: "advisory" }),
    ];
    const page = markdown(reportOf(gates, { decision: "admit" }), { language: "vi" });
    const [, folded] = /<details><summary>([\s\S]*)<\/details>/.exec(page) ?? [];
    expect(folded).toContain("Được ghi nhận, không chặn (2)");
    expect(folded).toContain(
      "Công an tỉnh chấp thuận ngoại lệ `nl-1` đến hết ngày 2026-12-31, lý do: chờ thiết bị",
    );
    expect(folded).toContain("G2");
  });

  test("the clauses of a gate once, and no command that only some readers can run", () => {
    const clauses = Array.from({ length: 9 }, (_, index) => `VD:${index}`);
    const place = (line: number) => ({
      path: `/a${line}`,
      start: { line, column: 1 },
      end: { line, column: 2 },
    });
    const both = finding({ location: place(1) });
    const gates = [
      gate("G1", { clauses, findings: [both, finding({ location: place(2) })] }),
      gate("G2", { clauses: ["VD:0", "VD:x"], findings: [both] }),
    ];
    const page = markdown(reportOf(gates));
    expect(page.match(/^clauses: .*$/gm)).toEqual([
      "clauses: VD:0, VD:1, VD:2, VD:3, VD:4, VD:5, VD:6, VD:7, +1 more<br>",
      "clauses: VD:0, VD:x",
    ]);
    expect(page.split("**✘ G1 Gate G1**")).toHaveLength(3);
    expect(page).not.toContain("explain");
  });

  test("what could not be evaluated before all verdicts, and that nothing was evaluated", () => {
    const diagnostic = {
      code: "file/unreadable",
      severity: "error",
      source: "a.yaml",
      message: { vi: "", en: "unreadable" },
    } as const;
    const page = markdown({ ...reportOf([gate("G1")]), diagnostics: [diagnostic] });
    expect(page).toMatch(
      /^\*\*2 documents or files: 0 admitted, 1 not admitted, 1 could not be evaluated\*\*\n\n## ✘ Could not be evaluated \(1 error\)\n\n- `file\/unreadable` unreadable \(`a.yaml`\)\n\n## ✘ NOT/,
    );
    const name = "**<img src=x>@who";
    const message = { vi: "không có", en: "none" };
    const empty = { code: "file/no-match", severity: "warning", source: name, message } as const;
    const admitted = [verdict({ decision: "admit" })];
    const told = markdown({ verdicts: admitted, diagnostics: [empty], isSomethingEmpty: true });
    expect(told).toMatch(/^## – 1 admitted, but something named held nothing to evaluate: /);
    expect(told.split("\n")[0]?.endsWith(": \\*\\*\\<img src=x\\>@<!-- -->who")).toBe(true);
    expect(markdown({ verdicts: [], diagnostics: [] })).toMatch(/^## – Nothing to evaluate\n/);
  });

  test("where the gate is documented, in its language, and links nothing that is no number of a gate", () => {
    const documentation = "https://example.vn/a (b)/gates";
    const page = markdown(reportOf([gate("G10"), gate("x](y)", { findings: [finding({ code: "z" })] })]), {
      documentation,
    });
    expect(page).toContain("[G10](https://example.vn/a%20%28b%29/gates/G10.md)");
    expect(page.match(/\]\(/g)).toHaveLength(1 + (page.match(/\\\]\(/g)?.length ?? 0));
    expect(markdown(reportOf([gate("G10")]), { documentation, language: "vi" })).toContain(
      "/gates/G10.vi.md)",
    );
    expect(markdown(reportOf([gate("G10")]))).not.toContain("](");
  });

  test("only the headlines of what is blocked when it is to be quiet", () => {
    const judged = [verdict({ gates: [gate("G1")] }), verdict({ decision: "admit", source: "b.yaml" })];
    expect(markdown({ verdicts: judged, diagnostics: [] }, { quiet: true })).toBe(
      "## ✘ NOT ADMITTED to the design stage · `he-thong`\n\nfile: `m.yaml`\n",
    );
  });
});

describe("texts of others do nothing", () => {
  test.each([
    ["@octocat", "@<!-- -->octocat"],
    ["a@-b.com", "a@<!-- -->-b.com"],
    [
      "#12 GH-12 !12 &12 $12 %12",
      "#<!-- -->12 GH<!-- -->-12 !<!-- -->12 \\&<!-- -->12 \\$<!-- -->12 %<!-- -->12",
    ],
    ["_www.a.vn", "\\_www<!-- -->.a.vn"],
    ["https://a.vn", "https:<!-- -->//a.vn"],
    [":smile:", ":<!-- -->smile:"],
    [":a_b:", ":<!-- -->a\\_b:"],
    ["[[_TOC_]]", "\\[\\[<!-- -->\\_TOC\\_\\]\\]"],
    ["da39a3ee5e", "da39a3<!-- -->ee5e"],
    ["15000000", "15000000"],
    ["[TOC]", "\\[<!-- -->TOC\\]"],
    ["~bug", "\\~<!-- -->bug"],
    ["a | b", "a \\| b"],
    ["<!-- x -->", "\\<!-- x --\\>"],
  ])("%j is written %j", (text, written) => {
    expect(escaped(text)).toBe(written);
  });

  test.each([
    ["a|b", "`a|b`", "`a\\|b`"],
    ["a`b", "``a`b``", "``a`b``"],
    ["`a", "`` `a ``", "`` `a ``"],
    ["<!-- gate57 -->", "`<U+003C>!-- gate57 -->`", "`<U+003C>!-- gate57 -->`"],
  ])("%j as code is %j, in a cell %j", (text, written, inCell) => {
    expect(codeInText(text)).toBe(written);
    expect(code(text)).toBe(inCell);
    expect(proseInText(`x \`${text}\``).startsWith("x ")).toBe(true);
  });

  const harmless = markdown(hostileReport("x"));
  test.each(HOSTILE)("$name, in every field", ({ text }) => {
    const page = markdown(hostileReport(text));
    // As many headings, tables, lists and tags as a harmless text makes.
    const shape = (one: string, pattern: RegExp) => one.match(pattern)?.length ?? 0;
    for (const pattern of [/^#+ /gm, /^\| /gm, /^- /gm, /^<\/?details>/gm, /^(?:```|~~~)/gm, /^ {4}/gm])
      expect(shape(page, pattern)).toBe(shape(harmless, pattern));
    const outside = outsideCode(page).replaceAll(/\\[!-/:-@[-`{-~]/g, "ESCAPED");
    const tags = outside.match(/<[^>]*>/g) ?? [];
    const ours = /^<(?:br|\/?details|\/?summary|!-- --)>$/;
    expect(tags.filter((tag) => !ours.test(tag))).toEqual([]);
    expect(outside.replaceAll("<!-- -->", " ")).not.toMatch(
      /\]\(|!\[|@\S|#\d|(?<![a-z0-9])www\.|:\/\/|\[\^/i,
    );
    expect(page.match(/<!--(?! -->)/g)?.length ?? 0).toBe(page.match(/\\<!--/g)?.length ?? 0);
  });
});

describe("a page that is too long is cut between findings", () => {
  const many = (count: number, part: Parameters<typeof gate>[1] = {}) =>
    Array.from({ length: count }, (_, index) => {
      const message = { vi: `lỗi số ${index} ✘`, en: `mistake ${index} ✘` };
      return gate(`G${index}`, { findings: [finding({ message })], ...part });
    });
  const advice = gate("G99", { blocking: false, enforcement: "advisory" });
  const report: Report = {
    verdicts: [verdict({ gates: [advice, ...many(40)] }), verdict({ source: "n.yaml", gates: many(3) })],
    diagnostics: [],
  };
  const whole = markdown(report);
  const length = new TextEncoder().encode(whole).length;
  const bytes = (text: string) => new TextEncoder().encode(text).length;

  test("never longer than the bound, whatever it is, and as long as it may be", () => {
    for (let bound = 300; bound < length; bound += 61) {
      const page = markdown(report, { maximumBytes: bound });
      expect(bytes(page)).toBeLessThanOrEqual(bound);
      const [, more] = /and (\d+) more; the whole report is in the log\._\n$/.exec(page) ?? [];
      const told = (page.match(/mistake|not right/g)?.length ?? 0) + (page.match(/^## /gm)?.length ?? 0);
      expect(told + Number(more)).toBe(46);
      expect(page.match(/<details>/g)?.length).toBe(page.match(/<\/details>/g)?.length);
      expect(bytes(markdown(report, { maximumBytes: bound + 800 }))).toBeGreaterThan(bytes(page));
    }
  });

  test.each([
    [-1, true],
    [0, false],
    [1, false],
  ])("with %i bytes of room beyond its length", (room, isCut) => {
    const page = markdown(report, { maximumBytes: length + room });
    expect(page === whole).toBe(!isCut);
    expect(page.includes("_… and ")).toBe(isCut);
  });

  test("what only is noted goes first, then what blocks, the decisions last", () => {
    const cut = markdown(report, { maximumBytes: length - 1 });
    expect(cut).not.toContain("G99");
    expect(cut).toContain("mistake 39");
    const short = markdown(report, { maximumBytes: 500 });
    expect(short.match(/^## ✘/gm)).toHaveLength(2);
    expect(short).not.toContain("mistake");
    expect(markdown(report, { maximumBytes: 10 })).toBe("");
  });

  test("one text cannot crowd out all others", () => {
    const long = finding({ message: { vi: "x".repeat(100_000), en: "x".repeat(100_000) } });
    const page = markdown(reportOf([gate("G1", { findings: [long] }), gate("G2")]), { maximumBytes: 5000 });
    expect(page).toContain("G2");
    expect(page).toContain("…");
  });
});
