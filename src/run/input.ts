import { resolve } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Document } from "../core/parse/document.ts";
import { parseDocuments } from "../core/parse/parse-documents.ts";
import type { Source } from "../core/source/source.ts";
import { type Input, STDIN } from "../node/discover.ts";
import { displayPath } from "../node/display-path.ts";
import { type ReadResult, readSource, readStream } from "../node/read-source.ts";
import type { Io } from "./io.ts";

/** Holds the documents of one text; those with mistakes are left out and told of. */
export interface ReadDocuments {
  readonly source?: Source;
  readonly documents: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and parses one input. */
export async function readInput(input: Input, io: Io): Promise<ReadDocuments> {
  const { source, diagnostic } = await readText(input, io);
  if (source === undefined) return { documents: [], diagnostics: [diagnostic] };
  return { source, ...parseDocuments(source) };
}

/** Reads and parses a file, or standard input for `-`, named by an argument. */
export function readDocuments(argument: string, io: Io): Promise<ReadDocuments> {
  return readInput(inputOf(argument, io), io);
}

/** Names the file, or standard input for `-`, that an argument stands for. */
export function inputOf(argument: string, { cwd }: Io): Input {
  if (argument === "-") return { name: STDIN };
  const path = resolve(cwd, argument);
  return { name: displayPath(path, cwd), path };
}

async function readText({ name, path }: Input, { stdin }: Io): Promise<ReadResult> {
  return path === undefined ? readStream(stdin, name) : readSource(path, name);
}
