import { Command, CommanderError } from "commander";
import type { Language } from "../reporters/words.ts";
import { EXIT } from "../run/exit-code.ts";
import { version } from "../run/version.ts";
import { addActs, addKeygen } from "./act-commands.ts";
import { addVerify } from "./attestation-commands.ts";
import { addCheck, addDigest, addExplain, addInit } from "./commands.ts";
import type { InertIo } from "./inert-io.ts";
import { addPolicy } from "./policy/add-policy.ts";

/** Help is the same on every terminal, so that what documents show of it stays true. */
const HELP_WIDTH = 100;

/** Reads the arguments and runs one command; the code of each command is loaded when it is asked for. */
export async function runProgram(argv: readonly string[], language: Language, io: InertIo): Promise<number> {
  let code: number = EXIT.admitted;
  const setting = {
    language,
    io,
    finish: (result: number) => {
      code = result;
    },
  };
  const usage: string[] = [];
  const program = newProgram(io, usage);
  for (const add of [addCheck, addInit, addExplain, addDigest, addVerify, addPolicy, addKeygen, addActs])
    add(program, setting);
  try {
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return endOf(error, usage, io);
  }
}

function newProgram(io: InertIo, usage: string[]): Command {
  return (
    new Command("gate57")
      .description(
        "Decides whether an information system may enter the next stage of its life, by the gates of a provincial action programme.\n" +
          "Kiểm tra một hệ thống thông tin đã đủ điều kiện sang giai đoạn tiếp theo hay chưa.",
      )
      .version(version(), "-V, --version", "show the version / phiên bản")
      .helpOption("-h, --help", "show this help / hướng dẫn")
      .helpCommand("help [command]", "show the help of a command / hướng dẫn từng lệnh")
      .addHelpText("after", NOTES)
      // Without this, `policy sign --version 3` would print the version of the program.
      .enablePositionalOptions()
      .exitOverride()
      .configureOutput({
        writeOut: (text) => io.stdout.write(text),
        writeErr: (text) => usage.push(text),
        getOutHelpWidth: () => HELP_WIDTH,
        getErrHelpWidth: () => HELP_WIDTH,
      })
  );
}

/** Help that was asked for is a success; help in place of a command that is missing is not. */
function endOf(error: unknown, usage: readonly string[], io: InertIo): number {
  if (!(error instanceof CommanderError)) throw error;
  if (error.exitCode === 0) return EXIT.admitted;
  if (error.code !== "commander.help") throw error;
  io.stderr.write(usage.join(""));
  return EXIT.failed;
}

const NOTES = `
Exit codes / Mã thoát:
  0  all admitted / tất cả phù hợp
  1  something is blocked, or the answer is no / có bản khai chưa phù hợp
  2  something could not be evaluated / có lỗi nên không đánh giá được
  3  nothing was evaluated / không có gì để đánh giá

GATE57_LANG chooses the language (vi, en), GATE57_TRUST the trust folder; NO_COLOR takes colour away.`;
