/** Takes text for one place: a stream of the process, or a test's memory. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** How many columns a terminal has, where it says so. */
  readonly columns?: number | undefined;
}

/** Is all of the world that a command may touch, besides files: a test gives its own. */
export interface Io {
  /** The working folder, as a full path. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Asks for one line on the terminal without showing what is typed; nothing when there is no terminal to ask on. */
  askSecret(prompt: string): Promise<string | undefined>;
  /** Gives today's full date in Asia/Ho_Chi_Minh. */
  today(): string;
}
