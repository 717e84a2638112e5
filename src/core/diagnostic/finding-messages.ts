import type { Assurance } from "../policy/policy-set.ts";
import type { Text } from "../source/source.ts";

const ASSURANCE: Readonly<Record<Assurance, Text>> = {
  declared: { vi: "khai báo", en: "declared" },
  evidenced: { vi: "có tài liệu kèm mã băm", en: "evidenced by a document with its digest" },
  attested: { vi: "được xác nhận bằng chữ ký", en: "attested by a signature" },
};

/** Words the findings that no gate writes itself: what is missing, empty, unreadable or not covered. */
export const findingMessages = {
  "gate/fact-missing": (data: { readonly label: Text; readonly path: string }): Text => ({
    vi: `chưa khai “${data.label.vi}” (\`${data.path}\`) nên chưa đủ căn cứ kết luận`,
    en: `“${data.label.en}” (\`${data.path}\`) is not declared, so this cannot be decided`,
  }),
  "gate/attestation-missing": (data: { readonly label: Text }): Text => ({
    vi: `chưa có “${data.label.vi}” nào có chữ ký hợp lệ cho hệ thống này`,
    en: `no validly signed “${data.label.en}” has been given for this system`,
  }),
  "gate/attestation-incomplete": (data: { readonly label: Text; readonly path: string }): Text => ({
    vi: `văn bản đã ký không ghi “${data.label.vi}” (\`${data.path}\`) nên chưa đủ căn cứ kết luận`,
    en: `the signed statement lacks “${data.label.en}” (\`${data.path}\`), so this cannot be decided`,
  }),
  "gate/plan-missing": (data: { readonly label: Text }): Text => ({
    vi: `chưa có kế hoạch mà hệ thống tham chiếu (cần “${data.label.vi}”)`,
    en: `the plan that the system refers to is not given (“${data.label.en}” is needed)`,
  }),
  "gate/parameter-missing": (data: { readonly name: string }): Text => ({
    vi: `tham số \`${data.name}\` của bộ chính sách chưa có giá trị vào ngày xét`,
    en: `the policy set has no value of \`${data.name}\` on this date`,
  }),
  "gate/nothing-derived": (data: { readonly label: Text }): Text => ({
    vi: `không quy tắc nào của bộ chính sách cho ra “${data.label.vi}” vào ngày xét`,
    en: `no rule of the policy set gives “${data.label.en}” on this date`,
  }),
  "gate/reference-dangling": (data: {
    readonly value: string;
    readonly path: string;
    readonly list: string;
  }): Text => ({
    vi: `\`${data.list}\` không có mục nào mang mã \`${data.value}\` (ghi tại \`${data.path}\`)`,
    en: `\`${data.list}\` has no entry \`${data.value}\` (named at \`${data.path}\`)`,
  }),
  "gate/evaluation-error": (data: { readonly error: string }): Text => ({
    vi: `không tính được điều kiện của cổng (\`${data.error}\`)`,
    en: `the gate's condition has no answer (\`${data.error}\`)`,
  }),
  "gate/list-empty": (data: { readonly label: Text; readonly path: string }): Text => ({
    vi: `“${data.label.vi}” (\`${data.path}\`) không có mục nào`,
    en: `“${data.label.en}” (\`${data.path}\`) has no entry`,
  }),
  "gate/nothing-matches": (data: {
    readonly label: Text;
    readonly path: string;
    readonly condition: string;
  }): Text => ({
    vi: `không mục nào của “${data.label.vi}” (\`${data.path}\`) thuộc diện phải xét (\`${data.condition}\`)`,
    en: `no entry of “${data.label.en}” (\`${data.path}\`) is to be judged (\`${data.condition}\`)`,
  }),
  "gate/switched-off-by-declaration": (data: { readonly paths: string }): Text => ({
    vi: `cổng bị loại trừ chỉ dựa trên lời khai chưa được phê duyệt (${data.paths})`,
    en: `the gate is switched off by facts that no approval covers (${data.paths})`,
  }),
  "gate/assurance-too-low": (data: { readonly needed: Assurance; readonly paths: string }): Text => ({
    vi: `dữ kiện phải ${ASSURANCE[data.needed].vi} mới được công nhận (${data.paths})`,
    en: `the facts must be ${ASSURANCE[data.needed].en} to count (${data.paths})`,
  }),
} as const;

