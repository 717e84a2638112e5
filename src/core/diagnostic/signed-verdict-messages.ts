import type { Text } from "../source/source.ts";
import { tellFrom } from "./tell-from.ts";
import { brief, type MessageTable, type NoData, quoted, type Words } from "./words.ts";

interface Named {
  readonly name: string;
}

const SAME_DEPLOYMENT: Text = {
  vi: "không triển khai bản này; xin kết luận mới cho đúng bản sẽ triển khai",
  en: "do not deploy it; have a verdict signed for what will be deployed",
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
      vi: `kết luận xét cho ngày ${asOf}, còn hôm nay là ${today}`,
      en: `the verdict is for ${asOf}, and today is ${today}`,
    },
  }),
  "verdict/too-old": ({ last, today }: { readonly last: string; readonly today: string }): Words => ({
    message: {
      vi: `kết luận chỉ có giá trị đến hết ngày ${last}, còn hôm nay là ${today}`,
      en: `the verdict held until the end of ${last}, and today is ${today}`,
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
