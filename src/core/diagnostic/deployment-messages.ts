import { brief, type MessageTable, type NoData, quoted, type Words } from "./words.ts";

/** Words what is wrong with a deployment configuration beyond its schema, and with what is asked of it. */
export const deploymentMessages = {
  "deployment/several-documents": (_: NoData): Words => ({
    message: {
      vi: "cấu hình triển khai phải là đúng một tài liệu",
      en: "a deployment configuration is exactly one document",
    },
    help: { vi: "giữ lại một tài liệu", en: "keep one document" },
  }),
  "deployment/same-environment": ({
    name,
    line,
  }: {
    readonly name: string;
    readonly line: number;
  }): Words => ({
    message: {
      vi: `môi trường \`${brief(name)}\` đã có ở dòng ${line}; tên môi trường không phân biệt chữ hoa, chữ thường`,
      en: `the environment \`${brief(name)}\` is already on line ${line}; names are compared without case`,
    },
    help: { vi: "giữ lại một trong hai", en: "keep one of the two" },
  }),
  "deployment/path-outside": ({ value }: { readonly value: string }): Words => ({
    message: {
      vi: `\`${brief(value)}\` không phải là đường dẫn bên trong kho mã nguồn`,
      en: `\`${brief(value)}\` is no path inside the repository`,
    },
    help: {
      vi: "viết từ gốc kho mã nguồn, với `/`, không có `.`, `..` và `/` ở đầu hay cuối, ví dụ `.gate57/trust`",
      en: "write it from the root of the repository, with `/`, without `.` or `..` and without `/` at either end, such as `.gate57/trust`",
    },
  }),
  "deployment/unmapped-environment": ({ name, suggestion, known }: UnmappedEnvironment): Words => ({
    message: {
      vi: `cấu hình triển khai không cho biết môi trường \`${brief(name)}\` ứng với giai đoạn nào`,
      en: `the deployment configuration does not say which stage the environment \`${brief(name)}\` stands for`,
    },
    help:
      suggestion === undefined
        ? {
            vi: `thêm nó vào \`environments\` (có: ${quoted(known)})`,
            en: `add it to \`environments\` (there are: ${quoted(known)})`,
          }
        : {
            vi: `có phải là \`${suggestion}\`? (có: ${quoted(known)})`,
            en: `did you mean \`${suggestion}\`? (there are: ${quoted(known)})`,
          },
  }),
} as const satisfies MessageTable;

/** Is an environment that is asked for and none of those that are known. */
export interface UnmappedEnvironment {
  readonly name: string;
  readonly suggestion?: string | undefined;
  readonly known: readonly string[];
}
