import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkDocument } from "../../src/core/check.ts";
import { factsRead, factsShown } from "../../src/core/init/facts-read.ts";
import { documentNode, findNode, textsOf } from "../../src/core/init/schema-node.ts";
import { type TemplateRequest, writeTemplate } from "../../src/core/init/write-template.ts";
import type { Document } from "../../src/core/parse/document.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { STAGES, SUBJECTS } from "../../src/core/policy/policy-set.ts";
import { manifestKinds } from "../../src/core/validate/kinds.ts";
import { validate } from "../../src/core/validate/validate.ts";
import { schemas } from "../../src/generated/schemas.ts";
import { exampleSet, projectSet } from "../explain/sets.ts";

const sets = { example: exampleSet(), project: projectSet().policies };

const requests = Object.entries(sets).flatMap(([set, policies]) =>
  policies.profiles.flatMap((profile) =>
    STAGES.flatMap((stage) =>
      SUBJECTS.flatMap((subject) => ({ set, policies, profile, stage, subject, name: profile.id })),
    ),
  ),
);

describe.each(requests)(
  "the template of $set: $name, $stage, $subject",
  ({ policies, profile, stage, subject }) => {
    const request: TemplateRequest = { profile, stage, subject, language: "vi" };
    const text = writeTemplate(policies, schemas, request);
    const offered = withOffers(text);
    const read = [...factsRead(policies, request), ...factsShown(policies, request)].filter(
      ({ root }) => root === "facts",
    );

    it("loads without a diagnostic, with what it offers as well", () => {
      expect(problemsOf(text, subject)).toEqual([]);
      expect(problemsOf(offered, subject)).toEqual([]);
    });

    it("has every fact that conditions or messages read as a key", () => {
      const value = parse(offered);
      const missing = read.filter(({ path }) => !hasKey(value, path)).map(({ path }) => path.join("."));
      expect(missing).toEqual([]);
    });

    it("has no key that is neither read nor required", () => {
      const wanted = new Set(
        read.flatMap(({ path }) => path.map((_, index) => path.slice(0, index + 1).join("."))),
      );
      const presets = ["request", "request.stage", "scope", "scope.province"];
      const root = documentNode(schemas, subject);
      const idle = keysOf(parse(text)).filter((path) => {
        const above = findNode(schemas, root, path.slice(0, -1));
        const isRequired = above !== undefined && textsOf(above, "required").includes(path.at(-1) ?? "");
        return !isRequired && !wanted.has(path.join(".")) && !presets.includes(path.join("."));
      });
      expect(idle.map((path) => path.join("."))).toEqual([]);
    });

    it("is never admitted, and each gate that blocks says what is to be filled in", () => {
      const checked = checkDocument(documentOf(text), policies, {
        stage,
        profile: profile.id,
        asOf: "2026-11-21",
        asOfSource: "option",
      });
      if (!checked.verdict) return expect(checked.nothingApplied).toBe(true);
      // Past the first stage, what has not been done yet counts as not done: an absent date says so.
      if (stage === "planning") {
        const failed = checked.verdict.gates.filter(({ outcome }) => outcome === "fail");
        expect(failed.map(({ binding, findings }) => [binding, findings[0]?.requirement])).toEqual([]);
      }
      expect(checked.verdict.decision).toBe("block");
      expect(checked.verdict.gates.filter((gate) => gate.blocking && gate.findings.length === 0)).toEqual([]);
    });
  },
);

describe("a template", () => {
  const [national, tayNinh] = sets.example.profiles;
  if (!national || !tayNinh) throw new Error("the example set has two profiles");

  it("carries the stage and the province by which it is found, and the mode line of editors", () => {
    const request = { profile: tayNinh, stage: "design", subject: "SystemManifest", language: "vi" } as const;
    const text = writeTemplate(sets.example, schemas, { ...request, schemaAddress: "schemas/x.json" });
    expect(text.startsWith("# yaml-language-server: $schema=schemas/x.json\n")).toBe(true);
    expect(parse(text)).toMatchObject({ request: { stage: "design" }, scope: { province: "tay-ninh" } });
  });

  it("asks for a later requirement only from its stage on", () => {
    const at = (stage: "design" | "construction") =>
      parse(
        writeTemplate(sets.example, schemas, {
          profile: national,
          stage,
          subject: "SystemManifest",
          language: "en",
        }),
      );
    expect(at("design").hosting).not.toHaveProperty("model");
    expect(at("construction").hosting).toHaveProperty("model");
  });

  it("offers a justification only where one is accepted", () => {
    const text = (profile: typeof national) =>
      writeTemplate(sets.example, schemas, {
        profile,
        stage: "design",
        subject: "SystemManifest",
        language: "en",
      });
    expect(text(national)).not.toContain("justification");
    expect(parse(text(tayNinh)).hosting.servers[0]).toHaveProperty("justification", null);
    expect(parse(withOffers(text(tayNinh))).hosting.servers[0].justification).toHaveProperty("decidedBy");
  });

  it("speaks the language that is asked for", () => {
    const text = (language: "vi" | "en") =>
      writeTemplate(sets.example, schemas, {
        profile: national,
        stage: "design",
        subject: "SystemManifest",
        language,
      });
    expect(text("vi")).toContain("SỬA LẠI");
    expect(text("en")).not.toMatch(/SỬA LẠI|Bỏ trống/);
  });

  it("keeps to 100 columns in what it says", () => {
    const long = requests.flatMap(({ policies, profile, stage, subject }) =>
      writeTemplate(policies, schemas, { profile, stage, subject, language: "vi" })
        .split("\n")
        .filter((line) => line.trim().startsWith("# ") && line.length > 100),
    );
    expect(long).toEqual([]);
  });
});

/** Takes the comment mark off what is offered, of values to choose from the first: as somebody who has it would. */
function withOffers(text: string): string {
  const lines = text.split("\n");
  return lines
    .map((line, index) => {
      const value = /^ *#- /.test(line) && /^ *#- /.test(lines[index - 1] ?? "");
      return /^ *#[a-z-]/.test(line) && !value ? line.replace("#", "") : line;
    })
    .join("\n");
}

function documentOf(text: string): Document {
  const { documents, diagnostics } = parseDocuments({ name: "gate57.yaml", text });
  expect(diagnostics).toEqual([]);
  const [document] = documents;
  if (!document) throw new Error("no document");
  return document;
}

function problemsOf(text: string, subject: keyof typeof manifestKinds): readonly string[] {
  return validate(documentOf(text), manifestKinds[subject]).map(
    ({ code, path, message }) => `${code} ${path} ${message.en}`,
  );
}

function hasKey(value: unknown, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  if (typeof value !== "object" || value === null) return false;
  if (name === "*") return Array.isArray(value) && value.every((item) => hasKey(item, rest));
  return name in value && hasKey(Reflect.get(value, name), rest);
}

function keysOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysOf(item, [...path, "*"]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...keysOf(inner, [...path, key])]);
}
