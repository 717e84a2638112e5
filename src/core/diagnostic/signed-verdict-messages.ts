import type { Text } from "../source/source.ts";
import { tellFrom } from "./tell-from.ts";
import { brief, type MessageTable, type NoData, quoted, type Words } from "./words.ts";

interface Named {
  readonly name: string;
}

interface StageNotAsked {
  readonly stage: string;
  readonly label: Text;
}

/** Says what of a question was not there when it was judged again, was there only then, or was another. */
type OtherState = "missing" | "extra" | "other";

const SAME_DEPLOYMENT: Text = {
  vi: "không triển khai bản này; xin kết luận mới cho đúng bản sẽ triển khai",
  en: "do not deploy it; have a verdict signed for what will be deployed",
};

const OTHER_PLAN: Readonly<Record<OtherState, Words>> = {
  missing: {
    message: { vi: "thiếu kế hoạch đã dùng để xét", en: "the plan that it was judged with is missing" },
    help: { vi: "thêm `--plan TỆP`", en: "add `--plan FILE`" },
  },
  extra: {
    message: { vi: "lúc xét không có kế hoạch nào", en: "it was judged without any plan" },
    help: { vi: "bỏ `--plan`", en: "leave `--plan` out" },
  },
  other: {
    message: {
      vi: "kế hoạch này không phải bản đã dùng để xét",
      en: "this plan is not the one that it was judged with",
    },
    help: { vi: "nêu đúng kế hoạch ấy bằng `--plan`", en: "name that plan by `--plan`" },
  },
};

