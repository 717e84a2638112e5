import type { AttestationType } from "../attest/attestation.ts";
import type { Text } from "../source/source.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { UnknownName } from "./unknown-name.ts";
import { brief, type MessageTable, quoted, type Words } from "./words.ts";

/** Names the types of statement in a reader's words. */
export const attestationWords: Readonly<Record<AttestationType, Text>> = {
  appraisal: { vi: "kết quả thẩm định", en: "appraisal" },
  approval: { vi: "phê duyệt", en: "approval" },
  assessment: { vi: "kết quả đánh giá", en: "assessment" },
  waiver: { vi: "chấp thuận ngoại lệ", en: "waiver" },
  remediation: { vi: "kế hoạch khắc phục", en: "remediation plan" },
  exclusion: { vi: "xác nhận loại trừ", en: "exclusion" },
};

interface OfType {
  readonly type: AttestationType;
}

export interface OtherDesign extends OfType {
  readonly signed: string;
  readonly today: string;
  /** How many places changed, where the design that was signed is known. */
  readonly changes?: number;
  /** The clauses by which one of the changes asks for another approval. */
  readonly clauses?: readonly string[];
}

export interface NotCompetent extends OfType {
  readonly authority: string;
  readonly profile: string;
  /** What the profile says of a statement that does not meet its condition; absent where it has none for the type. */
  readonly said?: Text | "untold";
  /** What the profile says to do about it. */
  readonly remedy?: Text;
  /** The facts without which it cannot be told. */
  readonly missing?: readonly Text[];
}

/** Words why a statement whose signatures hold does not count for this system, design, date or act. */
export const attestationAdmissionMessages = {
  "attestation/other-system": (
    data: OfType & { readonly about: string; readonly system: string },
  ): Words => ({
    message: {
      vi: `${attestationWords[data.type].vi} này ký cho hệ thống \`${brief(data.about)}\`, không phải \`${brief(data.system)}\``,
      en: `this ${attestationWords[data.type].en} is signed for the system \`${brief(data.about)}\`, not for \`${brief(data.system)}\``,
    },
    help: {
      vi: "chuyển tệp về thư mục văn bản đã ký của hệ thống đó, hoặc trình ký cho hệ thống này",
      en: "move the file to the attestations of that system, or have one signed for this system",
    },
  }),
  "attestation/other-design": (data: OtherDesign): Words => ({
    message: otherDesignMessage(data),
    help: otherDesignHelp(data),
  }),
  "attestation/not-yet-valid": (data: OfType & { readonly from: string; readonly asOf: string }): Words => ({
    message: {
      vi: `${attestationWords[data.type].vi} chỉ có hiệu lực từ ngày ${data.from}, sau ngày xét ${data.asOf}`,
      en: `the ${attestationWords[data.type].en} holds from ${data.from} on, after the date of this check, ${data.asOf}`,
    },
    help: { vi: "xét lại từ ngày đó", en: "check again from that day on" },
  }),
  "attestation/expired": (data: OfType & { readonly last: string; readonly asOf: string }): Words => ({
    message: {
      vi: `${attestationWords[data.type].vi} chỉ có hiệu lực đến hết ngày ${data.last}, trước ngày xét ${data.asOf}`,
      en: `the last day of the ${attestationWords[data.type].en} was ${data.last}, before the date of this check, ${data.asOf}`,
    },
    help: {
      vi: "trình người có thẩm quyền ký lại với thời hạn mới",
      en: "have it signed again with a new term",
    },
  }),
  "attestation/not-competent": (data: NotCompetent): Words => ({
    message: notCompetentMessage(data),
    help: notCompetentHelp(data),
  }),
  "attestation/unknown-gate": (data: OfType & UnknownName): Words => ({
    message: {
      vi: `${attestationWords[data.type].vi} nêu \`${brief(data.name)}\`, không có trong bộ chính sách`,
      en: `the ${attestationWords[data.type].en} names \`${brief(data.name)}\`, which the policy set does not have`,
    },
    ...didYouMean(data),
  }),
  "attestation/not-waivable": (
    data: OfType & { readonly gate: string } & (
        | { readonly bindings: readonly string[] }
        | { readonly requirement: string }
      ),
  ): Words => ({
    message: notWaivableMessage(data),
    help: { vi: "đáp ứng yêu cầu của cổng", en: "meet what the gate requires" },
  }),
  "attestation/other-evidence": (
    data: OfType & { readonly gate: string; readonly requirement: string },
  ): Words => ({
    message: {
      vi: `${attestationWords[data.type].vi} cho \`${data.gate}#${data.requirement}\` được ký trên dữ kiện khác với dữ kiện hiện nay`,
      en: `the ${attestationWords[data.type].en} of \`${data.gate}#${data.requirement}\` was signed over other facts than those of today`,
    },
    help: otherEvidenceHelp(data),
  }),
  "attestation/duplicate-id": (
    data: OfType & { readonly id: string; readonly others: readonly string[] },
  ): Words => ({
    message: {
      vi: `mã \`${brief(data.id)}\` được dùng cho ${attestationWords[data.type].vi} có nội dung khác trong ${quoted(data.others)}, nên không văn bản nào được tính`,
      en: `another ${attestationWords[data.type].en} with the id \`${brief(data.id)}\` says something else in ${quoted(data.others)}, so neither counts`,
    },
    help: {
      vi: "giữ lại văn bản đúng và bỏ văn bản kia khỏi thư mục",
      en: "keep the right one and take the other out of the folder",
    },
  }),
} as const satisfies MessageTable;

