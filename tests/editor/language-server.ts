import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "../..");
const server = join(root, "node_modules/yaml-language-server/bin/yaml-language-server");

/** Is what an editor asks for and is told; only what the tests read of it. */
export interface Hover {
  readonly contents: { readonly value: string } | string;
}
export interface Completion {
  readonly items: readonly { readonly label: string; readonly documentation?: unknown }[];
}
export interface Problem {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Speaks to a real YAML language server as editors do: over its standard input and output. */
export class Editor {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answers = new Map<number, (message: Message) => void>();
  readonly #problems = new Map<string, (problems: readonly Problem[]) => void>();
  #buffer = Buffer.alloc(0);
  #count = 0;

  constructor() {
    this.#process = spawn(process.execPath, [server, "--stdio"], { cwd: root });
    this.#process.stdout.on("data", (chunk: Buffer) => this.#read(chunk));
  }

  /** Starts the server with nothing but what every editor has: no catalogue of schemas from the network. */
  async start(): Promise<void> {
    const capabilities = { workspace: { configuration: true }, textDocument: { hover: {}, completion: {} } };
    await this.#ask("initialize", { processId: process.pid, rootUri: null, capabilities });
    this.#tell("initialized", {});
  }

  /** Opens a file with a text that need not be the one on the disk, and gives what the editor underlines. */
  open(path: string, text: string): Promise<readonly Problem[]> {
    const uri = pathToFileURL(path).href;
    const told = new Promise<readonly Problem[]>((resolve) => this.#problems.set(uri, resolve));
    this.#tell("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    return told;
  }

  /** Hovers over the first place where a word stands. */
  async hover(path: string, text: string, word: string): Promise<string> {
    const hover = await this.#at<Hover | null>("textDocument/hover", path, text, text.indexOf(word) + 1);
    const contents = hover?.contents ?? "";
    return typeof contents === "string" ? contents : contents.value;
  }

  /** Asks what can be written where a mark stands in the text. */
  async complete(path: string, text: string, offset: number): Promise<readonly string[]> {
    const found = await this.#at<Completion | null>("textDocument/completion", path, text, offset);
    return (found?.items ?? []).map(({ label }) => label);
  }

  /** Ends the server. */
  stop(): void {
    this.#process.kill();
  }

  #at<T>(method: string, path: string, text: string, offset: number): Promise<T> {
    const before = text.slice(0, offset).split("\n");
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return this.#ask<T>(method, { textDocument: { uri: pathToFileURL(path).href }, position });
  }

  #ask<T>(method: string, params: unknown): Promise<T> {
    this.#count += 1;
    const id = this.#count;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ({ result, error }) => {
        // What the server answers is what its protocol says of the method.
        if (error === undefined) resolve(result as T);
        else reject(new Error(JSON.stringify(error)));
      });
    });
  }

  #tell(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString("utf8", 0, end))?.[1]);
      const body = this.#buffer.subarray(end + 4, end + 4 + length);
      if (body.length < length) return;
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#take(JSON.parse(body.toString("utf8")));
    }
  }

  #take(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined && id !== undefined) this.#answers.get(id)?.(message);
    else if (method === "workspace/configuration" && id !== undefined)
      this.#send({ id, result: settings(params) });
    else if (method === "textDocument/publishDiagnostics") this.#published(params);
    else if (id !== undefined) this.#send({ id, result: null });
  }

  #published(params: unknown): void {
    const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Problem[] };
    this.#problems.get(uri)?.(diagnostics);
  }
}

function settings(params: unknown): readonly unknown[] {
  const { items } = params as { items: readonly { section: string }[] };
  return items.map(({ section }) => (section === "yaml" ? YAML : {}));
}

const YAML = {
  validate: true,
  hover: true,
  completion: true,
  schemaStore: { enable: false },
  format: { enable: false },
};
