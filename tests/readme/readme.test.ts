import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attestationLimits } from "../../src/attestation/limits.ts";
import { codes } from "../../src/core/diagnostic/messages.ts";
import { stepLimit } from "../../src/core/expression/machine.ts";
import { limits } from "../../src/core/parse/limits.ts";
import { reporters } from "../../src/reporters/index.ts";
import { EXIT } from "../../src/run/exit-code.ts";
import { run } from "../cli/run.ts";
import {
  headingLevels,
  inlineCode,
  localLinks,
  type Page,
  readPage,
  type Step,
  stepsOf,
  tableNamed,
  withSteps,
} from "./markdown.ts";
import { newReader, type Reader, root } from "./reader.ts";

const READMES = ["README.md", "README.vi.md"] as const;
const PAGES = [".", "docs", "docs/decisions", "examples"].flatMap(pagesIn);
const COMMANDS = [
  ...["check", "init", "explain", "digest", "verify", "keygen"],
  ...["appraise", "approve", "assess", "waive", "remediate", "exclude"],
  ...["policy check", "policy test", "policy mutate", "policy diff", "policy trace"],
  ...["policy sign", "policy verify"],
  ...["policy new", "policy docs", "policy fmt"],
];
const isUpdate = process.env.UPDATE_README === "1" && process.env.CI === undefined;
/** Commands are run by `sh`, which npm cannot carry: where it is not, the tests that need it skip. */
const needsShell = test.skipIf(process.platform === "win32");
/** A whole tour starts Node a score of times, on a machine that may have other work. */
const PATIENCE = 300_000;

const textOf = (path: string): string => readFileSync(join(root, path), "utf8");
const pageOf = (path: string): Page => readPage(textOf(path));
const consolesOf = (page: Page) => page.fences.filter(({ language }) => language === "console");
const commandsOf = (page: Page) =>
  consolesOf(page)
    .flatMap(stepsOf)
    .map(({ command }) => command);

let reader: Reader;
beforeAll(async () => {
  reader = await newReader();
});
afterAll(() => reader.leave());

let tours: Promise<readonly (readonly Step[])[]> | undefined;

/** Follows both pages at once, each in a folder of its own: they differ in the language of every command. */
async function printedBy(name: (typeof READMES)[number]): Promise<readonly Step[]> {
  tours ??= Promise.all(READMES.map((one) => reader.follow(commandsOf(pageOf(one)))));
  return (await tours)[READMES.indexOf(name)] ?? [];
}

describe.each(READMES)("%s", (name) => {
  needsShell("prints what its commands print (needs `sh`)", { timeout: PATIENCE }, async () => {
    const text = textOf(name);
    const consoles = consolesOf(readPage(text));
    const printed = [...(await printedBy(name))];
    const blocks = consoles.map((fence) => [fence, printed.splice(0, stepsOf(fence).length)] as const);
    const written = withSteps(text, blocks);
    if (isUpdate) writeFileSync(join(root, name), written);
    // When this fails because an output changed for the better: UPDATE_README=1 npx vitest run tests/readme
    else expect(text).toBe(written);
  });

  test("shows the errors and warnings that it means to show", () => {
    const shown = [...textOf(name).matchAll(/^(?:error|lỗi|warning|lưu ý)\[(.*?)\]/gm)].map(
      ([, code]) => code,
    );
    expect(new Set(shown)).toEqual(new Set(["trust/demonstration", "expression/unknown-field"]));
  });

  test("cuts its excerpts from the files that it names", () => {
    const excerpts = pageOf(name).fences.filter(({ language }) => language === "yaml");
    expect(excerpts.length).toBeGreaterThan(0);
    for (const { file, lines } of excerpts)
      expect(`\n${textOf(file ?? "")}`).toContain(`\n${lines.join("\n")}\n`);
  });

  test("has no block of another kind, so nothing is shown that no test reads", () => {
    const kinds = new Set(pageOf(name).fences.map(({ language }) => language));
    expect([...kinds].sort()).toEqual(["console", "sh", "yaml"]);
  });

  test("opens with the two commands", () => {
    const { fences } = pageOf(name);
    expect(fences[0]?.language).toBe("sh");
    expect(fences[0]?.lines).toEqual(["npm ci && npm start", "npm ci && npm test"]);
    expect(fences.filter(({ language }) => language === "sh")).toHaveLength(1);
  });

  test("names every option of `check`, and none that no command has", async () => {
    const named = new Set(optionsIn(textOf(name)));
    expect((await optionsOf("check")).filter((option) => !named.has(option))).toEqual([]);
    const known = new Set(["--version", ...(await Promise.all(COMMANDS.map(optionsOf))).flat()]);
    expect([...named].filter((option) => !known.has(option))).toEqual([]);
  });

  test("gives the limits that hold", () => {
    const told = tableNamed(pageOf(name), "limits").map((row) => Number(row[1]?.replaceAll(/[^0-9]/g, "")));
    expect(told).toEqual([...Object.values(limits), stepLimit, ...Object.values(attestationLimits)]);
  });

  test("tells of every format, and which always mask", () => {
    const told = tableNamed(pageOf(name), "formats").flatMap(([names = "", , masked = ""]) =>
      names.split(", ").map((format) => [format.replaceAll("`", ""), !masked.includes("--redact")] as const),
    );
    const known = Object.entries(reporters).map(([format, { leavesTheHouse }]) => [format, leavesTheHouse]);
    expect(told.sort()).toEqual(known.sort());
  });

  test("gives the exit codes that hold", () => {
    const told = tableNamed(pageOf(name), "exit codes").map(([code]) => Number(code?.replaceAll("`", "")));
    expect(told.sort()).toEqual(Object.values(EXIT).sort());
  });
});

