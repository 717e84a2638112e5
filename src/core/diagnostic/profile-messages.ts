import { didYouMean } from "./did-you-mean.ts";
import type { UnknownName } from "./unknown-name.ts";
import type { MessageTable, Words } from "./words.ts";

/** Words the mistakes of what a profile says about approving again. */
export const profileMessages = {
  "policy/unknown-path": (data: UnknownName & { readonly path: string }): Words => ({
    message: {
      vi: `bản khai không có \`${data.name}\` trên đường dẫn \`${data.path}\``,
      en: `the manifest has no \`${data.name}\` on the path \`${data.path}\``,
    },
    ...didYouMean(data),
  }),
  "policy/path-not-of-design": (data: { readonly path: string }): Words => ({
    message: {
      vi: `\`${data.path}\` không thuộc phần thiết kế nên thay đổi ở đó không bao giờ làm phê duyệt mất hiệu lực`,
      en: `\`${data.path}\` is not of the design, so that a change there never ends an approval`,
    },
    help: {
      vi: "nêu một phần của thiết kế, hoặc bỏ đường dẫn này",
      en: "name a part of the design, or leave this path out",
    },
  }),
} as const satisfies MessageTable;