function otherEvidenceHelp({ type }: OfType): Text {
  if (type === "remediation") {
    return {
      vi: "lập lại kế hoạch theo dữ kiện hiện nay bằng `gate57 remediate` và trình ký",
      en: "make the plan anew over the facts of today with `gate57 remediate` and have it signed",
    };
  }
  return {
    vi: "lập lại đề nghị bằng `gate57 waive --draft` và trình ký",
    en: "draft the request again with `gate57 waive --draft` and have it signed",
  };
}

function otherDesignMessage({ signed, today, changes }: OtherDesign): Text {
  const known = changes !== undefined && changes > 0;
  return {
    vi: `ký trên thiết kế \`${short(signed)}\`, không phải thiết kế hiện nay \`${short(today)}\`${known ? `; đã thay đổi ${changes} chỗ` : ""}`,
    en: `signed over the design \`${short(signed)}\`, not over today's, \`${short(today)}\`${known ? `; ${changes} ${changes === 1 ? "place" : "places"} changed` : ""}`,
  };
}

function otherDesignHelp({ clauses = [] }: OtherDesign): Text {
  if (clauses.length === 0)
    return { vi: "trình ký lại trên thiết kế hiện nay", en: "have it signed again over the design of today" };
  return {
    vi: `phải trình thẩm định, phê duyệt lại theo ${clauses.join(", ")}`,
    en: `it must be appraised and approved again by ${clauses.join(", ")}`,
  };
}

function notCompetentMessage({ type, authority, profile, said, missing = [] }: NotCompetent): Text {
  const { vi, en } = attestationWords[type];
  const who = brief(authority);
  if (said === undefined) {
    return {
      vi: `hồ sơ áp dụng \`${profile}\` không nhận ${vi} nào, kể cả của \`${who}\``,
      en: `the profile \`${profile}\` accepts no ${en}, nor that of \`${who}\``,
    };
  }
  if (missing.length === 0 && said !== "untold") return said;
  if (missing.length === 0) {
    return {
      vi: `theo hồ sơ áp dụng \`${profile}\`, \`${who}\` không có thẩm quyền ký ${vi} này`,
      en: `by the profile \`${profile}\`, \`${who}\` is not competent for this ${en}`,
    };
  }
  return {
    vi: `chưa xác định được \`${who}\` có thẩm quyền ký ${vi} này không vì thiếu ${missing.map((one) => one.vi).join(", ")}`,
    en: `whether \`${who}\` is competent for this ${en} cannot be told without ${missing.map((one) => one.en).join(", ")}`,
  };
}

function notCompetentHelp({ said, remedy, missing = [] }: NotCompetent): Text {
  if (said !== undefined && missing.length > 0)
    return { vi: "khai các dữ kiện này", en: "declare these facts" };
  if (remedy) return remedy;
  return {
    vi: "trình cơ quan có thẩm quyền theo hồ sơ áp dụng ký",
    en: "have it signed by a body that the profile accepts",
  };
}

/** Either bindings forbid it, or the gate itself does for one of its requirements. */
function notWaivableMessage(
  data: { readonly gate: string } & (
    | { readonly bindings: readonly string[] }
    | { readonly requirement: string }
  ),
): Text {
  if ("requirement" in data) {
    const name = `${data.gate}#${data.requirement}`;
    return {
      vi: `yêu cầu \`${name}\` không được chấp thuận ngoại lệ`,
      en: `the requirement \`${name}\` leaves no room for waivers`,
    };
  }
  return {
    vi: `cổng \`${data.gate}\` không được chấp thuận ngoại lệ theo ${quoted(data.bindings)}`,
    en: `the gate \`${data.gate}\` leaves no room for waivers, by ${quoted(data.bindings)}`,
  };
}

/** Enough of a digest to tell two apart by eye. */
function short(digest: string): string {
  return digest.replace(/^sha256:/, "").slice(0, 12);
}
