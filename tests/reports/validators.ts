/** Gathers the validators of reports: each takes a text and tells its problems, none where it is right. */
export { csvRows, formulaCells } from "./csv.ts";
export { actionProblems, workflowProblems } from "./github-files.ts";
export { githubIngestionProblems, INGESTION, type RepositoryFiles } from "./github-ingestion.ts";
export { gitlabProblems } from "./gitlab.ts";
export { hasXmllint, junitProblems } from "./junit.ts";
export { sarifProblems } from "./sarif-schema.ts";
export { tapProblems } from "./tap.ts";
