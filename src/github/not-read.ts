import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Text } from "../core/source/source.ts";
import type { Failure } from "./failure.ts";
import { failureWords } from "./failure-words.ts";
import { githubDiagnostic } from "./messages.ts";
import type { Place } from "./repository.ts";

/** Says why a repository could not be read and what helps. */
export function notRead(failure: Failure, { isForeign }: Place, source: string): Diagnostic {
  const isLate = failure.kind === "budget";
  const reason = isLate ? LATE : failureWords(failure, { permission: "contents: read", isForeign });
  const help = HELP[failure.kind];
  return githubDiagnostic("github/not-read", { reason, ...(help ? { help } : {}) }, source);
}

const NAMES: Text = {
  vi: "kiểm tra cả tên kho mã và commit",
  en: "look at the name of the repository and the commit as well",
};

const LATE: Text = {
  vi: "hết thời gian dành cho việc đọc từ GitHub",
  en: "the time for reading from GitHub is over",
};

const AGAIN: Text = { vi: "thử chạy lại", en: "run it again" };

/** GitHub answers 404 for what a token may not see, as if it were not there. */
const HELP: Partial<Readonly<Record<Failure["kind"], Text>>> = {
  "not-found": NAMES,
  forbidden: NAMES,
  network: {
    vi: "kiểm tra mạng và các biến HTTPS_PROXY, NO_PROXY của máy chạy (ALL_PROXY không được đọc)",
    en: "look at the network and at HTTPS_PROXY and NO_PROXY of the runner (ALL_PROXY is not read)",
  },
  "time-limit": AGAIN,
  budget: AGAIN,
  unexpected: AGAIN,
};
