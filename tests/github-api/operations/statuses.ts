import type { JsonObject } from "../../../src/core/source/json.ts";
import { type Answer, answered, invalid } from "../answer.ts";
import { lengthOf, listed, type RepositoryCall, type RepositoryRoute, textOf } from "../call.ts";
import { user } from "../shapes.ts";
import { type CommitStatus, commitAt, NOW } from "../world.ts";
import { noCommit } from "./repositories.ts";

/** The description does not tell this limit; it is the same one for a deployment's status, which tells it. */
export const LONGEST_DESCRIPTION = 140;

const MOST_STATUSES_OF_A_CONTEXT = 1000;

function shapeOfStatus({ at, world, repository }: RepositoryCall, status: CommitStatus): JsonObject {
  return {
    id: status.id,
    node_id: `status-${status.id}`,
    url: `${at.api}/repos/${repository.owner}/${repository.name}/statuses/${status.sha}`,
    avatar_url: null,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: NOW,
    updated_at: NOW,
    creator: user(at, world.actor),
  };
}

function create(call: RepositoryCall): Answer {
  const { world, repository, params, body } = call;
  const sha = params.sha ?? "";
  if (!repository.commits.has(sha)) return noCommit(sha);
  const description = textOf(body, "description") ?? null;
  if (description !== null && lengthOf(description) > LONGEST_DESCRIPTION) {
    return invalid("Status", "/description", "description is too long (maximum is 140 characters)");
  }
  const context = textOf(body, "context") ?? "default";
  const alike = repository.statuses.filter((one) => one.sha === sha && one.context === context);
  if (alike.length >= MOST_STATUSES_OF_A_CONTEXT) {
    return invalid("Status", "/context", "this SHA and context has reached the maximum number of statuses");
  }
  const state = textOf(body, "state") ?? "";
  const targetUrl = textOf(body, "target_url") ?? null;
  const status = { id: world.nextId(), sha, state, context, description, targetUrl };
  repository.statuses.push(status);
  return answered(201, shapeOfStatus(call, status));
}

function listForRef(call: RepositoryCall): Answer {
  const commit = commitAt(call.repository, call.params.ref ?? "");
  if (commit === undefined) return noCommit(call.params.ref ?? "");
  const statuses = call.repository.statuses.filter(({ sha }) => sha === commit.sha).reverse();
  return listed(call, statuses, (status) => shapeOfStatus(call, status));
}

/** Answers for the statuses of commits. */
export const statusRoutes: Readonly<Record<string, RepositoryRoute>> = {
  "repos/create-commit-status": { needs: ["statuses"], level: "write", answer: create },
  "repos/list-commit-statuses-for-ref": { needs: ["statuses"], level: "read", answer: listForRef },
};
