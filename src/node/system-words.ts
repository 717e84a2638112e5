import type { Text } from "../core/source/source.ts";

const WORDS: Readonly<Record<string, Text>> = {
  EACCES: { vi: "không có quyền", en: "there is no permission" },
  EPERM: { vi: "hệ điều hành không cho phép", en: "the operating system does not allow it" },
  EISDIR: { vi: "đây là thư mục", en: "this is a folder" },
  ENOENT: { vi: "chỗ này không có", en: "there is no such place" },
  ENOTDIR: {
    vi: "một phần của đường dẫn là tệp, không phải thư mục",
    en: "a part of the path is a file and no folder",
  },
  ENAMETOOLONG: { vi: "tên quá dài", en: "the name is too long" },
  ELOOP: { vi: "các liên kết tượng trưng dẫn vòng", en: "symbolic links lead in a circle" },
  ENOSPC: { vi: "đã hết chỗ trên đĩa", en: "there is no room left on the disk" },
  EROFS: { vi: "ổ đĩa này chỉ cho đọc", en: "this file system may only be read" },
};

/** Words the system's name of an error (`EACCES`); one that is not known here is quoted. */
export function systemWords(code: string): Text {
  return WORDS[code] ?? { vi: `\`${code}\``, en: `\`${code}\`` };
}
