import { cut } from "../reporters/cut.ts";
import type { GitHub } from "./client.ts";
import { DESCRIPTION_LIMIT } from "./commit-status.ts";
import type { Place } from "./repository.ts";

/**
 * Is what a gate may say of a deployment. `success` and `in_progress` are not among it: a gate that admits has
 * deployed nothing, so the deployment goes on waiting (`queued`) for who does.
 */
export interface DeploymentStatus {
  readonly deployment: number;
  readonly state: "queued" | "failure" | "error";
  readonly description: string;
  readonly logUrl?: string | undefined;
}

/**
 * Sets the status of a deployment, again after a 5xx: only the last one counts. Rejects with the client's error.
 */
export async function writeDeploymentStatus(
  { octokit }: GitHub,
  { owner, repo }: Place,
  { deployment, state, description, logUrl }: DeploymentStatus,
): Promise<void> {
  await octokit.rest.repos.createDeploymentStatus({
    owner,
    repo,
    deployment_id: deployment,
    state,
    description: cut(description, DESCRIPTION_LIMIT),
    ...(logUrl === undefined ? {} : { log_url: logUrl }),
    auto_inactive: false,
  });
}
