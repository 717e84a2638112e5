import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSource } from "../node/read-source.ts";
import type { Language } from "../reporters/words.ts";
import { EXIT } from "../run/exit-code.ts";
import type { Io } from "../run/io.ts";
import { inertIo } from "./inert-io.ts";
import { languageOf } from "./language.ts";
import { main } from "./main.ts";
import { paintFor } from "./print.ts";
import { type CommandStep, type EditStep, readWalkthrough, type Walkthrough } from "./walkthrough-steps.ts";

const FOLDER = "examples";
const STORY = `${FOLDER}/walkthrough.yaml`;

/** Tells the story of one system by running its commands in a folder of their own: 0 when every step went as written, else 1. */
export async function runWalkthrough(argv: readonly string[], world: Io): Promise<number> {
  const io = inertIo(world);
  const { language } = languageOf(argv, io);
  const { source, diagnostic } = readSource(join(io.cwd, STORY), STORY);
  if (source === undefined) throw new Error(diagnostic.message.en);
  const story = readWalkthrough(source);
  const cwd = mkdtempSync(join(tmpdir(), "gate57-"));
  try {
    prepare(story, cwd, io);
    // The story shows what a person meets, also where a CI tells it.
    const env = { ...io.env, GITHUB_ACTIONS: undefined, TF_BUILD: undefined };
    return await tell(story, language, { ...io, cwd, env });
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

function prepare({ copies, files }: Walkthrough, cwd: string, io: Io): void {
  for (const [name, from] of Object.entries(copies))
    cpSync(join(io.cwd, FOLDER, from), join(cwd, name), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
}

async function tell({ steps }: Walkthrough, language: Language, io: Io): Promise<number> {
  let asWritten = 0;
  for (const [index, step] of steps.entries()) {
    const paint = paintFor(io.stdout, io);
    io.stdout.write(`${paint.bold(`${index + 1}. ${step.title[language]}`)}\n`);
    const went = "file" in step ? edit(step, io) : await command(step, language, io);
    if (went) asWritten += 1;
    else io.stdout.write(`${paint.bold(language === "vi" ? "KHÔNG ĐÚNG như đã ghi" : "NOT as written")}\n`);
    io.stdout.write("\n");
  }
  const words = language === "vi" ? "bước đúng như đã ghi" : "steps went as written";
  io.stdout.write(`${asWritten}/${steps.length} ${words}\n`);
  return asWritten === steps.length ? EXIT.admitted : EXIT.blocked;
}

function edit({ file, replace, with: text }: EditStep, io: Io): boolean {
  const path = join(io.cwd, file);
  const before = readFileSync(path, "utf8");
  const parts = before.split(replace);
  io.stdout.write(`  ${file}\n  - ${replace}\n  + ${text}\n`);
  writeFileSync(path, parts.join(text));
  return parts.length === 2;
}

/** Runs a command on the day of its step; what it prints is shown as it comes. */
async function command(
  { words, today, exit, shows }: CommandStep,
  language: Language,
  io: Io,
): Promise<boolean> {
  const shown = words.map((word) => (word.includes(" ") ? JSON.stringify(word) : word)).join(" ");
  io.stdout.write(`  ${today} $ gate57 ${shown}\n`);
  const printed: string[] = [];
  const output = {
    isTerminal: false,
    write: (text: string) => {
      printed.push(text);
      io.stdout.write(text.replace(/^(?=.)/gm, "  "));
    },
  };
  const told = [...words, "--lang", language];
  const code = await main(told, { ...io, stdout: output, stderr: output, today: () => today });
  io.stdout.write(`  → ${code}\n`);
  const text = printed.join("");
  return code === exit && shows.every((part) => text.includes(part));
}