/** Words why a signed verdict, though its signature holds, does not let a deployment pass. */
export const signedVerdictMessages = {
  "verdict/other-type": ({ type }: { readonly type: string }): Words => ({
    message: {
      vi: `đây là tuyên bố loại \`${brief(type)}\`, không phải kết luận`,
      en: `this is a statement of type \`${brief(type)}\`, not a verdict`,
    },
  }),
  "verdict/inconsistent": (_: NoData): Words => ({
    message: {
      vi: "các trường của kết luận mâu thuẫn nhau: kết quả, giai đoạn hoặc hệ thống không khớp",
      en: "the fields of the verdict contradict each other: result, stage or system do not agree",
    },
    help: {
      vi: "chỉ dùng kết luận do `gate57 check --sign-verdict` viết ra",
      en: "use only verdicts that `gate57 check --sign-verdict` wrote",
    },
  }),
  "verdict/failed": (_: NoData): Words => ({
    message: {
      vi: "kết luận này là KHÔNG đạt: hệ thống chưa được phép vào giai đoạn đã xét",
      en: "this verdict says FAILED: the system may not enter the stage that was judged",
    },
    help: {
      vi: "xem báo cáo của lần xét để biết còn thiếu gì",
      en: "see the report of that check for what is still missing",
    },
  }),
  "verdict/not-yet": ({ asOf, today }: { readonly asOf: string; readonly today: string }): Words => ({
    message: {
      vi: `kết luận là cho ngày ${asOf}, sau ngày kiểm tra này (${today})`,
      en: `the verdict is for ${asOf}, after the date of this check (${today})`,
    },
  }),
  "verdict/too-old": ({ last, today }: { readonly last: string; readonly today: string }): Words => ({
    message: {
      vi: `kết luận chỉ có giá trị đến hết ngày ${last}, trước ngày kiểm tra này (${today})`,
      en: `the verdict held until the end of ${last}, before the date of this check (${today})`,
    },
    help: { vi: "xét lại và ký kết luận mới", en: "check again and have a new verdict signed" },
  }),
  "verdict/other-stage": ({ stage, asked }: { readonly stage: string; readonly asked: string }): Words => ({
    message: {
      vi: `kết luận là cho giai đoạn \`${stage}\`, không phải \`${brief(asked)}\``,
      en: `the verdict is for the stage \`${stage}\`, not for \`${brief(asked)}\``,
    },
  }),
  "verdict/other-profile": ({
    profile,
    asked,
  }: {
    readonly profile: string;
    readonly asked: string;
  }): Words => ({
    message: {
      vi: `kết luận xét theo hồ sơ áp dụng \`${profile}\`, không phải \`${brief(asked)}\``,
      en: `the verdict is by the profile \`${profile}\`, not by \`${brief(asked)}\``,
    },
  }),
  "verdict/other-system": ({
    system,
    asked,
  }: {
    readonly system: string;
    readonly asked: string;
  }): Words => ({
    message: {
      vi: `kết luận về hệ thống \`${system}\`, không phải \`${brief(asked)}\``,
      en: `the verdict is about the system \`${system}\`, not about \`${brief(asked)}\``,
    },
  }),
  "verdict/other-trust": (_: NoData): Words => ({
    message: {
      vi: "kết luận dựa trên một danh sách tin cậy khác với danh sách ở đây",
      en: "the verdict rests on another trust list than the one given here",
    },
    help: {
      vi: "xét lại bằng danh sách này, vì có thể đã có khóa bị thu hồi hoặc văn bản bị rút",
      en: "check again by this list, as a key may have been revoked or a statement withdrawn since",
    },
  }),
  "verdict/other-manifest": (_: NoData): Words => ({
    message: {
      vi: "bản khai này không phải bản đã được xét",
      en: "this manifest is not the one that was judged",
    },
    help: {
      vi: "kết luận gắn với từng byte dữ liệu của bản khai; xét lại bản hiện tại",
      en: "a verdict is bound to all that a manifest says; check the present one again",
    },
  }),
  "verdict/no-artifact": ({ names }: { readonly names: readonly string[] }): Words => ({
    message: {
      vi: `chưa nêu sản phẩm sẽ triển khai; kết luận gắn với ${quoted(names.map(brief))}`,
      en: `what will be deployed is not named; the verdict is bound to ${quoted(names.map(brief))}`,
    },
    help: {
      vi: "thêm `--artifact TÊN=TỆP` hoặc `--artifact TÊN=sha256:…`",
      en: "add `--artifact NAME=FILE` or `--artifact NAME=sha256:…`",
    },
  }),
  "verdict/artifact-changed": ({ name }: Named): Words => ({
    message: {
      vi: `sản phẩm \`${brief(name)}\` không phải bản đã được xét`,
      en: `artefact \`${brief(name)}\` is not the one the verdict is for`,
    },
    help: SAME_DEPLOYMENT,
  }),
  "verdict/artifact-other-name": ({ name, bound }: Named & { readonly bound: string }): Words => ({
    message: {
      vi: `kết luận gắn với sản phẩm này dưới tên \`${brief(bound)}\`, không phải \`${brief(name)}\``,
      en: `the verdict knows this artefact as \`${brief(bound)}\`, not as \`${brief(name)}\``,
    },
    help: {
      vi: "nêu đúng tên nếu thật sự là sản phẩm đó",
      en: "give it that name, if that is what it is",
    },
  }),
  "verdict/artifact-unknown": ({ name }: Named): Words => ({
    message: {
      vi: `kết luận không nói tới sản phẩm \`${brief(name)}\``,
      en: `the verdict says nothing of the artefact \`${brief(name)}\``,
    },
    help: SAME_DEPLOYMENT,
  }),
  "verdict/stage-not-asked": ({ stage, label }: StageNotAsked): Words => ({
    severity: "warning",
    message: {
      vi: `chưa nêu \`--stage\`: kết luận này là cho giai đoạn ${label.vi}`,
      en: `\`--stage\` is not given: this verdict is for the stage ${label.en}`,
    },
    help: {
      vi: `thêm \`--stage ${stage}\` nếu đúng là triển khai cho giai đoạn ấy`,
      en: `add \`--stage ${stage}\`, if that is the stage you deploy for`,
    },
  }),
  "verdict/replay-other-plan": ({ state }: { readonly state: OtherState }): Words => OTHER_PLAN[state],
  "verdict/replay-other-policies": ({ name }: Named): Words => ({
    message: {
      vi: `bộ chính sách này không phải bộ đã dùng để xét (\`${brief(name)}\`)`,
      en: `these policies are not those that it was judged by (\`${brief(name)}\`)`,
    },
    help: {
      vi: "nêu đúng bộ ấy, đúng phiên bản, bằng `--policies`; không nêu thì là bộ đi kèm chương trình (`built-in`)",
      en: "name that set, in that version, by `--policies`; without it, the set is the one of the program (`built-in`)",
    },
  }),
  "verdict/replay-other-attestations": (_: NoData): Words => ({
    message: {
      vi: "các văn bản đã ký được tính nay khác với lúc xét",
      en: "the signed statements that count now are not those of the time it was judged",
    },
    help: {
      vi: "lấy lại đủ thư mục văn bản đã ký của lúc xét, nêu bằng `--attestations` nếu không nằm cạnh bản khai",
      en: "fetch all the signed statements of that time; name their folder by `--attestations` if it is not beside the manifest",
    },
  }),
  "verdict/replay-other-version": ({ name }: Named): Words => ({
    message: {
      vi: `kết luận do phiên bản \`${brief(name)}\` của chương trình lập, không phải phiên bản này`,
      en: `the verdict was made by version \`${brief(name)}\` of the program, not by this one`,
    },
    help: { vi: "xét lại bằng phiên bản ấy", en: "judge again with that version" },
  }),
  "verdict/replay-differs": ({ field }: { readonly field: string }): Words => ({
    message: {
      vi: `xét lại cho kết quả khác ở \`${brief(field)}\``,
      en: `judging again gives another \`${brief(field)}\``,
    },
  }),
  "verdict/replay-differs-in-form": (_: NoData): Words => ({
    message: {
      vi: "xét lại cho cùng dữ liệu, nhưng kết luận đã ký được viết ở dạng khác",
      en: "judging again gives the same data, but the signed verdict is written in another form",
    },
  }),
  "verdict/replay-not-one": ({ count }: { readonly count: number }): Words => ({
    message: {
      vi: `xét lại cho ${count} kết luận, trong khi cần đúng một`,
      en: `judging again gives ${count} verdicts, and exactly one is needed`,
    },
  }),
} as const satisfies MessageTable;

/** Writes a diagnostic about a signed verdict. */
export const signedVerdictDiagnostic = tellFrom(signedVerdictMessages);
