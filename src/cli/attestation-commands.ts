import type { Command } from "commander";
import {
  ARTIFACT,
  AS_OF,
  ATTESTATIONS,
  FORMAT,
  LANG,
  PLAN,
  POLICIES,
  PROFILE,
  STAGE,
  TRUST,
} from "./command-options.ts";
import type { VerifyArguments } from "./commands/verify.ts";
import type { Setting } from "./setting.ts";

/** Adds `gate57 verify`. */
export function addVerify(program: Command, { language, io, finish }: Setting): void {
  program
    .command("verify")
    .summary("verify signed statements / kiểm tra các văn bản đã ký")
    .description(
      "Verifies signed statements: who signed, in whose name, what about; with a manifest also whether they count for it.\n" +
        "Kiểm tra chữ ký: ai ký, nhân danh ai, về hệ thống nào; kèm bản khai thì xét cả việc có được tính hay không.",
    )
    .argument("<FILE|DIR...>", "NAME.dsse.json, NAME.p7s with NAME.pae beside it, or a folder / tệp, thư mục")
    .option(...TRUST)
    .option("--manifest <FILE>", "hold them to this manifest as well / đối chiếu với bản khai")
    .option(...STAGE)
    .option(...PROFILE)
    .option("--system <ID>", "system a verdict has to be about / hệ thống mà kết luận phải nói tới")
    .option(...POLICIES)
    .option(...ATTESTATIONS)
    .option(...PLAN)
    .option(...AS_OF)
    .option(...ARTIFACT)
    .option(
      "--replay <FILE>",
      "judge this manifest again and compare with the signed verdict / xét lại và so",
    )
    .option(...FORMAT)
    .option(...LANG)
    .action(async (names: readonly string[], options: VerifyArguments) => {
      const { verify } = await import("./commands/verify.ts");
      finish(await verify(names, { ...options, language }, io));
    });
}
