import type { Command } from "commander";
import { collect, FORMAT, LANG } from "../command-options.ts";
import type { PolicyMutateArguments } from "../commands/policy-mutate.ts";
import type { Setting } from "../setting.ts";

/** Adds `gate57 policy mutate`. */
export function addMutate(policy: Command, { language, io, finish }: Setting): void {
  policy
    .command("mutate")
    .summary("change the policies, and see whether a case notices / thử các biến thể của chính sách")
    .description(
      "Changes a policy set in one place at a time and tells which changes no case notices, each with a manifest that would slip through.\n" +
        "Mỗi lần đổi bộ chính sách một chỗ và nêu những thay đổi mà không ca kiểm thử nào phát hiện, kèm một bản khai sẽ lọt.",
    )
    .argument("[DIR]", "policy folder (policies/) / thư mục chính sách")
    .option("--gate <G>", "only mutants that this gate can notice, such as G10 / chỉ biến thể của cổng này")
    .option(
      "--operator <O>",
      "only mutants of this operator, such as negate; repeatable / chỉ loại thay đổi này",
      collect,
    )
    .option("--jobs <N>", "how many threads (one for each core) / số luồng")
    .option("--max-seconds <N>", "time for each mutant (10) / thời gian cho mỗi biến thể")
    .option("--equivalents", "list the equivalent mutants with their reasons / liệt kê biến thể tương đương")
    .option(...FORMAT)
    .option(...LANG)
    .action(async (folder: string | undefined, options: PolicyMutateArguments) => {
      const { policyMutate } = await import("../commands/policy-mutate.ts");
      finish(await policyMutate(folder, { ...options, language }, io));
    });
}
