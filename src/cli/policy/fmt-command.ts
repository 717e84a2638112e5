import type { Command } from "commander";
import { FORMAT, LANG } from "../command-options.ts";
import type { PolicyFmtArguments } from "../commands/policy-fmt.ts";
import type { Setting } from "../setting.ts";

/** Adds `gate57 policy fmt`. */
export function addPolicyFmt(policy: Command, { language, io, finish }: Setting): void {
  policy
    .command("fmt")
    .summary("keep policy files in one style / định dạng tệp chính sách")
    .description(
      "Writes policy files in one style; what they say and every comment stay.\n" +
        "Định dạng các tệp chính sách theo một kiểu; nội dung và mọi chú thích giữ nguyên.",
    )
    .argument("[DIR]", "policy folder (policies/) / thư mục chính sách")
    .option("--check", "write nothing, list what is not in the style / chỉ nêu tệp chưa đúng kiểu")
    .option(...FORMAT)
    .option(...LANG)
    .action(async (folder: string | undefined, options: PolicyFmtArguments) => {
      const { policyFmt } = await import("../commands/policy-fmt.ts");
      finish(await policyFmt(folder, { ...options, language }, io));
    });
}
