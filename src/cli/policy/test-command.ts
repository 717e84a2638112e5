import type { Command } from "commander";
import { TEST_FORMATS } from "../../reporters/policy-test/formats.ts";
import { LANG } from "../command-options.ts";
import type { PolicyTestArguments } from "../commands/policy-test.ts";
import type { Setting } from "../setting.ts";

/** Adds `gate57 policy test`. */
export function addTest(policy: Command, { language, io, finish }: Setting): void {
  policy
    .command("test")
    .summary("run the cases of every gate / chạy các ca kiểm thử của từng cổng")
    .description(
      "Runs the cases of every gate. A case fails that could not be asked, or that would hold without its gate.\n" +
        "Chạy các ca kiểm thử của từng cổng. Ca không xét được gì, hoặc không có cổng cũng đúng, là ca không đạt.",
    )
    .argument("[DIR]", "policy folder (policies/) / thư mục chính sách")
    .option("--gate <G>", "only the cases of this gate, such as G10 / chỉ ca của cổng này")
    .option("--coverage", "tell what no case shows of the conditions / nêu những gì chưa ca nào cho thấy")
    .option("--coverage-minimum <N>", "fail below N percent of it / không đạt nếu độ phủ dưới N phần trăm")
    .option("--watch", "run again when the folder changes, until interrupted / chạy lại khi thư mục đổi")
    .option(
      "--format <F>",
      `how the result is written: ${TEST_FORMATS.join(", ")} (text by default) / định dạng`,
    )
    .option(...LANG)
    .action(async (folder: string | undefined, options: PolicyTestArguments) => {
      const { policyTest } = await import("../commands/policy-test.ts");
      finish(await policyTest(folder, { ...options, language }, io));
    });
}
