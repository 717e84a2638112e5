import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folder, run } from "../cli/run.ts";
import { Editor } from "./language-server.ts";

const root = join(import.meta.dirname, "../..");
const PATIENCE = 60_000;

let editor: Editor;
beforeAll(async () => {
  editor = new Editor();
  await editor.start();
}, PATIENCE);
afterAll(() => editor.stop());

interface Wanted {
  readonly name: string;
  readonly path: string;
  /** A word to hover over, and what is said of it in Vietnamese. */
  readonly hover: readonly [word: string, says: string];
  /** What is written in place of something, with a mark where the cursor stands, and what the editor then says. */
  readonly property: readonly [line: string, written: string, offered: readonly string[]];
  readonly value: readonly [line: string, written: string, offered: readonly string[]];
  readonly mistake: readonly [line: string, written: string, told: RegExp];
}

const WANTED: readonly Wanted[] = [
  {
    name: "a manifest",
    path: "examples/systems/benh-vien-tay-ninh.gate57.yaml",
    hover: ["proposedLevel", "Ghi cấp độ an ninh mạng đề xuất, từ 1 đến 5."],
    property: [
      "  sector: civil\n  managingAuthority: civil-body\n",
      "  ▮\n",
      ["sector", "managingAuthority"],
    ],
    value: ["  sector: civil", "  sector: ▮", ["civil", "military", "cipher"]],
    mistake: ["  sector: civil", "  sectorr: civil▮", /sectorr/],
  },
  {
    name: "a gate",
    path: "policies/gates/hosting/qualified-data-centre.yaml",
    hover: ["ifNoneMatch", "Kết quả khi"],
    property: ["  subjects: ", "  ▮\n  subjects: ", ["appliesWhen"]],
    value: [
      "        ifEmpty: undetermined",
      "        ifEmpty: ▮",
      ["undetermined", "not-applicable", "fail"],
    ],
    mistake: ["        actor: vendor", "        actor: vender▮", /vendor/],
  },
];

describe.each(WANTED)("an editor that opens $name", ({ path, hover, property, value, mistake }) => {
  const file = join(root, path);
  const text = readFileSync(file, "utf8");
  const variant = (name: string) => file.replace(/\.yaml$/, `.${name}.yaml`);
  const replaced = ([line, written]: readonly [string, string, ...unknown[]]) => {
    const at = text.indexOf(line);
    expect(at).toBeGreaterThan(0);
    const [before = "", after = ""] = written.split("▮");
    const changed = text.slice(0, at) + before + after + text.slice(at + line.length);
    return { text: changed, offset: at + before.length };
  };

  test("finds nothing wrong with it", { timeout: PATIENCE }, async () => {
    expect(await editor.open(file, text)).toEqual([]);
  });

  test("says in Vietnamese what a field is", { timeout: PATIENCE }, async () => {
    await editor.open(file, text);
    expect(await editor.hover(file, text, hover[0])).toContain(hover[1]);
  });

  test("offers the fields and the values that can stand there", { timeout: PATIENCE }, async () => {
    for (const [kind, wanted] of Object.entries({ property, value })) {
      const name = variant(kind);
      const changed = replaced(wanted);
      await editor.open(name, changed.text);
      const offered = await editor.complete(name, changed.text, changed.offset);
      expect(offered, kind).toEqual(expect.arrayContaining([...wanted[2]]));
    }
  });

  test("underlines a slip of the pen", { timeout: PATIENCE }, async () => {
    const changed = replaced(mistake);
    const problems = await editor.open(variant("mistake"), changed.text);
    const line = changed.text.slice(0, changed.offset).split("\n").length - 1;
    expect(problems.map((one) => one.range.start.line)).toContain(line);
    expect(problems.map(({ message }) => message).join("\n")).toMatch(mistake[2]);
  });
});

test("what `init` and `policy new` write works in the editor of a project that has the package", {
  timeout: PATIENCE,
}, async () => {
  const cwd = folder();
  mkdirSync(join(cwd, "node_modules"));
  symlinkSync(root, join(cwd, "node_modules/gate57"), "junction");
  await run(["init", "--output", "he-thong.gate57.yaml", "--lang", "vi"], { cwd });
  await run(["policy", "new", "logging/kept", "mine"], { cwd });
  const wanted = [
    ["he-thong.gate57.yaml", "metadata", "Mã, tên và phiên bản của bản khai."],
    ["mine/gates/logging/kept.yaml", "rationale", "Vì sao"],
    ["mine/gates/logging/kept.cases.yaml", "asOf", "Ngày"],
    ["mine/profiles/local.yaml", "enforcement", "Bắt buộc, ưu tiên có giải trình"],
    ["mine/clauses/DRAFT-G01.yaml", "disposition", "Cách xử lý"],
  ] as const;
  for (const [name, word, says] of wanted) {
    const path = join(cwd, name);
    const text = readFileSync(path, "utf8");
    const problems = await editor.open(path, text);
    const lines = text.split("\n");
    // A manifest to fill in has empty fields, which the editor marks: they are what is to be filled in.
    const told = problems.filter(({ range }) => !/:$/.test(lines[range.start.line]?.trim() ?? ""));
    expect([name, told.map(({ message }) => message)]).toEqual([name, []]);
    // The first mention may be in a comment.
    expect(await editor.hover(path, text, `${word}:`), name).toContain(says);
  }
});
