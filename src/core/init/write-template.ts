import type { PlacePattern } from "../expression/reads-of.ts";
import type { PolicySet, Profile, Stage, Subject } from "../policy/policy-set.ts";
import type { Json } from "../source/json.ts";
import { factsRead, factsShown } from "./facts-read.ts";
import type { Language } from "./notes.ts";
import { SAMPLE_IDS } from "./placeholder.ts";
import { documentNode, findNode, type SchemaNode, type Schemas } from "./schema-node.ts";
import { wantedOf } from "./wanted.ts";
import { writeProperties } from "./write-properties.ts";
import { commentLines } from "./yaml-lines.ts";

/** Says what the template is for. */
export interface TemplateRequest {
  readonly profile: Profile;
  readonly stage: Stage;
  readonly subject: Subject;
  readonly language: Language;
  /** Where editors find the schema, relative to the file that is written; without it they are told nothing. */
  readonly schemaAddress?: string;
}

/**
 * Writes a commented YAML document to start from: what the schema requires, the facts that the
 * profile's bindings read up to the stage, and the stage and province by which `check` finds them.
 */
export function writeTemplate(policies: PolicySet, schemas: Schemas, request: TemplateRequest): string {
  const root = documentNode(schemas, request.subject);
  const values = presetValues(schemas, root, request);
  const preset = [...values.keys()].map((path) => ({ root: "facts" as const, path: path.split(".") }));
  const read = [...factsRead(policies, request), ...preset];
  const wanted = wantedOf([...read, ...factsShown(policies, request)]);
  const template = {
    schemas,
    root,
    language: request.language,
    values,
    read: withPathsAbove(read),
    sampleId: SAMPLE_IDS[request.subject],
  };
  const lines = writeProperties(template, { node: root, path: [], wanted });
  return [...header(request), "", ...lines, ""].join("\n");
}

function withPathsAbove(places: readonly PlacePattern[]): ReadonlySet<string> {
  const own = places.filter(({ root }) => root === "facts");
  return new Set(own.flatMap(({ path }) => path.map((_, index) => path.slice(0, index + 1).join("."))));
}

/** Only what the schema knows is written: a plan has neither stage nor province. */
function presetValues(
  schemas: Schemas,
  root: SchemaNode,
  request: TemplateRequest,
): ReadonlyMap<string, Json> {
  const { profile, stage } = request;
  const values: readonly (readonly [string, Json | undefined])[] = [
    ["request.stage", stage],
    ["scope.province", profile.province],
  ];
  const known = values.filter(
    ([path, value]) => value !== undefined && findNode(schemas, root, path.split(".")) !== undefined,
  );
  return new Map(known.map(([path, value]) => [path, value ?? null]));
}

function header(request: TemplateRequest): readonly string[] {
  const { language, stage, profile } = request;
  const prose = HEADER(stage, profile)[language];
  const mode =
    request.schemaAddress === undefined ? [] : [`# yaml-language-server: $schema=${request.schemaAddress}`];
  return [...mode, ...commentLines(prose, 0)];
}

const HEADER = (stage: Stage, { id, title, province }: Profile) => {
  const command = (file: string) => `gate57 check ${file}${province === undefined ? ` --profile ${id}` : ""}`;
  return {
    vi: [
      `Bản khai mẫu cho giai đoạn ${stage}, hồ sơ áp dụng ${id}: ${title.vi}.`,
      "Chỉ có những dữ kiện mà các cổng đến giai đoạn này đọc. Điền sau dấu hai chấm; để trống là chưa khai, và điều chưa khai thì chưa đủ căn cứ kết luận.",
      `Điền xong, kiểm tra bằng: ${command("TỆP")}`,
    ],
    en: [
      `A manifest to start from, for the stage ${stage} under the profile ${id}: ${title.en}.`,
      "It holds only the facts that the gates read up to this stage. Fill in after the colons; what is left empty is not declared, and what is not declared leaves its gates undetermined.",
      `Then judge it with: ${command("FILE")}`,
    ],
  };
};
