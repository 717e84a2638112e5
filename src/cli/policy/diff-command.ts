import type { Command } from "commander";
import { DIFF_FORMATS } from "../../reporters/diff/formats.ts";
import { ATTESTATIONS, LANG, PLAN, STAGE, TRUST } from "../command-options.ts";
import type { DiffArguments } from "../commands/policy-diff.ts";
import type { Setting } from "../setting.ts";

/** Adds `gate57 policy diff`. */
export function addDiff(policy: Command, { language, io, finish }: Setting): void {
  policy
    .command("diff")
    .summary("compare two sets, with manifests that show it / so sánh hai bộ chính sách")
    .description(
      "Compares two policy sets, or two profiles of one: what is stricter, looser, different, new or gone, each with a smallest manifest whose verdict changes.\n" +
        "So sánh hai bộ chính sách, hoặc hai hồ sơ áp dụng: chặt hơn, lỏng hơn, khác, mới hay đã bỏ; mỗi điểm kèm bản khai nhỏ nhất làm chứng.",
    )
    .argument("[OLD]", "policy folder, or built-in (with --against: policies/) / bộ cũ")
    .argument("[NEW]", "policy folder, or built-in / bộ mới")
    .option("--profile <P>", "only this profile / chỉ hồ sơ áp dụng này")
    .option("--against <P>", "compare --profile with this profile / so với hồ sơ áp dụng này")
    .option("--gate <G>", "only this gate, such as G10 / chỉ cổng này")
    .option("--witness <DIR>", "write the manifests that show the differences / ghi bản khai làm chứng")
    .option("--force", "overwrite witness files that are there / ghi đè tệp đã có")
    .option(
      "--corpus <DIR>",
      "replay the manifests in a folder under both / xét lại bản khai thật theo cả hai",
    )
    .option(...STAGE)
    .option(
      "--as-of <DATE>",
      "compare only what holds on this day, YYYY-MM-DD; also the date for --corpus (there today by default) / chỉ so điều có hiệu lực ngày này; cũng là ngày xét của --corpus",
    )
    .option(...ATTESTATIONS)
    .option(...TRUST)
    .option(...PLAN)
    .option("--format <F>", `how it is written: ${DIFF_FORMATS.join(", ")} (text by default) / định dạng`)
    .option(...LANG)
    .action(async (old: string | undefined, now: string | undefined, options: DiffArguments) => {
      const { policyDiff } = await import("../commands/policy-diff.ts");
      finish(await policyDiff([old, now], { ...options, language }, io));
    });
}
