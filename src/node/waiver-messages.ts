import { brief, type MessageTable, type NoData, quoted, type Words } from "../core/diagnostic/words.ts";

interface Named {
  readonly name: string;
}

interface Waived {
  /** The name of who granted it. */
  readonly authority: string;
  /** Its last day. */
  readonly until: string;
  /** Whether a request that was filled in is to be signed all the same. */
  readonly isRequest: boolean;
}

/** Words what keeps a waiver from being asked for or signed. */
export const waiverMessages = {
  "waiver/nothing-to-waive": ({ name }: Named): Words => ({
    message: {
      vi: `\`${brief(name)}\` hiện không chặn hệ thống này, nên không có gì để ngoại lệ`,
      en: `\`${brief(name)}\` does not block this system now, so there is nothing to waive`,
    },
    help: {
      vi: "xem những gì đang chặn bằng `gate57 check`, hoặc lập sẵn đề nghị bằng `gate57 waive --draft`",
      en: "`gate57 check` tells what blocks, `gate57 waive --draft` writes a request for each",
    },
  }),
  "waiver/not-waivable": ({ name }: Named): Words => ({
    message: {
      vi: `\`${brief(name)}\` không được ngoại lệ: quy định không cho phép`,
      en: `\`${brief(name)}\` cannot be waived: the rules leave no room for it`,
    },
    help: {
      vi: "phải khắc phục; xem cách khắc phục bằng `gate57 check`",
      en: "it has to be mended; `gate57 check` says how",
    },
  }),
  "waiver/several": ({ allowed }: { readonly allowed: readonly string[] }): Words => ({
    message: {
      vi: "yêu cầu này đang chặn theo nhiều cách khác nhau, mỗi ngoại lệ chỉ cho một",
      en: "this requirement blocks in several ways, and a waiver is for one of them",
    },
    help: {
      vi: `chọn bằng \`--binding\` hoặc \`--outcome\`: ${quoted(allowed)}`,
      en: `choose by \`--binding\` or \`--outcome\`: ${quoted(allowed)}`,
    },
  }),
  "waiver/too-much-missing": ({ limit }: { readonly limit: number }): Words => ({
    message: {
      vi: `thiếu hơn ${limit} dữ kiện, nhiều hơn một ngoại lệ có thể nêu`,
      en: `more than ${limit} facts are missing, which is more than a waiver can name`,
    },
    help: { vi: "khai bớt các dữ kiện còn thiếu trước", en: "declare some of the missing facts first" },
  }),
  "waiver/answers-nothing": ({ name }: Named): Words => ({
    severity: "warning",
    message: {
      vi: `đề nghị này không còn khớp với điều đang chặn ở \`${brief(name)}\`, nên ngoại lệ sẽ không có tác dụng`,
      en: `this request does not match what blocks at \`${brief(name)}\` now, so the waiver will excuse nothing`,
    },
    help: {
      vi: "bản khai hoặc chính sách đã đổi từ khi lập đề nghị: lập lại bằng `gate57 waive --draft`",
      en: "the manifest or the policies changed since it was drafted: draft it again by `gate57 waive --draft`",
    },
  }),
  "waiver/already-waived": ({ authority, until, isRequest }: Waived): Words => ({
    ...(isRequest ? { severity: "warning" as const } : {}),
    message: {
      vi: `yêu cầu này đang được chấp thuận ngoại lệ bởi \`${brief(authority)}\` đến hết ngày ${until}`,
      en: `already waived by \`${brief(authority)}\` until ${until}`,
    },
    help: {
      vi: "không cần ký thêm; nếu cần kéo dài thì lập đề nghị mới khi ngoại lệ này hết hạn",
      en: "nothing more has to be signed; to extend it, draft a new request when this one has ended",
    },
  }),
  "waiver/drafts-there": ({ count }: { readonly count: number }): Words => ({
    message: {
      vi: `thư mục này đã có ${count} đề nghị trùng tên, có thể đã điền, nên không có gì được ghi`,
      en: `this folder already has requests of the same names (${count}), which may be filled in, so nothing was written`,
    },
    help: {
      vi: "chọn thư mục khác bằng `--output`, hoặc thêm `--force` để bỏ những gì đã điền",
      en: "choose another folder by `--output`, or add `--force` to lose what was filled in",
    },
  }),
  "waiver/not-a-request": (_: NoData): Words => ({
    message: {
      vi: "tệp này phải có đúng một tài liệu loại `WaiverRequest`",
      en: "this file has to hold exactly one document of kind `WaiverRequest`",
    },
    help: {
      vi: "lập đề nghị bằng `gate57 waive BẢN-KHAI --draft`",
      en: "`gate57 waive MANIFEST --draft` writes such requests",
    },
  }),
  "waiver/request-empty": ({ vi, en }: { readonly vi: string; readonly en: string }): Words => ({
    message: { vi: `chưa điền ${vi}`, en: `the ${en} is not filled in` },
    help: {
      vi: "điền vào sau dấu hai chấm; ngày viết năm-tháng-ngày",
      en: "write it after the colon; dates as year-month-day",
    },
  }),
  "waiver/request-of-other": ({
    found,
    wanted,
  }: {
    readonly found: string;
    readonly wanted: string;
  }): Words => ({
    message: {
      vi: `đề nghị này lập cho \`${brief(found)}\`, bản khai là \`${brief(wanted)}\``,
      en: `this request was drafted for \`${brief(found)}\`, the manifest is \`${brief(wanted)}\``,
    },
    help: {
      vi: "nêu đúng bản khai; nếu thiết kế đã đổi thì lập lại đề nghị",
      en: "name the right manifest; if the design changed, draft the request again",
    },
  }),
} as const satisfies MessageTable;
