import { brief } from "../core/diagnostic/words.ts";
import type { Text } from "../core/source/source.ts";
import type { ReportKind } from "./report-words.ts";
import type { ReportingNeeds } from "./reporting-needs.ts";

/** Is a report that was asked for though this event has no place for it, and why. */
export interface NotDue {
  readonly kind: ReportKind;
  readonly why: Text;
  /** Whether it would be written at another event; else nobody waits for it. */
  readonly isMissed: boolean;
}

/**
 * Lists what was asked for and has no place at this event: nobody's mistake where one workflow serves several
 * events, but whoever waits for it is to know why it does not come.
 */
export function reportsNotDue({
  inputs,
  event,
  exitCode,
}: Pick<ReportingNeeds, "inputs" | "event" | "exitCode">): readonly NotDue[] {
  const { comment, deploymentStatus } = inputs;
  const isMissed = comment === "always" || exitCode !== 0;
  const name = brief(event.name);
  // Of an event that could not be read nothing but its name is known.
  const [isPull, isDeployment] = ["pull_request", "deployment"].map(
    (one) => name.startsWith(one) || name === "",
  );
  return [
    ...(comment !== "never" && !isPull && event.pullRequest === undefined
      ? [{ kind: "comment", why: noPull(name), isMissed } as const]
      : []),
    ...(deploymentStatus && !isDeployment && event.deployment === undefined
      ? [{ kind: "deployment-status", why: noDeployment(name), isMissed: true } as const]
      : []),
  ];
}

function noPull(event: string): Text {
  return {
    vi: `không ghi bình luận: sự kiện \`${event}\` không phải của một yêu cầu gộp`,
    en: `no comment is written: the event \`${event}\` is not that of a pull request`,
  };
}

function noDeployment(event: string): Text {
  return {
    vi: `không ghi trạng thái triển khai: sự kiện \`${event}\` không phải của một bản triển khai; chỉ quy trình chạy theo \`on: deployment\` mới có`,
    en: `no deployment status is written: the event \`${event}\` is not that of a deployment; only workflows that run \`on: deployment\` have one`,
  };
}
