import type { MessageTable, NoData, Words } from "./words.ts";

/** Words why a policy file is not written in the one style. */
export const fmtMessages = {
  "fmt/not-the-same": (_: NoData): Words => ({
    message: {
      vi: "không định dạng tệp này vì kết quả sẽ khác về nội dung hoặc mất chú thích",
      en: "this file is not formatted: the result would say something else or lose a comment",
    },
    help: {
      vi: "viết lại chỗ khác thường trong tệp (khóa nhiều dòng, `? khóa`, chú thích trong ngoặc), rồi chạy lại",
      en: "write what is unusual in it another way (a key over several lines, `? key`, a comment in brackets), then run again",
    },
  }),
} as const satisfies MessageTable;
