import type { Command } from "commander";
import { TRACE_FORMATS } from "../../reporters/trace/formats.ts";
import { LANG } from "../command-options.ts";
import type { TraceArguments } from "../commands/policy-trace.ts";
import type { Setting } from "../setting.ts";

/** Adds `gate57 policy trace`. */
export function addTrace(policy: Command, { language, io, finish }: Setting): void {
  policy
    .command("trace")
    .summary("trace every clause to gates and cases / truy vết từng điều khoản")
    .description(
      "Traces every clause to its gates, bindings, parameters and cases, and names every gap.\n" +
        "Truy vết từng điều khoản tới cổng, ràng buộc, tham số và ca kiểm thử; nêu mọi chỗ thiếu.",
    )
    .argument("[DIR]", "policy folder (policies/) / thư mục chính sách")
    .option(
      "--clause <LOCATOR>",
      "only clauses whose locators begin so, such as TN:II.3 / chỉ các điều khoản có mã bắt đầu như vậy",
    )
    .option("--open", "list what the texts leave open instead / liệt kê những điểm văn bản để ngỏ")
    .option("--as-of <DATE>", "date of the values of --open, YYYY-MM-DD (today) / ngày xét")
    .option("--format <F>", `how it is written: ${TRACE_FORMATS.join(", ")} (table by default) / định dạng`)
    .option(...LANG)
    .action(async (folder: string | undefined, options: TraceArguments) => {
      const { policyTrace } = await import("../commands/policy-trace.ts");
      finish(await policyTrace(folder, { ...options, language }, io));
    });
}