describe("both READMEs", () => {
  const [english, vietnamese] = [pageOf("README.md"), pageOf("README.vi.md")];

  test("show the same commands in the same order", () => {
    const inAnyLanguage = commandsOf(english).map((command) => command.replace(" --lang en", ""));
    expect(commandsOf(vietnamese)).toEqual(inAnyLanguage);
  });

  test.each([
    ["headings", headingLevels],
    ["blocks", ({ fences }: Page) => fences.map(({ language, file }) => [language, file])],
    [
      "tables",
      ({ prose }: Page) => prose.filter((line) => line.startsWith("|")).map((row) => row.split("|").length),
    ],
    [
      "names",
      (page: Page) =>
        inlineCode(page)
          .filter((code) => isPath(code))
          .sort(),
    ],
    [
      "links",
      (page: Page) => localLinks(page).map((link) => link.replace(/^README\.(?:vi\.)?md$/, "the other")),
    ],
  ])("have the same %s", (_, of) => {
    expect(of(vietnamese)).toEqual(of(english));
  });
});

describe("the start command", () => {
  test("checks the examples, each as recorded", { timeout: PATIENCE }, async () => {
    const { code, text } = await reader.start();
    expect(code, text).toBe(0);
  });

  test("is the tool that the package declares", () => {
    const { bin, scripts } = JSON.parse(textOf("package.json"));
    expect(bin).toEqual({ gate57: "dist/cli.js" });
    expect(scripts).toMatchObject({ start: "node dist/examples.js", test: "vitest run" });
    expect(scripts.prestart).toContain("build");
  });
});

describe.each(PAGES)("%s", (name) => {
  test("names only paths that exist", () => {
    const page = pageOf(name);
    const folder = dirname(join(root, name));
    const isMissing = (path: string) => !existsSync(join(folder, path)) && !existsSync(join(root, path));
    const missing = inlineCode(page).filter((code) => isPath(code) && isMissing(code));
    expect([...missing, ...localLinks(page).filter((link) => !existsSync(join(folder, link)))]).toEqual([]);
  });

  test("names only scripts that exist", () => {
    const { scripts } = JSON.parse(textOf("package.json"));
    const named = [...textOf(name).matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(
      ([, script]) => script ?? "",
    );
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });
});

function pagesIn(folder: string): readonly string[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".md"));
  return names.map((name) => (folder === "." ? name : `${folder}/${name}`));
}

/** Gives the options that the help of a command names; a command that has none is none. */
async function optionsOf(command: string): Promise<readonly string[]> {
  const { code, stdout } = await run([...command.split(" "), "--help"], { cwd: root });
  expect([command, code]).toEqual([command, 0]);
  return optionsIn(stdout);
}

function optionsIn(text: string): readonly string[] {
  return [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? [])].sort();
}

/** Names that look like paths of the repository and are others, or are made by a command. */
const NOT_OURS = new Set([
  "trust.yaml",
  "dist/",
  "gate57/v1",
  "gate57.yaml",
  "attestations/",
  "verdict.json",
]);

function isPath(code: string): boolean {
  return (
    /^(?:\.?[\w-]+\/[\w./-]*|[\w.-]+\.(?:md|json|ya?ml|m?[jt]s)|LICENSE)$/.test(code) &&
    !NOT_OURS.has(code) &&
    !codes.includes(code)
  );
}
