import type { Name } from "./unknown-name.ts";
import { type MessageTable, quoted, type Words } from "./words.ts";

export interface NameAndGates extends Name {
  readonly gates: readonly string[];
}

/** Words where the chain from clause to case is broken; such a set may judge, but is not accounted for. */
export const traceMessages = {
  "trace/no-reason": (data: Name): Words => ({
    message: {
      vi: `điều khoản \`${data.name}\` để ngoài phạm vi mà không ghi lý do`,
      en: `the clause \`${data.name}\` is left out without a reason`,
    },
    help: { vi: "ghi `reason` bằng hai ngôn ngữ", en: "write a `reason` in both languages" },
  }),
  "trace/no-gate": (data: Name): Words => ({
    message: {
      vi: `điều khoản \`${data.name}\` phải thành cổng nhưng không cổng nào viện dẫn`,
      en: `the clause \`${data.name}\` is to become a gate, yet no gate cites it`,
    },
    help: {
      vi: "viện dẫn ở cổng hoặc ràng buộc, hoặc sửa cách xử lý",
      en: "cite it in a gate or a binding, or correct its disposition",
    },
  }),
  "trace/gate-not-listed": (data: NameAndGates): Words => ({
    message: {
      vi: `điều khoản \`${data.name}\` được ${quoted(data.gates)} viện dẫn nhưng \`gates\` của điều khoản không ghi`,
      en: `the clause \`${data.name}\` is cited by ${quoted(data.gates)}, which its \`gates\` do not name`,
    },
  }),
  "trace/gate-not-citing": (data: Name & { readonly gate: string }): Words => ({
    message: {
      vi: `điều khoản \`${data.name}\` ghi cổng \`${data.gate}\`, nhưng cổng này không viện dẫn và không dùng giá trị nào dựa trên điều khoản`,
      en: `the clause \`${data.name}\` names \`${data.gate}\`, which neither cites it nor reads a value based on it`,
    },
  }),
  "trace/left-out-but-cited": (data: NameAndGates): Words => ({
    message: {
      vi: `điều khoản \`${data.name}\` để ngoài phạm vi nhưng ${quoted(data.gates)} lại viện dẫn`,
      en: `the clause \`${data.name}\` is left out, yet cited by ${quoted(data.gates)}`,
    },
  }),
  "trace/not-carried-out": (data: Name & { readonly clause: string }): Words => ({
    message: {
      vi: `cổng \`${data.name}\` viện dẫn \`${data.clause}\` nhưng không ràng buộc nào thi hành điều khoản này`,
      en: `the gate \`${data.name}\` cites \`${data.clause}\`, which none of its bindings carries out`,
    },
  }),
  "trace/no-case": (data: Name): Words => ({
    message: { vi: `\`${data.name}\` chưa có ca kiểm thử`, en: `\`${data.name}\` has no case` },
  }),
  "trace/unread-parameter": (data: Name): Words => ({
    message: {
      vi: `không cổng, ràng buộc hay thông báo nào dùng tham số \`${data.name}\``,
      en: `no gate, binding or message reads the parameter \`${data.name}\``,
    },
  }),
  "trace/unread-catalogue": (data: Name): Words => ({
    message: {
      vi: `không cổng, ràng buộc hay thông báo nào dùng danh mục \`${data.name}\``,
      en: `no gate, binding or message reads the catalogue \`${data.name}\``,
    },
  }),
  "trace/unread-derived-fact": (data: Name): Words => ({
    message: {
      vi: `không cổng, ràng buộc hay thông báo nào dùng dữ kiện suy ra \`${data.name}\``,
      en: `no gate, binding or message reads the derived fact \`${data.name}\``,
    },
  }),
  "trace/unread-override": (data: Name & { readonly binding: string }): Words => ({
    message: {
      vi: `ràng buộc \`${data.binding}\` đặt giá trị cho tham số \`${data.name}\` mà không dùng đến`,
      en: `the binding \`${data.binding}\` sets the parameter \`${data.name}\` and does not read it`,
    },
  }),
} as const satisfies MessageTable;
