import { tellFrom } from "../core/diagnostic/tell-from.ts";
import { brief, type MessageTable, type NoData, type Words } from "../core/diagnostic/words.ts";
import type { Text } from "../core/source/source.ts";
import { systemWords } from "../node/system-words.ts";

interface Named {
  readonly name: string;
}
interface Bound extends Named {
  readonly limit: number;
}

const SMALLER: Text = {
  vi: "để chính sách và danh sách tin cậy trong một kho mã nhỏ riêng, ghim bằng `policies-ref`",
  en: "keep policies and trust in a small repository of their own, pinned by `policies-ref`",
};

/** Words what keeps a repository's files from being read, or what is odd about them. */
const githubMessages = {
  "github/not-read": ({ reason, help }: { readonly reason: Text; readonly help?: Text }): Words => ({
    message: {
      vi: `không đọc được kho mã này: ${reason.vi}`,
      en: `this repository cannot be read: ${reason.en}`,
    },
    ...(help ? { help } : {}),
  }),
  "github/no-commit": ({ name }: Named): Words => ({
    message: {
      vi: `không có commit \`${brief(name)}\` trong kho mã này`,
      en: `this repository has no commit \`${brief(name)}\``,
    },
    help: {
      vi: "nêu mã commit đủ 40 (hoặc 64) ký tự, đã được đẩy lên GitHub",
      en: "name a commit by all its 40 (or 64) characters, one that was pushed to GitHub",
    },
  }),
  "github/other-commit": ({ name }: Named): Words => ({
    message: {
      vi: `GitHub trả về một commit khác với \`${brief(name)}\``,
      en: `GitHub answered with another commit than \`${brief(name)}\``,
    },
    help: {
      vi: "nêu mã commit đủ 40 (hoặc 64) ký tự, không phải tên nhánh hay thẻ",
      en: "name a commit by all its 40 (or 64) characters, not a branch or a tag",
    },
  }),
  "github/bad-path": ({ name }: Named): Words => ({
    message: {
      vi: `\`${brief(name)}\` không phải là đường dẫn trong một kho mã`,
      en: `\`${brief(name)}\` is not a path inside a repository`,
    },
    help: {
      vi: "viết từ gốc kho mã, bằng `/`, không có `..`",
      en: "write it from the root of the repository, with `/` and without `..`",
    },
  }),
  "github/archive-corrupt": (_: NoData): Words => ({
    message: {
      vi: "gói tải về từ GitHub bị hỏng hoặc thiếu",
      en: "the archive from GitHub is corrupt or not whole",
    },
    help: { vi: "thử chạy lại", en: "run it again" },
  }),
  "github/archive-slow": (_: NoData): Words => ({
    message: {
      vi: "gói của kho mã này không tải về kịp thời hạn",
      en: "the archive of this repository did not arrive in time",
    },
    help: SMALLER,
  }),
  "github/archive-differs": ({ name }: Named): Words => ({
    message: {
      vi: `gói tải về từ GitHub thiếu \`${brief(name)}\` hoặc có nội dung khác với commit`,
      en: `the archive from GitHub lacks \`${brief(name)}\` or holds it otherwise than the commit does`,
    },
    help: {
      vi: "`.gitattributes` của kho (`export-ignore`, `export-subst`, `eol`, LFS…) làm đổi nội dung gói: bỏ các dòng áp dụng cho tệp này",
      en: "`.gitattributes` of the repository (`export-ignore`, `export-subst`, `eol`, LFS…) changes what archives hold: take away the lines that apply to this file",
    },
  }),
  "github/tree-truncated": ({ name }: Named): Words => ({
    message: {
      vi: `thư mục \`${brief(name)}\` quá lớn, GitHub chỉ liệt kê một phần`,
      en: `the folder \`${brief(name)}\` is so large that GitHub lists only a part of it`,
    },
    help: SMALLER,
  }),
  "github/archive-entry": ({ name, problem }: Named & { readonly problem: Text }): Words => ({
    message: {
      vi: `\`${brief(name)}\` ${problem.vi}, nên không đọc gì từ kho mã này`,
      en: `\`${brief(name)}\` ${problem.en}, so nothing of this repository is read`,
    },
    help: {
      vi: "chỉ để tệp thường, tên viết như nhau, trong các thư mục chính sách và tin cậy",
      en: "keep only regular files with plain names in the folders of policies and trust",
    },
  }),
  "github/archive-too-large": ({ name, limit }: Bound): Words => ({
    message: {
      vi: `\`${brief(name)}\` vượt giới hạn ${limit} byte`,
      en: `\`${brief(name)}\` is beyond the limit of ${limit} bytes`,
    },
    help: SMALLER,
  }),
  "github/too-many-files": ({ limit }: { readonly limit: number }): Words => ({
    message: {
      vi: `các thư mục cần đọc có hơn ${limit} tệp`,
      en: `the folders that are wanted hold more than ${limit} files`,
    },
    help: SMALLER,
  }),
  "github/not-written": ({ reason }: { readonly reason: string }): Words => ({
    message: {
      vi: `không ghi được các tệp đã tải về: ${systemWords(reason).vi}`,
      en: `the files that were read cannot be written: ${systemWords(reason).en}`,
    },
  }),
} as const satisfies MessageTable;

/** Writes a diagnostic about a repository; `source` names it as people do, `owner/name@commit`. */
export const githubDiagnostic = tellFrom(githubMessages);
