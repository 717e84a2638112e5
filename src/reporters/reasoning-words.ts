import type { UnaskedBinding } from "../core/explain/reasoning.ts";
import type { Outcome } from "../core/policy/policy-set.ts";
import type { Text } from "../core/source/source.ts";
import { OUTCOME_WORDS } from "./words.ts";

/** Words the answer of a part of a condition. */
export const ANSWERS = {
  true: { vi: "đúng", en: "true" },
  false: { vi: "sai", en: "false" },
  unknown: { vi: "chưa rõ", en: "unknown" },
} as const;

/** Says why a binding is not asked. */
export const WHY: Readonly<Record<UnaskedBinding["why"], Text>> = {
  "not-yet": { vi: "chưa xét ở giai đoạn này", en: "not asked at this stage yet" },
  ended: { vi: "không còn xét ở giai đoạn này", en: "no longer asked at this stage" },
  "not-in-force": { vi: "không có hiệu lực vào ngày xét", en: "not in force on this date" },
  "other-kind": { vi: "không xét loại tài liệu này", en: "does not judge this kind of document" },
};

/** Leads in the lines of a reasoning. */
export const WORDS = {
  notKnown: { vi: "chưa xác định được", en: "not known yet" },
  byRule: { vi: "theo quy tắc:", en: "by the rule:" },
  openRule: { vi: "chưa rõ quy tắc:", en: "open rule:" },
  entries: (count: number, outcome: Outcome): Text => ({
    vi: `${count} mục ${OUTCOME_WORDS[outcome].vi}:`,
    en: `${count} ${count === 1 ? "entry" : "entries"} ${OUTCOME_WORDS[outcome].en}:`,
  }),
  otherFacts: (count: number): Text => ({
    vi: `và ${count} dữ kiện khác (xem đủ: --all)`,
    en: `and ${count} more (--all shows them)`,
  }),
  more: {
    vi: "Thêm --all để xem cả lập luận của các mục đạt và phần giải thích chung về cổng.",
    en: "Add --all for the reasoning on what passed and for the gate itself.",
  },
  others: (count: number): Text => ({
    vi: `và ${count} mục khác không quyết định kết quả`,
    en: `and ${count} more that did not decide`,
  }),
  title: { vi: "LẬP LUẬN VỀ", en: "THE REASONING ON" },
  profile: { vi: "hồ sơ áp dụng", en: "profile" },
  asOf: { vi: "ngày xét", en: "as of" },
  outOfScope: {
    vi: "Ngoài phạm vi của hồ sơ áp dụng này nên không cổng nào được xét.",
    en: "Out of the profile's scope, so no gate is asked.",
  },
  unbound: { vi: "Hồ sơ áp dụng này không dùng cổng này.", en: "This profile does not bind the gate." },
  blocking: { vi: "chặn", en: "blocks" },
  notBlocking: { vi: "không chặn", en: "does not block" },
  bindingWhen: { vi: "Ràng buộc có hiệu lực khi:", en: "The binding binds when:" },
  appliesWhen: { vi: "Cổng áp dụng khi:", en: "The gate applies when:" },
  when: { vi: "Yêu cầu áp dụng khi:", en: "The requirement applies when:" },
  where: { vi: "thuộc diện xét khi:", en: "is to be judged when:" },
  whole: { vi: "toàn bản khai", en: "the whole document" },
  notBefore: { vi: "chỉ xét từ giai đoạn", en: "asked only from" },
  incomplete: { vi: "có giải trình nhưng chưa đầy đủ", en: "there is a justification, but it is incomplete" },
  facts: { vi: "Dữ kiện quyết định kết quả:", en: "Facts that decided it:" },
  parameters: { vi: "Tham số đã dùng:", en: "Parameters used:" },
  findings: { vi: "Việc phải làm:", en: "What is to be done:" },
  line: { vi: "dòng", en: "line" },
  since: { vi: "từ", en: "since" },
  ownValue: { vi: "do ràng buộc này quy định", en: "stated by this binding" },
  basis: { vi: "căn cứ", en: "basis" },
  open: { vi: "văn bản để ngỏ", en: "left open by the texts" },
} as const;
