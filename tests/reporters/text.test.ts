import { describe, expect, test } from "vitest";
import { decisionWords } from "../../src/reporters/decision-words.ts";
import { assignments, remarks } from "../../src/reporters/fold-findings.ts";
import { wrapped } from "../../src/reporters/lines.ts";
import { maskedDiagnostics } from "../../src/reporters/masked-diagnostics.ts";
import { plainPaint } from "../../src/reporters/paint.ts";
import { plain } from "../../src/reporters/plain.ts";
import { text } from "../../src/reporters/text.ts";
import { finding, gate, verdict } from "./verdicts.ts";

const options = { language: "vi", paint: plainPaint, quiet: false } as const;
const sources = new Map([["m.yaml", { name: "m.yaml", text: "b: 1\na: 2\nc: 3\n" }]]);

describe("the decision is said in the field's own words", () => {
  const undetermined = [gate("G1", { outcome: "undetermined" })];
  test.each([
    [verdict({ decision: "admit" }), "PHÙ HỢP với giai đoạn thiết kế", "ADMITTED to the design stage"],
    [
      verdict({ decision: "admit", stage: "operation" }),
      "ĐỦ ĐIỀU KIỆN đưa vào vận hành",
      "ADMITTED into operation",
    ],
    [
      verdict({ decision: "admit", stage: "in-service" }),
      "ĐỦ ĐIỀU KIỆN tiếp tục vận hành",
      "ADMITTED to stay in service",
    ],
    [
      verdict({ gates: [gate("G1")] }),
      "CHƯA PHÙ HỢP với giai đoạn thiết kế",
      "NOT ADMITTED to the design stage",
    ],
    [
      verdict({ gates: [gate("G1")], stage: "operation" }),
      "KHÔNG ĐỦ ĐIỀU KIỆN đưa vào vận hành",
      "NOT ADMITTED into operation",
    ],
    [
      verdict({ gates: undetermined }),
      "CHƯA ĐỦ CĂN CỨ KẾT LUẬN với giai đoạn thiết kế",
      "NOT ENOUGH TO CONCLUDE, not admitted to the design stage",
    ],
    [
      verdict({ gates: undetermined, stage: "operation" }),
      "CHƯA ĐỦ CĂN CỨ KẾT LUẬN, chưa được đưa vào vận hành",
      "NOT ENOUGH TO CONCLUDE, not admitted into operation",
    ],
    [
      verdict({ gates: undetermined, stage: "in-service" }),
      "CHƯA ĐỦ CĂN CỨ KẾT LUẬN, chưa được tiếp tục vận hành",
      "NOT ENOUGH TO CONCLUDE, not admitted to stay in service",
    ],
    [
      verdict({ gates: [...undetermined, gate("G2")] }),
      "CHƯA PHÙ HỢP với giai đoạn thiết kế",
      "NOT ADMITTED to the design stage",
    ],
    [verdict({ decision: "out-of-scope" }), "NGOÀI PHẠM VI", "OUT OF SCOPE"],
  ])("%#", (judged, vi, en) => {
    expect(decisionWords(judged)).toEqual({ vi, en });
  });
});

