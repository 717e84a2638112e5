import type { Command } from "commander";
import { CHECK_FORMATS } from "../../reporters/lint/check-formats.ts";
import { LANG } from "../command-options.ts";
import type { PolicyArguments } from "../commands/policy-check.ts";
import type { Setting } from "../setting.ts";

/** Adds `gate57 policy check`. */
export function addCheckPolicies(policy: Command, { language, io, finish }: Setting): void {
  policy
    .command("check")
    .summary("type-check and lint / kiểm tra kiểu và soát lỗi")
    .description(
      "Loads a policy set, type-checks every expression and looks it over by the rules of docs/lint.md:\n" +
        "0 clean, 1 findings, 2 it does not load.\n" +
        "Nạp bộ chính sách, kiểm tra mọi biểu thức và soát theo các quy tắc ở docs/lint.vi.md.",
    )
    .argument("[DIR]", "policy folder (policies/ if it is there, else the built-in set) / thư mục chính sách")
    .option("--format <F>", `how it is written: ${CHECK_FORMATS.join(", ")} (text by default) / định dạng`)
    .option(...LANG)
    .action(async (folder: string | undefined, options: PolicyArguments) => {
      const { policyCheck } = await import("../commands/policy-check.ts");
      finish(await policyCheck(folder, { ...options, language }, io));
    });
}
