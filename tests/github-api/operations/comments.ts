import type { JsonObject } from "../../../src/core/source/json.ts";
import { type Answer, answered, invalid, notFound, refused } from "../answer.ts";
import { lengthOf, listed, type RepositoryCall, type RepositoryRoute, textOf } from "../call.ts";
import type { PermissionName } from "../options.ts";
import { user } from "../shapes.ts";
import { type Comment, NOW } from "../world.ts";

const LONGEST_BODY = 65_536;

function shapeOfComment({ at, repository }: RepositoryCall, comment: Comment): JsonObject {
  const base = `${at.api}/repos/${repository.owner}/${repository.name}/issues`;
  const page = `${at.html}/${repository.owner}/${repository.name}/pull/${comment.issue}`;
  return {
    id: comment.id,
    node_id: `comment-${comment.id}`,
    url: `${base}/comments/${comment.id}`,
    html_url: `${page}#issuecomment-${comment.id}`,
    issue_url: `${base}/${comment.issue}`,
    user: user(at, comment.author),
    body: comment.body,
    author_association: "NONE",
    created_at: NOW,
    updated_at: NOW,
  };
}

function bodyProblem(body: string): Answer | undefined {
  if (body.trim() === "") return invalid("IssueComment", "/body", "Body cannot be blank");
  if (lengthOf(body) <= LONGEST_BODY) return undefined;
  return invalid("IssueComment", "/body", "Body is too long (maximum is 65536 characters)");
}

function list(call: RepositoryCall): Answer {
  const issue = Number(call.params.issue_number);
  if (!call.repository.pulls.has(issue)) return notFound;
  const comments = [...call.repository.comments.values()].filter((one) => one.issue === issue);
  return listed(call, comments, (comment) => shapeOfComment(call, comment));
}

function create(call: RepositoryCall): Answer {
  const { world, repository, params } = call;
  const issue = Number(params.issue_number);
  const pull = repository.pulls.get(issue);
  if (pull === undefined) return notFound;
  if (pull.locked === true) return refused(403, "Unable to create comment because issue is locked.");
  const body = textOf(call.body, "body") ?? "";
  const problem = bodyProblem(body);
  if (problem !== undefined) return problem;
  const comment = { id: world.nextId(), issue, author: world.actor, body };
  repository.comments.set(comment.id, comment);
  return answered(201, shapeOfComment(call, comment));
}

function update(call: RepositoryCall): Answer {
  const { repository, params } = call;
  const before = repository.comments.get(Number(params.comment_id));
  if (before === undefined) return notFound;
  const body = textOf(call.body, "body") ?? "";
  const problem = bodyProblem(body);
  if (problem !== undefined) return problem;
  const comment = { ...before, body };
  repository.comments.set(comment.id, comment);
  return answered(200, shapeOfComment(call, comment));
}

function remove({ repository, params }: RepositoryCall): Answer {
  return repository.comments.delete(Number(params.comment_id)) ? { status: 204 } : notFound;
}

const either: readonly PermissionName[] = ["issues", "pull-requests"];

/** Answers for the comments of pull requests. */
export const commentRoutes: Readonly<Record<string, RepositoryRoute>> = {
  "issues/list-comments": { needs: either, level: "read", answer: list },
  "issues/create-comment": { needs: either, level: "write", answer: create },
  "issues/update-comment": { needs: either, level: "write", answer: update },
  "issues/delete-comment": { needs: either, level: "write", answer: remove },
};
