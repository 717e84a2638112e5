import type { Command } from "commander";
import { LANGUAGES } from "../../reporters/words.ts";
import type { PolicyDocsArguments } from "../commands/policy-docs.ts";
import type { Setting } from "../setting.ts";

/** Adds `gate57 policy docs`. */
export function addPolicyDocs(policy: Command, { language, io, finish }: Setting): void {
  policy
    .command("docs")
    .summary("write the reference of all gates / viết trang tra cứu các cổng")
    .description(
      "Writes the reference of all gates as Markdown: what each asks, of whom, where it binds, on what it is based, with an example.\n" +
        "Viết trang tra cứu các cổng bằng Markdown: yêu cầu, nơi áp dụng, căn cứ, ví dụ đạt và không đạt.",
    )
    .argument("[DIR]", "policy folder (policies/) / thư mục chính sách")
    .option("--output <DIR>", "write a page for each gate to a folder (standard output) / ghi ra thư mục")
    .option(
      "--check",
      "with --output: write nothing, list the pages that are not current / chỉ nêu trang đã cũ",
    )
    .option(
      "--force",
      "with --output: replace pages that are not of this set / ghi đè trang không phải của bộ này",
    )
    .option("--lang <L>", `only in this language: ${LANGUAGES.join(", ")} (both in a folder) / ngôn ngữ`)
    .action(async (folder: string | undefined, options: PolicyDocsArguments) => {
      const { policyDocs } = await import("../commands/policy-docs.ts");
      finish(await policyDocs(folder, { ...options, language }, io));
    });
}
