import { resolve } from "node:path";
import { discover } from "../node/discover.ts";
import type { Io } from "../run/io.ts";
import { readPathsOf } from "../run/judgement-of.ts";
import type { ReadPaths } from "../run/read-paths.ts";
import { optionValue } from "./language.ts";

/**
 * Lists all that arguments may have meant to be read by a check though they could not be read properly, or what they
 * name was not read to its end: whatever is written instead must not be any of it.
 */
export async function unreadPathsOf(argv: readonly string[], io: Io): Promise<ReadPaths> {
  const words = wordsOf(argv.slice(1));
  const values = words.map((word) => (word.startsWith("--") ? word.slice(word.indexOf("=") + 1) : word));
  const named = values.filter((value) => !value.startsWith("-"));
  // A word behind an option may be its value or a name; where there is nothing else, the working folder is meant.
  const isSure = words.some((word, index) => !/^-/.test(word) && !/^--/.test(words[index - 1] ?? ""));
  const discovery = await discover(isSure ? named : [".", ...named], io.cwd);
  const { files, folders } = readPathsOf(discovery, writtenOptions(argv), io);
  return { files: [...files, ...named.map((name) => resolve(io.cwd, name))], folders };
}

/** Leaves out where reports are to be written. */
function wordsOf(argv: readonly string[]): readonly string[] {
  const end = argv.includes("--") ? argv.indexOf("--") : argv.length;
  return argv.filter((word, index) => {
    const isOutput = word === "--output" || word.startsWith("--output=") || argv[index - 1] === "--output";
    return index > end || (index < end && !isOutput);
  });
}

const FOLDERS = ["policies", "attestations", "trust", "plan", "state"] as const;

function writtenOptions(argv: readonly string[]): Partial<Record<(typeof FOLDERS)[number], string>> {
  const given = FOLDERS.flatMap((name) => {
    const value = optionValue(argv, `--${name}`);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}
