import { brief, type MessageTable, type NoData, type Words } from "../core/diagnostic/words.ts";
import { systemWords } from "./system-words.ts";

interface Reason {
  readonly reason: string;
}
interface Unwritable extends Reason {
  /** Is the folder that the file was to be in, as people name it. */
  readonly folder?: string;
}

/** Words what is wrong with files and folders as such. */
export const fileMessages = {
  "file/not-found": ({ wanted }: { readonly wanted?: "trust-folder" }): Words =>
    wanted === undefined
      ? {
          message: { vi: "không có tệp hoặc thư mục này", en: "there is no such file or folder" },
          help: {
            vi: "kiểm tra tên; đường dẫn được tính từ thư mục làm việc",
            en: "look at the name; paths are taken from the working folder",
          },
        }
      : {
          message: { vi: "không có thư mục tin cậy này", en: "there is no such trust folder" },
          help: {
            vi: "`--trust` hoặc biến GATE57_TRUST nêu thư mục có `trust.yaml`",
            en: "`--trust` or GATE57_TRUST names the folder that holds `trust.yaml`",
          },
        },
  "file/not-a-folder": (_: NoData): Words => ({
    message: { vi: "đây không phải là thư mục", en: "this is not a folder" },
  }),
  "file/is-a-folder": (_: NoData): Words => ({
    message: { vi: "cần một tệp, nhưng đây là thư mục", en: "a file is needed, but this is a folder" },
  }),
  "file/unreadable": ({ reason }: Reason): Words => ({
    message: {
      vi: `không đọc được: ${systemWords(reason).vi}`,
      en: `this cannot be read: ${systemWords(reason).en}`,
    },
  }),
  "file/unwritable": ({ reason, folder }: Unwritable): Words =>
    reason === "ENOENT"
      ? noFolder(folder)
      : {
          message: {
            vi: `không ghi được: ${systemWords(reason).vi}`,
            en: `this cannot be written: ${systemWords(reason).en}`,
          },
        },
  "file/is-a-link": (_: NoData): Words => ({
    message: {
      vi: "đây là liên kết tượng trưng nên không ghi qua nó",
      en: "this is a symbolic link and is not written through",
    },
    help: { vi: "nêu thẳng tên tệp thật, hoặc xóa liên kết", en: "name the real file, or remove the link" },
  }),
  "file/exists": (_: NoData): Words => ({
    message: {
      vi: "tệp này đã có nên không bị ghi đè",
      en: "this file is already there and is not overwritten",
    },
    help: { vi: "chọn tên khác, hoặc thêm `--force`", en: "choose another name, or add `--force`" },
  }),
  "file/too-large": ({ limit }: { readonly limit: number }): Words => ({
    message: {
      vi: `tệp lớn hơn giới hạn ${limit} byte nên không được đọc`,
      en: `the file is larger than the limit of ${limit} bytes and is not read`,
    },
    help: { vi: "tách tệp, mỗi hệ thống một tệp", en: "split the file, one system each" },
  }),
  "file/not-utf8": (_: NoData): Words => ({
    message: { vi: "tệp không phải là văn bản UTF-8", en: "the file is not UTF-8 text" },
    help: { vi: "lưu lại tệp với bảng mã UTF-8", en: "save the file with the encoding UTF-8" },
  }),
  "file/not-regular": (_: NoData): Words => ({
    severity: "warning",
    message: {
      vi: "đây không phải là tệp thường (ống dẫn, thiết bị...) nên không được đọc",
      en: "this is no regular file (but a pipe, a device...) and is not read",
    },
    help: { vi: "muốn đọc thì nêu thẳng tên", en: "name it itself to have it read" },
  }),
  "file/link-not-followed": (_: NoData): Words => ({
    severity: "warning",
    message: {
      vi: "đây là liên kết tượng trưng trong một thư mục nên không được đọc theo",
      en: "this is a symbolic link inside a folder and is not followed",
    },
    help: {
      vi: "thay bằng tệp hoặc thư mục thật, hoặc nêu thẳng tên của nó",
      en: "put the real file or folder here, or name it itself",
    },
  }),
  "file/nearly-manifest": (_: NoData): Words => ({
    severity: "warning",
    message: {
      vi: "tên này chỉ khác tên bản khai ở chữ hoa, chữ thường hoặc ở ký tự khó thấy, nên tệp không được đọc",
      en: "this name differs from a manifest's only by case or by what is hardly seen, so the file is not read",
    },
    help: {
      vi: "đổi thành chữ thường, không thừa gì ở cuối (`….gate57.yaml`), hoặc nêu thẳng tên tệp",
      en: "write it in lower case with nothing after it (`….gate57.yaml`), or name the file itself",
    },
  }),
  "file/no-manifest": (_: NoData): Words => ({
    severity: "warning",
    message: { vi: "trong thư mục này không có bản khai", en: "there is no manifest in this folder" },
    help: {
      vi: "bản khai có tên `gate57.yaml` hoặc `….gate57.yaml` (`yml`, `json`); tệp tên khác thì nêu thẳng tên tệp",
      en: "manifests are called `gate57.yaml` or `….gate57.yaml` (`yml`, `json`); name a file called otherwise itself",
    },
  }),
  "file/no-match": (_: NoData): Words => ({
    severity: "warning",
    message: { vi: "không có tệp nào khớp mẫu này", en: "no file matches this pattern" },
    help: {
      vi: "kiểm tra mẫu: `*` chỉ khớp trong một thư mục, `**/` đi qua mọi thư mục con; tên bắt đầu bằng `.` phải viết rõ",
      en: "look at the pattern: `*` stays inside one folder, `**/` goes through all below; names that begin with `.` are to be written out",
    },
  }),
  "file/no-policies": (_: NoData): Words => ({
    message: {
      vi: "trong thư mục này không có tệp chính sách",
      en: "there is no policy file in this folder",
    },
    help: { vi: "chính sách là các tệp `.yaml`", en: "policies are files that end in `.yaml`" },
  }),
} as const satisfies MessageTable;

/** A file is made where it is not there yet, so what is missing is its folder. */
function noFolder(folder: string | undefined): Words {
  const name = folder === undefined ? "" : ` \`${brief(folder)}\``;
  return {
    message: {
      vi: `không ghi được: thư mục${name} chứa tệp này không tồn tại`,
      en: `this cannot be written: the folder${name} for it does not exist`,
    },
    help: { vi: "tạo thư mục ấy trước", en: "make that folder first" },
  };
}
