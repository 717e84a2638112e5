import { brief } from "../core/diagnostic/words.ts";
import type { Text } from "../core/source/source.ts";
import { checkedOutCommit } from "./checked-out.ts";
import type { ReportingNeeds } from "./reporting-needs.ts";

/**
 * Lists the events that give the commit of the run to what is checked out. Under others the workspace holds
 * something else than the event is about: `pull_request_target` is about the head, and has the base.
 */
const BOUND = "pull_request push merge_group deployment workflow_dispatch schedule release".split(" ");

/**
 * Tells why what was judged may be another commit than the one that reports go to; nothing where it is that one. A
 * commit that nobody knows may be any: a green mark on it would be a guess.
 */
export function commitDoubt({ event, env }: ReportingNeeds): Text | undefined {
  if (!BOUND.includes(event.name)) return unbound(brief(event.name));
  const workspace = env.GITHUB_WORKSPACE;
  const commit = workspace ? checkedOutCommit(workspace) : undefined;
  if (commit === undefined) return UNKNOWN;
  const own = [env.GITHUB_SHA?.toLowerCase(), event.pullRequest?.headSha];
  return own.includes(commit) ? undefined : elsewhere(commit.slice(0, 12));
}

/** Tells that the deployment is of another commit; nothing where none is asked about, or none set off the run. */
export function deploymentDoubt({ inputs, event }: ReportingNeeds): Text | undefined {
  const { deployment, sha } = event;
  if (!inputs.deploymentStatus || deployment === undefined || deployment.sha === sha) return undefined;
  return {
    vi: "bản triển khai là của một commit khác với commit đã xét",
    en: "the deployment is of another commit than the one that was judged",
  };
}

const UNKNOWN: Text = {
  vi: "không biết đã xét commit nào: hãy lấy kho mã về (checkout) ngay ở gốc của thư mục làm việc",
  en: "which commit was judged is not known: check out the repository at the root of the workspace",
};

function unbound(event: string): Text {
  return {
    vi: `sự kiện \`${event}\` không gắn với commit đã lấy về để xét, nên không ghi gì vào commit nào`,
    en: `the event \`${event}\` is not tied to the commit that was checked out and judged, so no commit is marked`,
  };
}

function elsewhere(commit: string): Text {
  return {
    vi: `thư mục làm việc đang ở commit \`${commit}\`, không phải commit của lượt chạy`,
    en: `the workspace is at commit \`${commit}\`, which is not the commit of the run`,
  };
}
