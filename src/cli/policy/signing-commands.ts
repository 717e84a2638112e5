import type { Command } from "commander";
import type { Written } from "../acts/read-fields.ts";
import { FORMAT, LANG, TRUST } from "../command-options.ts";
import type { PolicyVerifyArguments } from "../commands/policy-verify.ts";
import type { Setting } from "../setting.ts";
import { KEY_OPTIONS } from "../signing-options.ts";

/** Adds `gate57 policy sign` and `verify`. */
export function addPolicySigning(policy: Command, setting: Setting): void {
  addSign(policy, setting);
  addPolicyVerify(policy, setting);
}

function addSign(policy: Command, { language, io, finish }: Setting): void {
  const sign = policy
    .command("sign")
    .summary("sign a policy set / ký bộ chính sách")
    .description(
      "Signs every file of a policy set, with its name, version and date, as DIR/policy-set.dsse.json. With a token: --statement-only, then --statement with what the token signed.\n" +
        "Ký mọi tệp của một bộ chính sách; dùng USB token thì lấy tệp để ký trước, rồi ghép chữ ký sau.",
    )
    .argument("<DIR>", "policy folder / thư mục chính sách");
  for (const [flags, description] of KEY_OPTIONS) sign.option(flags, description);
  sign
    .option("--name <NAME>", "name of the set, the same in every version / tên bộ")
    .option("--version <N>", "version, higher than any before / số phiên bản")
    .option("--date <DATE>", "day it is published, YYYY-MM-DD (today) / ngày phát hành")
    .option("--statement-only <FILE>", "write the bytes to sign to FILE.pae / chỉ ghi tệp để ký")
    .option("--statement <FILE>", "the bytes that were signed elsewhere / tệp đã đem ký")
    .option("--signature <FILE>", "the raw signature over them / chữ ký")
    .option("--certificate <FILE>", "certificate or public key of the signature, PEM / chứng thư")
    .option("--cms <FILE>", "detached CMS signature over them, .p7s / chữ ký CMS tách rời")
    .option("--add", "add a signature to the one that is there / ký thêm vào chữ ký đã có")
    .option(...TRUST)
    .option("--force", "replace the signature that is there / thay chữ ký đã có")
    .option(...LANG)
    .action(async (folder: string, written: Written) => {
      const { policySign } = await import("../commands/policy-sign.ts");
      finish(await policySign(folder, written, language, io));
    });
}

function addPolicyVerify(policy: Command, { language, io, finish }: Setting): void {
  policy
    .command("verify")
    .summary("verify a signed policy set / kiểm tra bộ chính sách đã ký")
    .description(
      "Tells who signed a policy set, and each file that is extra, missing, renamed or changed since.\n" +
        "Nêu ai đã ký bộ chính sách, và từng tệp thừa, thiếu, đổi tên hoặc đã sửa.",
    )
    .argument("<DIR>", "policy folder / thư mục chính sách")
    .option(...TRUST)
    .option(...FORMAT)
    .option(...LANG)
    .action(async (folder: string, options: PolicyVerifyArguments) => {
      const { policyVerify } = await import("../commands/policy-verify.ts");
      finish(await policyVerify(folder, { ...options, language }, io));
    });
}