/** Words what must be done about findings that no gate writes itself. */
export const findingRemedies = {
  declare: (description: Text): Text => ({
    vi: `khai báo: ${description.vi}`,
    en: `declare it: ${description.en}`,
  }),
  declareJudged: {
    vi: "khai đủ các mục thực có của danh sách này; nếu thật sự không có thì chủ quản xác nhận với cơ quan thẩm định",
    en: "declare every entry that this list really has; if there is truly none, the owner confirms that to the appraiser",
  },
  attest: (description: Text): Text => ({
    vi: `cần văn bản có chữ ký của bên có thẩm quyền, nộp kèm hồ sơ: ${description.vi}`,
    en: `needed, signed by whoever is competent, and handed in with the manifest: ${description.en}`,
  }),
  complete: (description: Text): Text => ({
    vi: `đề nghị bên đã ký bổ sung và ký lại: ${description.vi}`,
    en: `have whoever signed it add this and sign again: ${description.en}`,
  }),
  givePlan: {
    vi: "cung cấp kế hoạch (`--plan`, hoặc đầu vào `plan` của Action)",
    en: "give the plan (`--plan`, or the input `plan` of the Action)",
  },
  decideParameter: {
    vi: "cơ quan chủ trì chính sách bổ sung giá trị có hiệu lực vào ngày xét",
    en: "the policy owner adds a value in force on this date",
  },
  decideRule: {
    vi: "cơ quan chủ trì chính sách bổ sung quy tắc cho trường hợp này",
    en: "the policy owner adds a rule for this case",
  },
  mendReference: (near: string | undefined): Text =>
    near === undefined
      ? {
          vi: "sửa mã tham chiếu, hoặc khai thêm mục còn thiếu",
          en: "correct the reference, or declare the missing entry",
        }
      : {
          vi: `có phải là \`${near}\`? nếu không, khai thêm mục còn thiếu`,
          en: `did you mean \`${near}\`? otherwise declare the missing entry`,
        },
  reportError: { vi: "báo cơ quan chủ trì chính sách", en: "report it to the policy owner" },
  approveDesign: {
    vi: "trình phê duyệt thiết kế có các dữ kiện này, hoặc bỏ lời khai loại trừ cổng",
    en: "have the design with these facts approved, or withdraw what switches the gate off",
  },
  acceptJustification: {
    vi: "chủ quản hệ thống phải chấp nhận giải trình này khi phê duyệt thiết kế",
    en: "the owner must accept this justification when the design is approved",
  },
} as const;

/** Adds to a remedy until when an attested plan lets it take. */
export function withDeadline(remedy: Text, deadline: string): Text {
  return {
    vi: `${remedy.vi}; hạn cuối theo kế hoạch khắc phục: ${deadline}`,
    en: `${remedy.en}; under the remediation plan by ${deadline} at the latest`,
  };
}

/** Adds that no acceptance of a justification binds facts that are not of the design. */
export function withoutAcceptance(remedy: Text): Text {
  return {
    vi: `${remedy.vi}; dữ kiện ở đây ngoài phần thiết kế, có thể đổi sau phê duyệt, nên chỉ ngoại lệ có thời hạn trả lời được thay giải trình`,
    en: `${remedy.en}; facts here are not of the design and may change after an approval, so a waiver can answer and a justification cannot`,
  };
}

/** Adds what an incomplete justification lacks to the remedy of the finding it was meant to answer. */
export function withIncompleteJustification(remedy: Text, fields: readonly string[]): Text {
  const list = fields.map((field) => `\`${field}\``).join(", ");
  return {
    vi: `${remedy.vi} (giải trình còn thiếu ${list})`,
    en: `${remedy.en} (the justification lacks ${list})`,
  };
}
