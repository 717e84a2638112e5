import { describe, expect, it } from "vitest";
import { explainGate } from "../../src/core/explain/explain-gate.ts";
import { findGate } from "../../src/core/explain/find-gate.ts";
import type { Outline } from "../../src/core/explain/outline.ts";
import { schemas } from "../../src/generated/schemas.ts";
import { explainText } from "../../src/reporters/explain-text.ts";
import { plainPaint } from "../../src/reporters/paint.ts";
import { exampleSet, projectSet } from "./sets.ts";

const policies = exampleSet();

function explained(name: string) {
  const { gate } = findGate(policies, name);
  if (!gate) throw new Error(`no gate ${name}`);
  return explainGate(policies, gate, schemas);
}

describe("finding a gate", () => {
  it.each([
    ["hosting/rated-facility", "hosting/rated-facility"],
    ["G10", "hosting/rated-facility"],
    ["g10", "hosting/rated-facility"],
    ["10", "hosting/rated-facility"],
  ])("finds %s", (name, id) => {
    expect(findGate(policies, name).gate?.id).toBe(id);
  });

  it.each([
    ["hosting/rated-facilty", "hosting/rated-facility"],
    ["rated-facility", "hosting/rated-facility"],
    ["G23", undefined],
    ["23", undefined],
    ["nothing-like-it", undefined],
  ])("suggests for %s: %s", (name, suggestion) => {
    expect(findGate(policies, name)).toEqual({ gate: undefined, suggestion });
  });
});

describe("a gate without a document", () => {
  const gate = explained("G10");

  it("cites its clauses with how sure they are", () => {
    expect(gate.clauses).toEqual([
      {
        id: "VD:1",
        text: { vi: "Máy chủ ở nơi đạt hạng.", en: "Servers stand in a rated place." },
        evidence: "read",
      },
    ]);
  });

  it("names each binding once, with the profile that wrote it and those that carry it", () => {
    const rows = gate.bindings.map(({ id, profile, carriedBy }) => ({ id, profile, carriedBy }));
    expect(rows).toEqual([
      { id: "national/rated-facility", profile: "national", carriedBy: ["national", "tay-ninh"] },
      { id: "tay-ninh/rated-facility", profile: "tay-ninh", carriedBy: ["tay-ninh"] },
    ]);
  });

  it("says what a binding leaves open, states and when it binds", () => {
    expect(gate.bindings[1]).toMatchObject({
      decide: true,
      effective: { from: "2026-05-05", until: "2027-01-01" },
      when: { code: "project.buildType == 'running'" },
      parameters: [{ id: "minimumRating", value: 2, basis: ["VD:1"], unit: "level" }],
    });
  });

  it("says who may sign what it reads, and what nobody waives", () => {
    const { policies: project } = projectSet();
    const { gate: level } = findGate(project, "G07");
    if (!level) throw new Error("no G07");
    const told = explainGate(project, level, schemas);
    expect(told.competence.map(({ type }) => type)).toEqual(["appraisal", "approval"]);
    const [, approval] = told.competence;
    expect(approval?.profiles).toEqual(["national", "quang-tri", "tay-ninh"]);
    expect(approval?.conditions.map(({ id }) => id)).toContain("own-system");
    expect(approval?.conditions[0]?.message.en).toContain("«proposed level»");
    const unwaived = told.bodies[0]?.requirements.filter(({ waivable }) => !waivable).map(({ id }) => id);
    expect(unwaived).toContain("level-approved");
    const words = explainText(told, { language: "vi", paint: plainPaint });
    expect(words).toContain("AI ĐƯỢC KÝ\n  kết quả thẩm định (appraisal)\n");
    expect(words.match(/Không được chấp thuận ngoại lệ;/g)).toHaveLength(unwaived?.length ?? 0);
    expect(gate.competence).toEqual([]);
  });

  it.each([
    ["mandatory", true, "waived for a time", "chấp thuận ngoại lệ có thời hạn"],
    ["justified", false, "neither waived nor mended", "Không được miễn"],
    ["advisory", true, undefined, undefined],
  ] as const)("says of a %s binding whether it may be waived (%s)", (enforcement, waivable, en, vi) => {
    const [first] = gate.bindings;
    const bindings = first ? [{ ...first, enforcement, waivable }] : [];
    const told = (language: "vi" | "en") => {
      const words = explainText({ ...gate, bindings }, { language, paint: plainPaint });
      return /waived for a time|neither waived nor mended|chấp thuận ngoại lệ có thời hạn|Không được miễn/.exec(
        words.replaceAll(/\s+/g, " "),
      )?.[0];
    };
    expect([told("en"), told("vi")]).toEqual([en, vi]);
  });

  it("shows the parameters it reads with all their dated values", () => {
    expect(
      gate.parameters.map(({ id, values, decide }) => [id, values.length, decide !== undefined]),
    ).toEqual([
      ["judgedKinds", 1, false],
      ["minimumRating", 2, true],
    ]);
  });

  it("lists the facts it reads by label, and what a justification needs", () => {
    const [body] = gate.bodies;
    const facts = new Map(body?.facts.map(({ path, label }) => [path, label.en]));
    expect(facts.get("hosting.servers.*.facility")).toMatch(/server/i);
    expect([...facts.keys()]).toContain("hosting.servers.*.justification.decidedBy");
    expect([...facts.keys()]).not.toContain("hosting.servers");
    expect(body?.requirements[0]?.justification).toHaveLength(5);
  });

  it("puts labels in place of the values of a message", () => {
    expect(gate.bodies[0]?.requirements[0]?.message.vi).toMatch(
      /^máy chủ `«.+»` đặt tại `«.+»` chưa đạt hạng$/,
    );
  });
});

describe("conditions in words", () => {
  const [body] = explained("G10").bodies;

  it("follow the structure of the condition", () => {
    const shape = ({ code, children }: Outline): unknown => [code.split("\n").length, children.map(shape)];
    expect(
      body && shape(body.requirements[0]?.that ?? { text: { vi: "", en: "" }, code: "", children: [] }),
    ).toEqual([
      2,
      [
        [1, []],
        [1, []],
      ],
    ]);
  });

  it("show the labels of a closed vocabulary, of fields and of parameters", () => {
    expect(body?.appliesWhen?.text.vi).toContain("dân sự (`civil`)");
    expect(body?.requirements[0]?.that.children[0]?.text.vi).toContain("«Hạng tối thiểu»");
  });

  it("name the pattern of a parameter by its title, and show one that is written out", () => {
    const [assessed] = explained("G06").bodies;
    const words = assessed?.requirements[1]?.that.children.map(({ text }) => text.en);
    expect(words?.[0]).toMatch(/ has the form «A code in small letters»$/);
    expect(words?.[1]).toMatch(/ does not have the form `\^test`$/);
  });

  it("leave nothing of any gate of the project without words in either language", () => {
    const project = projectSet().policies;
    const outlines = project.gates.flatMap((gate) =>
      explainGate(project, gate, schemas).bodies.flatMap(({ requirements }) =>
        requirements.map(({ that }) => that),
      ),
    );
    const lines = outlines.flatMap(linesOf);
    expect(lines.filter(({ vi, en }) => vi === "" || en === "" || /\[object/.test(vi + en))).toEqual([]);
    expect(lines.filter(({ vi }) => /(&&|\|\||==|>=)/.test(vi))).toEqual([]);
  });
});

function linesOf({ text, children }: Outline): readonly { readonly vi: string; readonly en: string }[] {
  return [text, ...children.flatMap(linesOf)];
}
