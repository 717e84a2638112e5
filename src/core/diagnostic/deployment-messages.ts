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
  "deployment/no-systems": (_: NoData): Words => ({
    message: {
      vi: "cấu hình triển khai không cho biết kho này triển khai những hệ thống nào, nên không nhận ra được bản khai bị bỏ hay bị thay",
      en: "the deployment configuration does not say which systems this repository deploys, so a manifest that is gone or exchanged would not be noticed",
    },
    help: {
      vi: "thêm dưới `spec` dòng `systems: [mã-hệ-thống]`, đủ mã (`metadata.id`) của mọi hệ thống mà kho này triển khai",
      en: "add `systems: [system-id]` under `spec`, with the id (`metadata.id`) of every system that this repository deploys",
    },
  }),
  "deployment/system-missing": ({ id }: DeployedSystem): Words => ({
    message: {
      vi: `hệ thống \`${brief(id)}\` được triển khai nhưng không có kết luận`,
      en: `the system \`${brief(id)}\` is deployed, but there is no verdict on it`,
    },
    help: {
      vi: "đưa bản khai của nó trở lại nơi được xét; nếu không triển khai nó nữa thì bỏ mã khỏi `systems` trên nhánh được bảo vệ",
      en: "put its manifest back where it is judged; if it is no longer deployed, take its id out of `systems` on the protected branch",
    },
  }),
  "deployment/system-foreign": ({ id }: DeployedSystem): Words => ({
    message: {
      vi: `hệ thống \`${brief(id)}\` không có trong \`systems\` của cấu hình triển khai`,
      en: `the system \`${brief(id)}\` is not among \`systems\` of the deployment configuration`,
    },
    help: {
      vi: "nêu ở `manifests` đúng bản khai của các hệ thống được triển khai, hoặc thêm mã vào `systems` trên nhánh được bảo vệ",
      en: "name only the manifests of what is deployed under `manifests`, or add the id to `systems` on the protected branch",
    },
  }),
  "deployment/system-twice": ({ id, earlier }: DeployedSystem & { readonly earlier: string }): Words => ({
    message: {
      vi: `hệ thống được triển khai \`${brief(id)}\` đã có kết luận từ \`${brief(earlier)}\``,
      en: `there is a verdict on the deployed system \`${brief(id)}\` already, of \`${brief(earlier)}\``,
    },
    help: { vi: "giữ lại một bản khai", en: "keep one manifest" },
  }),
} as const satisfies MessageTable;

export interface DeployedSystem {
  readonly id: string;
}

/** Is an environment that is asked for and none of those that are known. */
export interface UnmappedEnvironment {
  readonly name: string;
  readonly suggestion?: string | undefined;
  readonly known: readonly string[];
}
