import type { JsonObject } from "../../../src/core/source/json.ts";
import { type Answer, answered, invalid, notFound } from "../answer.ts";
import { lengthOf, listed, type RepositoryCall, type RepositoryRoute, textOf } from "../call.ts";
import { user } from "../shapes.ts";
import { type Deployment, type DeploymentStatus, NOW } from "../world.ts";
import { LONGEST_DESCRIPTION } from "./statuses.ts";

const TASK = "deploy";
const LONGEST_REVIEW = 1024;
const MOST_REPORTS = 10;

function addressesOf(
  { at, repository }: RepositoryCall,
  id: number,
): { readonly repository: string; readonly url: string } {
  const base = `${at.api}/repos/${repository.owner}/${repository.name}`;
  return { repository: base, url: `${base}/deployments/${id}` };
}

function shapeOfDeployment(call: RepositoryCall, deployment: Deployment): JsonObject {
  const { repository, url } = addressesOf(call, deployment.id);
  return {
    id: deployment.id,
    node_id: `deployment-${deployment.id}`,
    sha: deployment.sha,
    ref: deployment.ref,
    task: TASK,
    environment: deployment.environment,
    payload: {},
    description: null,
    creator: user(call.at, call.world.actor),
    statuses_url: `${url}/statuses`,
    repository_url: repository,
    url,
    created_at: NOW,
    updated_at: NOW,
  };
}

function shapeOfStatus(call: RepositoryCall, deployment: Deployment, status: DeploymentStatus): JsonObject {
  const { repository, url } = addressesOf(call, deployment.id);
  return {
    id: status.id,
    node_id: `deployment-status-${status.id}`,
    state: status.state,
    creator: user(call.at, call.world.actor),
    description: status.description,
    environment: status.environment,
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    target_url: status.logUrl,
    deployment_url: url,
    repository_url: repository,
    url: `${url}/statuses/${status.id}`,
    created_at: NOW,
    updated_at: NOW,
  };
}

function createStatus(call: RepositoryCall): Answer {
  const { world, repository, params, body } = call;
  const deployment = repository.deployments.get(Number(params.deployment_id));
  if (deployment === undefined) return notFound;
  const description = textOf(body, "description") ?? "";
  if (lengthOf(description) > LONGEST_DESCRIPTION) {
    return invalid("DeploymentStatus", "/description", "description is too long (maximum is 140 characters)");
  }
  const status = {
    id: world.nextId(),
    state: textOf(body, "state") ?? "",
    description,
    environment: textOf(body, "environment") ?? deployment.environment,
    logUrl: textOf(body, "log_url") ?? textOf(body, "target_url") ?? "",
    environmentUrl: textOf(body, "environment_url") ?? "",
  };
  deployment.statuses.push(status);
  return answered(201, shapeOfStatus(call, deployment, status));
}

function getDeployment(call: RepositoryCall): Answer {
  const deployment = call.repository.deployments.get(Number(call.params.deployment_id));
  return deployment === undefined ? notFound : answered(200, shapeOfDeployment(call, deployment));
}

function list(call: RepositoryCall): Answer {
  const { repository, query } = call;
  const asked = (key: string, value: string): boolean => [null, "none", value].includes(query.get(key));
  const deployments = [...repository.deployments.values()].filter(
    ({ sha, ref, environment }) =>
      asked("sha", sha) && asked("ref", ref) && asked("task", TASK) && asked("environment", environment),
  );
  return listed(call, deployments.reverse(), (one) => shapeOfDeployment(call, one));
}

/** Takes the answer of a deployment protection rule, or a report of how far it is. */
function review({ repository, params, body }: RepositoryCall): Answer {
  const run = Number(params.run_id);
  const comment = textOf(body, "comment") ?? null;
  const environment = textOf(body, "environment_name") ?? "";
  if (lengthOf(comment ?? "") > LONGEST_REVIEW) {
    return invalid(
      "DeploymentProtectionRule",
      "/comment",
      "comment is too long (maximum is 1024 characters)",
    );
  }
  const reports = repository.gateReviews.filter((one) => one.run === run && one.environment === environment);
  if (reports.length >= MOST_REPORTS) {
    return invalid("DeploymentProtectionRule", "/comment", "has too many status reports");
  }
  repository.gateReviews.push({ run, environment, state: textOf(body, "state") ?? null, comment });
  return { status: 204 };
}

/** Answers for deployments and the rules that protect them. */
export const deploymentRoutes: Readonly<Record<string, RepositoryRoute>> = {
  "repos/get-deployment": { needs: ["deployments"], level: "read", answer: getDeployment },
  "repos/list-deployments": { needs: ["deployments"], level: "read", answer: list },
  "repos/create-deployment-status": { needs: ["deployments"], level: "write", answer: createStatus },
  "actions/review-custom-gates-for-run": { needs: ["deployments"], level: "write", answer: review },
};
