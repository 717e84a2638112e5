import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../../src/core/source/json.ts";
import { type Answer, answered, invalid, notFound, refused } from "../answer.ts";
import { lengthOf, paged, type RepositoryCall, type RepositoryRoute, textOf } from "../call.ts";
import { user } from "../shapes.ts";
import { type Annotation, type CheckRun, commitAt, NOW } from "../world.ts";
import { noCommit } from "./repositories.ts";

const LONGEST_TITLE = 255;
const LARGEST_MESSAGE = 64 * 1024;
const MOST_RUNS_OF_A_NAME = 1000;

function shapeOfRun({ at, world, repository }: RepositoryCall, run: CheckRun): JsonObject {
  const url = `${at.api}/repos/${repository.owner}/${repository.name}/check-runs/${run.id}`;
  return {
    id: run.id,
    node_id: `check-run-${run.id}`,
    name: run.name,
    head_sha: run.headSha,
    url,
    html_url: `${at.html}/${repository.owner}/${repository.name}/runs/${run.id}`,
    details_url: run.detailsUrl,
    external_id: run.externalId,
    status: run.status,
    conclusion: run.conclusion,
    started_at: NOW,
    completed_at: run.status === "completed" ? NOW : null,
    check_suite: { id: 1 },
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    app: {
      id: 15368,
      slug: "github-actions",
      node_id: "app",
      owner: user(at, "github"),
      name: world.actor,
      description: null,
      external_url: at.html,
      html_url: `${at.html}/apps/github-actions`,
      created_at: NOW,
      updated_at: NOW,
      permissions: {},
      events: [],
    },
    pull_requests: [],
  };
}

function isAnnotation(value: Json): value is JsonObject & Annotation {
  return isJsonObject(value) && typeof value.path === "string" && typeof value.message === "string";
}

function annotationsOf(output: JsonObject): readonly (JsonObject & Annotation)[] {
  return isJsonArray(output.annotations) ? output.annotations.filter(isAnnotation) : [];
}

function outputOf(body: JsonObject): JsonObject {
  return isJsonObject(body.output) ? body.output : {};
}

/** Tells what the words of the description ask besides its schemas. */
function bodyProblem(body: JsonObject): Answer | undefined {
  const wrong = (field: string, message: string): Answer => invalid("CheckRun", field, message);
  if (body.status === "completed" && body.conclusion === undefined) {
    return wrong("/conclusion", "is missing where the status is completed");
  }
  if (body.conclusion === "stale") return wrong("/conclusion", "only GitHub makes a check run stale");
  for (const [index, one] of annotationsOf(outputOf(body)).entries()) {
    const problem = annotationProblem(one);
    if (problem !== undefined) return wrong(`/output/annotations/${index}/${problem[0]}`, problem[1]);
  }
  return undefined;
}

function annotationProblem(one: JsonObject & Annotation): readonly [string, string] | undefined {
  if (one.start_line < 1) return ["start_line", "lines are counted from 1"];
  if (one.end_line < one.start_line) return ["end_line", "ends before it starts"];
  const hasColumns = one.start_column !== undefined || one.end_column !== undefined;
  if (hasColumns && one.start_line !== one.end_line) return ["start_column", "has columns in several lines"];
  if (lengthOf(textOf(one, "title") ?? "") > LONGEST_TITLE) return ["title", "is too long"];
  if (Buffer.byteLength(one.message) > LARGEST_MESSAGE) return ["message", "is too long"];
  if (Buffer.byteLength(textOf(one, "raw_details") ?? "") > LARGEST_MESSAGE)
    return ["raw_details", "is too long"];
  return undefined;
}

/** Takes a body into a run: what it does not say stays, and annotations are added to those before. */
function changed(run: CheckRun, body: JsonObject): CheckRun {
  const output = outputOf(body);
  const conclusion = textOf(body, "conclusion") ?? null;
  const status = conclusion === null ? (textOf(body, "status") ?? run.status) : "completed";
  return {
    ...run,
    name: textOf(body, "name") ?? run.name,
    status,
    conclusion: status === "completed" ? (conclusion ?? run.conclusion) : null,
    detailsUrl: textOf(body, "details_url") ?? run.detailsUrl,
    externalId: textOf(body, "external_id") ?? run.externalId,
    title: textOf(output, "title") ?? run.title,
    summary: textOf(output, "summary") ?? run.summary,
    text: textOf(output, "text") ?? run.text,
    annotations: [...run.annotations, ...annotationsOf(output)],
  };
}

function create(call: RepositoryCall): Answer {
  const { world, repository, body } = call;
  if (!world.actor.endsWith("[bot]")) return refused(403, "You must authenticate via a GitHub App.");
  const problem = bodyProblem(body);
  if (problem !== undefined) return problem;
  const headSha = textOf(body, "head_sha") ?? "";
  if (!repository.commits.has(headSha)) return noCommit(headSha);
  const name = textOf(body, "name") ?? "";
  const alike = [...repository.checkRuns.values()].filter((one) => one.name === name);
  if (alike.length >= MOST_RUNS_OF_A_NAME) return invalid("CheckRun", "/name", "has too many runs");
  const run = changed(
    {
      id: world.nextId(),
      name,
      headSha,
      status: "queued",
      conclusion: null,
      detailsUrl: null,
      externalId: null,
      title: null,
      summary: null,
      text: null,
      annotations: [],
    },
    body,
  );
  repository.checkRuns.set(run.id, run);
  return answered(201, shapeOfRun(call, run));
}

function update(call: RepositoryCall): Answer {
  const { repository, params, body } = call;
  const before = repository.checkRuns.get(Number(params.check_run_id));
  if (before === undefined) return notFound;
  const problem = bodyProblem(body);
  if (problem !== undefined) return problem;
  const run = changed(before, body);
  repository.checkRuns.set(run.id, run);
  return answered(200, shapeOfRun(call, run));
}

function listForRef(call: RepositoryCall): Answer {
  const { repository, params, query } = call;
  const commit = commitAt(repository, params.ref ?? "");
  if (commit === undefined) return noCommit(params.ref ?? "");
  const wanted = (run: CheckRun): boolean =>
    run.headSha === commit.sha &&
    (query.get("check_name") ?? run.name) === run.name &&
    (query.get("status") ?? run.status) === run.status;
  const runs = [...repository.checkRuns.values()].filter(wanted).reverse();
  const latest = new Map(runs.toReversed().map((run) => [run.name, run]));
  const chosen = query.get("filter") === "all" ? runs : runs.filter((run) => latest.get(run.name) === run);
  const page = paged(call, chosen);
  const shapes = page.items.map((run) => shapeOfRun(call, run));
  return answered(200, { total_count: chosen.length, check_runs: shapes }, page.headers);
}

/** Answers for check runs. */
export const checkRoutes: Readonly<Record<string, RepositoryRoute>> = {
  "checks/create": { needs: ["checks"], level: "write", answer: create },
  "checks/update": { needs: ["checks"], level: "write", answer: update },
  "checks/list-for-ref": { needs: ["checks"], level: "read", answer: listForRef },
};
