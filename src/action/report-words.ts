import type { Text } from "../core/source/source.ts";
import type { Failure, FailureKind } from "../github/failure.ts";
import { type Asked, failureWords } from "../github/failure-words.ts";
import type { SummaryProblem } from "./step-summary.ts";

/** Names what is written on GitHub. */
export type ReportKind = "check-run" | "commit-status" | "deployment-status" | "comment";

const REPORTS: Readonly<Record<ReportKind, Text>> = {
  "check-run": { vi: "không ghi được lượt kiểm tra (check run)", en: "the check run was not written" },
  "commit-status": { vi: "không ghi được trạng thái commit", en: "the commit status was not written" },
  "deployment-status": {
    vi: "không ghi được trạng thái triển khai",
    en: "the deployment status was not written",
  },
  comment: {
    vi: "không ghi được bình luận ở yêu cầu gộp",
    en: "the comment on the pull request was not written",
  },
};

const STANDS: Text = { vi: "quyết định vẫn giữ nguyên", en: "the decision stands" };

/** Words why something was not written on GitHub and what helps. */
export function reportWarning(kind: ReportKind, failure: Failure, asked: Asked): Text {
  const { vi, en } = failureWords(failure, asked);
  return {
    vi: `${REPORTS[kind].vi}: ${vi}; ${STANDS.vi}`,
    en: `${REPORTS[kind].en}: ${en}; ${STANDS.en}`,
  };
}

/** Words that something was not written because it would be about another commit than was judged. */
export function doubtWarning(kind: ReportKind, doubt: Text): Text {
  return {
    vi: `${REPORTS[kind].vi}: ${doubt.vi}; ${STANDS.vi}`,
    en: `${REPORTS[kind].en}: ${doubt.en}; ${STANDS.en}`,
  };
}

/** Words that a mistake of the program kept something from being written. */
export function internalWarning(kind: ReportKind): Text {
  const reason = { vi: "lỗi bên trong chương trình", en: "an error inside the program" };
  return {
    vi: `${REPORTS[kind].vi}: ${reason.vi}; ${STANDS.vi}`,
    en: `${REPORTS[kind].en}: ${reason.en}; ${STANDS.en}`,
  };
}

/** Words that several things were not written because the time was over. */
export function timeWarning(kinds: readonly ReportKind[]): Text {
  const budget: FailureKind = "budget";
  const words = failureWords({ kind: budget }, { permission: "contents: read" });
  const all = (language: "vi" | "en") => kinds.map((kind) => REPORTS[kind][language]).join(", ");
  return {
    vi: `${all("vi")}: ${words.vi}; ${STANDS.vi}`,
    en: `${all("en")}: ${words.en}; ${STANDS.en}`,
  };
}

/** Words what is missing to report anything at all. */
export const MISSING = {
  token: {
    vi: "không báo được lên GitHub: đầu vào `token` trống; quyết định vẫn giữ nguyên",
    en: "nothing was reported to GitHub: the input `token` is empty; the decision stands",
  },
  repository: {
    vi: "không báo được lên GitHub: không biết kho mã hay commit nào; quyết định vẫn giữ nguyên",
    en: "nothing was reported to GitHub: the repository or the commit is not known; the decision stands",
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Words why the summary of the step was not written. */
export const SUMMARY_WARNINGS: Readonly<Record<SummaryProblem | "failed", Text>> = {
  "no-room": {
    vi: "không ghi được tóm tắt của bước: đã hết 1 MiB dành cho nó; quyết định vẫn giữ nguyên",
    en: "the summary of the step was not written: its 1 MiB is used up; the decision stands",
  },
  unwritable: {
    vi: "không ghi được tóm tắt của bước: tệp GITHUB_STEP_SUMMARY không ghi được; quyết định vẫn giữ nguyên",
    en: "the summary of the step was not written: GITHUB_STEP_SUMMARY cannot be written; the decision stands",
  },
  failed: {
    vi: "không ghi được tóm tắt của bước vì lỗi bên trong chương trình; quyết định vẫn giữ nguyên",
    en: "the summary of the step was not written because of an error inside the program; the decision stands",
  },
};
