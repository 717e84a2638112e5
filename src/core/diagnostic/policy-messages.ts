import { type ClauseWanted, findClause } from "./clause-help.ts";
import { didYouMean } from "./did-you-mean.ts";
import { policyValueMessages } from "./policy-value-messages.ts";
import type { Name, UnknownName } from "./unknown-name.ts";
import type { MessageTable, NoData, Words } from "./words.ts";

/** Words the mistakes of a policy set in names and references. */
const policyNameMessages = {
  "policy/empty-set": (_: NoData): Words => ({
    message: {
      vi: "bộ chính sách không có cổng hoặc hồ sơ nào",
      en: "the policy set has no gate or no profile",
    },
  }),
  "policy/and-more": ({ count }: { readonly count: number }): Words => ({
    message: {
      vi: `còn ${count} mục nữa không được liệt kê`,
      en: `${count} more are not listed`,
    },
  }),
  "policy/duplicate-name": (data: Name & { readonly first: string }): Words => ({
    message: {
      vi: `\`${data.name}\` đã được dùng trong \`${data.first}\``,
      en: `\`${data.name}\` is already used in \`${data.first}\``,
    },
  }),
  "policy/unknown-gate": (data: UnknownName): Words => ({
    message: { vi: `không có cổng \`${data.name}\``, en: `there is no gate \`${data.name}\`` },
    ...didYouMean(data),
  }),
  "policy/unknown-profile": (data: UnknownName): Words => ({
    message: { vi: `không có hồ sơ áp dụng \`${data.name}\``, en: `there is no profile \`${data.name}\`` },
    ...didYouMean(data),
  }),
  "policy/unknown-binding": (data: UnknownName): Words => ({
    message: { vi: `không có ràng buộc \`${data.name}\``, en: `there is no binding \`${data.name}\`` },
    ...didYouMean(data),
  }),
  "policy/unknown-clause": (data: ClauseWanted): Words => ({
    message: {
      vi: `không sổ điều khoản nào có \`${data.name}\``,
      en: `no clause register has \`${data.name}\``,
    },
    help: findClause(data),
  }),
  "policy/unknown-parameter": (data: UnknownName): Words => ({
    message: { vi: `không có tham số \`${data.name}\``, en: `there is no parameter \`${data.name}\`` },
    ...didYouMean(data),
  }),
  "policy/unknown-derived-fact": (data: UnknownName): Words => ({
    message: {
      vi: `không có dữ kiện suy ra \`${data.name}\``,
      en: `there is no derived fact \`${data.name}\``,
    },
    ...didYouMean(data),
  }),
  "policy/unknown-rule": (data: UnknownName): Words => ({
    message: {
      vi: `dữ kiện suy ra không có quy tắc \`${data.name}\``,
      en: `the derived fact has no rule \`${data.name}\``,
    },
    ...didYouMean(data),
  }),
  "policy/unreached-rule": (data: Name & { readonly before: string }): Words => ({
    message: {
      vi: `quy tắc \`${data.name}\` không bao giờ được xét vì \`${data.before}\` ở trên luôn đúng`,
      en: `the rule \`${data.name}\` is never reached, since \`${data.before}\` above it always holds`,
    },
  }),
  "policy/two-vocabularies": (_: NoData): Words => ({
    message: {
      vi: "đã có `valuesOf` nên không ghi thêm `oneOf`",
      en: "`valuesOf` is given already, so `oneOf` would be left aside",
    },
  }),
  "policy/vocabulary-of-no-text": (data: Name): Words => ({
    message: {
      vi: `\`${data.name}\` chỉ dùng cho kiểu \`string\``,
      en: `\`${data.name}\` is for the type \`string\` only`,
    },
  }),
  "policy/highest-of-text": (data: Name): Words => ({
    message: {
      vi: `\`${data.name}\` có giá trị văn bản nên không có giá trị cao nhất`,
      en: `\`${data.name}\` has text for its value, of which none is the highest`,
    },
    help: { vi: "dùng `first` hoặc `all`", en: "use `first` or `all`" },
  }),
  "policy/unknown-requirement": (data: UnknownName): Words => ({
    message: {
      vi: `cổng không có yêu cầu \`${data.name}\``,
      en: `the gate has no requirement \`${data.name}\``,
    },
    ...didYouMean(data),
  }),
  "policy/foreign-name": (data: Name & { readonly expected: string }): Words => ({
    message: {
      vi: `\`${data.name}\` phải bắt đầu bằng \`${data.expected}\``,
      en: `\`${data.name}\` must begin with \`${data.expected}\``,
    },
  }),
  "policy/circular-profile": (data: { readonly chain: string }): Words => ({
    message: {
      vi: `các hồ sơ kế thừa vòng tròn: ${data.chain}`,
      en: `the profiles extend each other in a circle: ${data.chain}`,
    },
  }),
  "policy/unbound-gate": (data: Name & { readonly instead?: string }): Words => ({
    message: {
      vi: `không hồ sơ nào áp dụng cổng \`${data.name}\``,
      en: `no profile binds the gate \`${data.name}\``,
    },
    help:
      data.instead === undefined
        ? {
            vi: `thêm vào \`bindings\` của một hồ sơ áp dụng một mục có \`gate: ${data.name}\``,
            en: `add an entry with \`gate: ${data.name}\` to the \`bindings\` of a profile`,
          }
        : {
            vi: `có ràng buộc nêu \`${data.instead}\` mà không cổng nào mang mã ấy: sửa ở đó thành \`${data.name}\`, hoặc trả lại mã cũ`,
            en: `a binding names \`${data.instead}\`, which no gate is called: make it \`${data.name}\` there, or give the gate its id back`,
          },
  }),
  "policy/no-disposition": (data: Name): Words => ({
    message: {
      vi: `điều khoản \`${data.name}\` chưa ghi cách xử lý`,
      en: `the clause \`${data.name}\` has no disposition`,
    },
    help: {
      vi: "ghi `disposition`: `gate`, `indicator`, `process`, hoặc `none` kèm lý do",
      en: "write `disposition`: `gate`, `indicator`, `process`, or `none` with the reason",
    },
  }),
  "policy/no-clause": (data: Name): Words => ({
    message: {
      vi: `cổng \`${data.name}\` không viện dẫn điều khoản nào`,
      en: `the gate \`${data.name}\` cites no clause`,
    },
  }),
  "policy/subject-not-judged": (data: Name & { readonly subject: string }): Words => ({
    message: {
      vi: `cổng \`${data.name}\` không xét loại tài liệu \`${data.subject}\``,
      en: `the gate \`${data.name}\` does not judge a \`${data.subject}\``,
    },
  }),
  "policy/nothing-asked": (data: Name & { readonly subject: string }): Words => ({
    message: {
      vi: `cổng \`${data.name}\` xét \`${data.subject}\` mà không yêu cầu nào hỏi loại tài liệu này`,
      en: `the gate \`${data.name}\` judges a \`${data.subject}\`, yet no requirement asks one`,
    },
  }),
  "policy/stages-reversed": (data: { readonly from: string; readonly until: string }): Words => ({
    message: {
      vi: `giai đoạn cuối \`${data.until}\` đứng trước giai đoạn đầu \`${data.from}\``,
      en: `the last stage \`${data.until}\` comes before the first \`${data.from}\``,
    },
  }),
  "policy/unused-variable": (data: Name): Words => ({
    message: { vi: `biến \`${data.name}\` không được dùng`, en: `the variable \`${data.name}\` is not used` },
  }),
  "policy/hidden-name": (data: Name): Words => ({
    message: {
      vi: `biến \`${data.name}\` che mất một tên có sẵn`,
      en: `the variable \`${data.name}\` hides a name that exists`,
    },
  }),
  "policy/not-a-list": (data: Name): Words => ({
    message: { vi: `\`${data.name}\` không phải danh sách`, en: `\`${data.name}\` is not a list` },
  }),
  "policy/not-a-justification": (data: Name): Words => ({
    message: { vi: `\`${data.name}\` không phải một giải trình`, en: `\`${data.name}\` is no justification` },
  }),
  "policy/justification-not-design": (data: Name & { readonly part: string }): Words => ({
    message: {
      vi: `giải trình \`${data.name}\` nằm ngoài phần thiết kế (thuộc phần \`${data.part}\`), nên phê duyệt thiết kế không ràng buộc nó; ngoại lệ có thời hạn trả lời thay`,
      en: `the justification \`${data.name}\` is of the part \`${data.part}\` and not of the design, so no approval binds it; a waiver answers instead`,
    },
  }),
  "policy/bad-placeholder": (data: Name): Words => ({
    message: {
      vi: `dấu ngoặc \`${data.name}\` không khép kín; viết \`{{\` cho dấu ngoặc`,
      en: `the brace \`${data.name}\` is not closed; write \`{{\` for a brace`,
    },
  }),
} as const satisfies MessageTable;

/** Words the mistakes of a policy set that no single file's schema shows. */
export const policyMessages = {
  ...policyNameMessages,
  ...policyValueMessages,
} as const satisfies MessageTable;
