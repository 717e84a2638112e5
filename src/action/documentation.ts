import type { Env } from "./action-io.ts";

const SERVER = /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?\/?$/;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
const REF = /^[\w.+-]+(?:\/[\w.+-]+)*$/;

/**
 * Gives the address of the pages of `docs/gates` in the repository and at the ref that this Action was taken from;
 * nothing where the runner does not tell all of it, as of an Action of the workspace, or in a form of its own.
 */
export function documentationOf(env: Env): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env;
  if (!server || !repository || !ref) return undefined;
  if (!SERVER.test(server) || !REPOSITORY.test(repository) || !REF.test(ref)) return undefined;
  const steps = [...repository.split("/"), "blob", ...ref.split("/")];
  if (steps.some((step) => /^\.+$/.test(step))) return undefined;
  return `${server.replace(/\/$/, "")}/${steps.map(encodeURIComponent).join("/")}/docs/gates/`;
}