describe("findings are sorted by who must act", () => {
  test("in the order in which a dossier passes them", () => {
    const actors = ["authority", "owner", "finance", "data-centre", "operator", "vendor"] as const;
    const gates = actors.map((actor, index) => gate(`G${index}`, { findings: [finding({ actor })] }));
    expect(assignments(verdict({ gates })).map(({ actor }) => actor)).toEqual([...actors].reverse());
  });

  test("a fact that several gates miss is told once, with all of them", () => {
    const missing = finding({ code: "gate/fact-missing", requirement: null, missing: ["/a/b"] });
    const gates = [
      gate("G1", { findings: [missing] }),
      gate("G2", { findings: [missing, finding({ message: { vi: "khác", en: "other" } })] }),
    ];
    const [assignment] = assignments(verdict({ gates }));
    expect(
      assignment?.tasks.map((task) => [task.gates.map(({ number }) => number), task.findings.length]),
    ).toEqual([
      [["G1", "G2"], 1],
      [["G2"], 1],
    ]);
  });

  test("a gate that is bound twice is named once", () => {
    const gates = [gate("G1"), gate("G1", { binding: "tay-ninh/again" })];
    const [assignment] = assignments(verdict({ gates }));
    expect(assignment?.tasks.map((task) => task.gates.length)).toEqual([1]);
  });

  test("what is justified or advisory blocks nobody and is still told", () => {
    const gates = [
      gate("G1", { blocking: false, enforcement: "advisory" }),
      gate("G2", {
        findings: [finding({ disposition: "justified" }), finding({ message: { vi: "x", en: "x" } })],
      }),
    ];
    const judged = verdict({ gates });
    expect(assignments(judged).flatMap(({ tasks }) => tasks.map((task) => task.findings.length))).toEqual([
      1,
    ]);
    expect(remarks(judged).map((task) => task.gates[0]?.number)).toEqual(["G1", "G2"]);
  });

  test("every finding of a long list is told, the lines of the first few shown", () => {
    const findings = Array.from({ length: 8 }, (_, index) =>
      finding({
        message: { vi: `máy ${index}`, en: "" },
        location: {
          path: `/a/${index}`,
          start: { line: 1 + (index % 3), column: 1 },
          end: { line: 1 + (index % 3), column: 2 },
        },
      }),
    );
    const printed = text(
      { verdicts: [verdict({ gates: [gate("G1", { findings })] })], diagnostics: [] },
      sources,
      options,
    );
    expect(printed.match(/máy \d/g)).toHaveLength(8);
    expect(printed.match(/\^/g)).toHaveLength(3);
    expect(printed.match(/→ sửa lại/g)).toHaveLength(1);
  });
});

describe("nothing untrusted reaches the terminal as it is", () => {
  const evil = "\u001b[2Jx\u202ey\u0007\u009b\nz";

  test("in a text of one line", () => {
    expect(plain(evil)).toBe("<U+001B>[2Jx<U+202E>y<U+0007><U+009B> z");
  });

  test("in any part of a verdict", () => {
    const both = { vi: evil, en: evil };
    const judged = verdict({
      source: evil,
      systemId: evil,
      profile: evil,
      gates: [
        gate("G1", {
          number: evil,
          title: both,
          clauses: [evil],
          findings: [finding({ message: both, remedy: both })],
        }),
      ],
      attestations: [{ source: evil, type: null, id: evil, authority: evil, state: "refused", reason: both }],
    });
    const texts = new Map([[evil, { name: evil, text: `b: 1\na: ${evil}` }]]);
    for (const quiet of [false, true]) {
      const printed = text({ verdicts: [judged], diagnostics: [] }, texts, { ...options, quiet });
      expect(printed).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    }
  });
});

test("a redacted verdict shows no line of its file", () => {
  const report = (redacted: boolean) => ({
    verdicts: [verdict({ redacted, gates: [gate("G1")] })],
    diagnostics: [],
  });
  expect(text(report(false), sources, options)).toContain("2 | a: 2");
  const redacted = text(report(true), sources, options);
  expect(redacted).not.toContain("a: 2");
  expect(redacted).toContain("m.yaml:2:1");
});

test("masking hides all that is quoted, also what has backticks in it, and where it is", () => {
  const words = (quoted: string) => ({ vi: `sai \`${quoted}\` ở đây`, en: `wrong \`${quoted}\` here` });
  const diagnostic = {
    code: "manifest/x",
    severity: "error",
    message: words("a`secret`b"),
    help: words("secret"),
    source: "m",
    path: "/secret",
  } as const;
  const [masked] = maskedDiagnostics([diagnostic]);
  expect(JSON.stringify(masked)).not.toContain("secret");
  expect(masked?.message.en).toBe("wrong `•••` here");
  const usage = { ...diagnostic, code: "usage/unknown-option" };
  expect(maskedDiagnostics([usage])).toEqual([usage]);
});

test("texts are broken between words, under their first line", () => {
  expect(wrapped("một hai", 2, "→ ")).toBe("  → một hai");
  const lines = wrapped(Array(40).fill("chữ").join(" "), 4, "→ ").split("\n");
  expect(lines.length).toBe(2);
  expect(lines.every((line) => line.length <= 100)).toBe(true);
  expect(lines[1]?.startsWith("      chữ")).toBe(true);
  expect(wrapped("x".repeat(300), 0)).toBe("x".repeat(300));
});

test("a file of several documents is named without the number where a line is", () => {
  const judged = verdict({ source: "m.yaml#2", gates: [gate("G1")] });
  const printed = text({ verdicts: [judged], diagnostics: [] }, sources, options);
  expect(printed).toContain("m.yaml#2");
  expect(printed).toContain("m.yaml:2:1");
});
