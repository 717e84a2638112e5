import type { Text } from "../core/source/source.ts";
import type { Failure } from "./failure.ts";

/** Names a permission of a job's token. */
export type Permission =
  | "checks: write"
  | "statuses: write"
  | "pull-requests: write"
  | "deployments: write"
  | "contents: read";

/** Names the kinds of run whose token may only read, whatever the workflow asks for. */
export type ReadOnlyRun = "fork" | "dependabot";

/** Says what was asked for when it failed. */
export interface Asked {
  readonly permission: Permission;
  readonly readOnlyRun?: ReadOnlyRun | undefined;
  /** Whether another repository than the run's own was asked for: no permission of a job reaches there. */
  readonly isForeign?: boolean | undefined;
}

/** Words what kept GitHub from doing what was asked, and what helps: a clause that follows a colon. */
export function failureWords(failure: Failure, asked: Asked): Text {
  const reason = reasonWords(failure);
  const advice = adviceWords(failure, asked);
  return advice === undefined
    ? reason
    : { vi: `${reason.vi}; ${advice.vi}`, en: `${reason.en}; ${advice.en}` };
}

const PLAIN_REASONS = {
  redirects: { vi: "GitHub chuyển hướng mãi không dừng", en: "GitHub redirects without an end" },
  "time-limit": { vi: "GitHub không trả lời kịp thời hạn", en: "GitHub did not answer in time" },
  budget: {
    vi: "hết thời gian dành cho việc báo kết quả",
    en: "the time for reporting is over",
  },
  "bad-address": {
    vi: "địa chỉ API của GitHub hoặc của proxy không hợp lệ",
    en: "the address of GitHub's API or of a proxy is not valid",
  },
  "insecure-address": {
    vi: "địa chỉ không dùng `https`, nên không gửi token",
    en: "the address is not `https`, so no token is sent",
  },
  "newer-comment": {
    vi: "bình luận đang có ghi là của một lượt chạy mới hơn; nếu không đúng thì xóa bình luận đó rồi chạy lại",
    en: "the one that is there says that a newer run wrote it; if that is wrong, delete it and run this again",
  },
  unexpected: {
    vi: "câu trả lời không đúng dạng GitHub công bố",
    en: "the answer does not have the form that GitHub describes",
  },
} as const satisfies Partial<Record<Failure["kind"], Text>>;

function reasonWords({ kind, status, said, when }: Failure): Text {
  const quote = said === undefined ? "" : ` (\`${said}\`)`;
  switch (kind) {
    case "network":
      return { vi: `không kết nối được với GitHub${quote}`, en: `GitHub cannot be reached${quote}` };
    case "rate-limited":
      return rateLimitWords(when, quote);
    case "redirects":
    case "time-limit":
    case "budget":
    case "bad-address":
    case "insecure-address":
    case "newer-comment":
      return PLAIN_REASONS[kind];
    default:
      if (status === undefined) return PLAIN_REASONS.unexpected;
      return { vi: `GitHub trả lời ${status}${quote}`, en: `GitHub answered ${status}${quote}` };
  }
}

function rateLimitWords(when: string | undefined, quote: string): Text {
  const [vi, en] = when === undefined ? ["", ""] : [`, thử lại được từ ${when}`, `, again from ${when}`];
  return {
    vi: `đã hết hạn mức gọi API của GitHub${vi}${quote}`,
    en: `GitHub's rate limit is used up${en}${quote}`,
  };
}

const READ_ONLY_RUNS: Readonly<Record<ReadOnlyRun, Text>> = {
  fork: {
    vi: "lượt chạy từ bản sao (fork) chỉ có token đọc",
    en: "a run from a fork has a token that may only read",
  },
  dependabot: {
    vi: "lượt chạy do Dependabot kích hoạt chỉ có token đọc",
    en: "a run that Dependabot started has a token that may only read",
  },
};

function adviceWords({ kind, status }: Failure, asked: Asked): Text | undefined {
  const { permission, readOnlyRun, isForeign = false } = asked;
  if (kind === "forbidden" || kind === "not-found") {
    if (isForeign) return OTHER_TOKEN;
    return readOnlyRun === undefined ? missingPermission(permission) : READ_ONLY_RUNS[readOnlyRun];
  }
  if (kind === "unauthorized") return { vi: "kiểm tra đầu vào `token`", en: "look at the input `token`" };
  if (kind === "server" || (status ?? 0) >= 500) return { vi: "thử chạy lại", en: "run it again" };
  return undefined;
}

const OTHER_TOKEN: Text = {
  vi: "đưa vào `token` một token được đọc kho này, vì token của job chỉ thấy kho của chính nó và kho công khai",
  en: "give `token` one that may read that repository, as the token of a job sees only its own and public ones",
};

function missingPermission(permission: Permission): Text {
  return {
    vi: `thêm \`${permission}\` vào \`permissions\` của job`,
    en: `add \`${permission}\` to the \`permissions\` of the job`,
  };
}
