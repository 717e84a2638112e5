import type { Command } from "commander";
import { collect, LANG } from "../command-options.ts";
import type { PolicyNewArguments } from "../commands/policy-new.ts";
import type { Setting } from "../setting.ts";

/** Adds `gate57 policy new`. */
export function addPolicyNew(policy: Command, { language, io, finish }: Setting): void {
  policy
    .command("new")
    .summary("begin a gate with its cases / bắt đầu một cổng mới")
    .description(
      "Writes a gate with its cases from a template that passes `policy check` and `policy test`, and binds it as advice at the end of a profile. Overwrites nothing.\n" +
        "Viết một cổng mẫu kèm ca kiểm thử, đã qua kiểm tra, và ràng buộc ở mức khuyến nghị. Không ghi đè tệp nào.",
    )
    .argument("<GATE>", "id of the new gate, area/name / mã cổng mới, lĩnh-vực/tên")
    .argument("[DIR]", "policy folder (policies/) / thư mục chính sách")
    .option("--number <G>", "its number (the next one that is free) / số hiệu")
    .option(
      "--clause <LOCATOR>",
      "a clause it carries out, repeatable (without one a draft stands in) / điều khoản mà cổng thể hiện",
      collect,
    )
    .option("--profile <P>", "profile that binds it (one that extends none) / hồ sơ áp dụng")
    .option("--title-vi <TEXT>", "its title in Vietnamese / tên cổng tiếng Việt")
    .option("--title-en <TEXT>", "its title in English / tên cổng tiếng Anh")
    .option(...LANG)
    .action(async (gate: string, folder: string | undefined, options: PolicyNewArguments) => {
      const { policyNew } = await import("../commands/policy-new.ts");
      finish(await policyNew(gate, folder, { ...options, language }, io));
    });
}
