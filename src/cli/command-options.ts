import { STAGES } from "../core/policy/policy-set.ts";
import { ANSWER_FORMATS } from "../reporters/answer-formats.ts";
import { LANGUAGES } from "../reporters/words.ts";

/** Describes the options that several commands share, so that they mean the same everywhere. */
export const LANG = [
  "--lang <L>",
  `language of what is printed: ${LANGUAGES.join(", ")} (vi by default) / ngôn ngữ`,
] as const;
export const STAGE = ["--stage <S>", `stage to judge for: ${STAGES.join(", ")} / giai đoạn`] as const;
export const PROFILE = ["--profile <P>", "profile of a jurisdiction / hồ sơ áp dụng"] as const;
export const POLICIES = [
  "--policies <DIR>",
  "policy set in a folder, not the built-in one / thư mục chính sách",
] as const;
export const AS_OF = [
  "--as-of <DATE>",
  "date of the verdict, YYYY-MM-DD (today in Asia/Ho_Chi_Minh) / ngày xét",
] as const;
export const ATTESTATIONS = [
  "--attestations <DIR>",
  "signed attestations (attestations/ beside the manifest) / thư mục văn bản đã ký",
] as const;
export const TRUST = [
  "--trust <DIR>",
  "trust list and keys (GATE57_TRUST; no default), in a folder apart from manifests, policies and attestations / thư mục khóa tin cậy, để riêng",
] as const;
export const PLAN = ["--plan <FILE>", "plan with the budget that systems refer to / kế hoạch"] as const;
export const REDACT = ["--redact", "mask confidential values / che giá trị mật"] as const;
export const FORMAT = [
  "--format <F>",
  `how the result is written: ${ANSWER_FORMATS.join(", ")} (text by default) / định dạng`,
] as const;
export const ARTIFACT = [
  "--artifact <NAME=DIGEST>",
  "what is deployed, NAME=sha256:HEX or NAME=FILE, repeatable / sản phẩm triển khai",
  collect,
] as const;

/** Collects the values of an option that may be written several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
