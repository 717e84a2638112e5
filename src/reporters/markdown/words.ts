import type { Text } from "../../core/source/source.ts";

/** Words what a Markdown report says around the findings. */
export const PAGE_WORDS = {
  file: { vi: "tệp", en: "file" },
  stage: { vi: "giai đoạn", en: "stage" },
  profile: { vi: "hồ sơ áp dụng", en: "profile" },
  date: { vi: "ngày xét", en: "as of" },
  masked: { vi: "giá trị mật đã được che", en: "confidential values are masked" },
  clauses: { vi: "căn cứ", en: "clauses" },
  remarks: { vi: "Được ghi nhận, không chặn", en: "Noted, not blocking" },
  statements: { vi: "Văn bản đã ký được xét đến", en: "Signed statements looked at" },
  errors: { vi: "Không đánh giá được", en: "Could not be evaluated" },
  warnings: { vi: "Lưu ý khi chạy", en: "Warnings of the run" },
  help: { vi: "gợi ý", en: "help" },
} as const satisfies Readonly<Record<string, Text>>;

/** Counts errors, of which one file may have several. */
export function errorCount(count: number): Text {
  return { vi: `${count} lỗi`, en: `${count} ${count === 1 ? "error" : "errors"}` };
}

/** Says how much was left out of a report that had to be cut. */
export function leftOut(count: number): Text {
  if (count === 0) {
    return { vi: "_… báo cáo đã được rút gọn._", en: "_… this report was shortened._" };
  }
  return {
    vi: `_… và ${count} mục nữa; báo cáo đầy đủ có trong nhật ký._`,
    en: `_… and ${count} more; the whole report is in the log._`,
  };
}
