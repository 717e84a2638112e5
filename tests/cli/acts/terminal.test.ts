import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { program } from "../../../scripts/build/bundles.mjs";
import { folder } from "../run.ts";

const hasPython = spawnSync("python3", ["-c", "import pty"]).status === 0;
const why = hasPython
  ? ""
  : " (skipped: python3 with its module pty is not here, and Node cannot make a terminal)";

const site = mkdtempSync(join(tmpdir(), "gate57-terminal-"));

beforeAll(async () => {
  await build(program(["cli"], site));
  writeFileSync(join(site, "package.json"), '{ "type": "module" }');
});

afterAll(() => rmSync(site, { recursive: true, force: true }));

/** Runs a command on a terminal and types each answer when its question appears; prints what the terminal showed. */
const TERMINAL = `
import os, pty, sys
answers = [line.split("=", 1) for line in os.environ["ANSWERS"].split("|")]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
shown = b""
asked = 0
while True:
    try:
        chunk = os.read(terminal, 4096)
    except OSError:
        break
    if not chunk:
        break
    shown += chunk
    while answers and answers[0][0].encode() in shown[asked:]:
        question, answer = answers.pop(0)
        asked = shown.index(question.encode(), asked) + len(question.encode())
        os.write(terminal, answer.encode().decode("unicode_escape").encode("latin-1"))
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(status) % 256)
`;

function onTerminal(cwd: string, argv: readonly string[], answers: string) {
  const command = ["-c", TERMINAL, process.execPath, join(site, "cli.js"), ...argv, "--lang", "en"];
  const env = { PATH: process.env.PATH ?? "", ANSWERS: answers, NO_COLOR: "1" };
  const { status, stdout } = spawnSync("python3", command, { cwd, env, encoding: "utf8", timeout: 20_000 });
  return { code: status, shown: stdout };
}

const EXCLUDE = [
  ...[
    "exclude",
    "--system",
    "a",
    "--sector",
    "cipher",
    "--managing-authority",
    "government-cipher-committee",
  ],
  ...["--authority", "a", "--key", "k"],
];

describe.skipIf(!hasPython)(`a passphrase on a terminal${why}`, () => {
  test("is asked for twice for a new key, once to sign, and never shown", () => {
    const cwd = folder();
    const made = onTerminal(cwd, ["keygen", "--output", "k"], "none): =bi-mat\\r|more: =bi-mat\\r");
    expect([made.code, made.shown.includes("bi-mat")]).toEqual([0, false]);
    writeFileSync(join(cwd, "mk.txt"), "bi-mat\n");
    execFileSync("openssl", ["pkey", "-in", "k", "-passin", "file:mk.txt", "-noout"], { cwd });
    const signed = onTerminal(cwd, EXCLUDE, "key k: =bi-mxx\\x7f\\x7fat\\r");
    expect([signed.code, signed.shown.includes("mat"), signed.shown.includes("bi-m")]).toEqual([
      0,
      false,
      false,
    ]);
    expect(signed.shown.indexOf("sector confirmed")).toBeLessThan(
      signed.shown.indexOf("Passphrase of the key"),
    );
  });

  test("typed ahead, both answers are taken", () => {
    const cwd = folder();
    const made = onTerminal(cwd, ["keygen", "--output", "k"], "none): =bi-mat\\rbi-mat\\r");
    expect([made.code, made.shown.includes("bi-mat")]).toEqual([0, false]);
  });

  test("a wrong one is told, an interruption ends the command, and the terminal is put right", () => {
    const cwd = folder();
    onTerminal(cwd, ["keygen", "--output", "k"], "none): =bi-mat\\r|more: =bi-mat\\r");
    const wrong = onTerminal(cwd, EXCLUDE, "key k: =sai\\r");
    expect([wrong.code, wrong.shown.includes("key/wrong-passphrase")]).toEqual([2, true]);
    const interrupted = onTerminal(cwd, EXCLUDE, "key k: =bi\\x03");
    expect([interrupted.code, interrupted.shown.includes("signed; digest")]).toEqual([254, false]);
  });
});
