import { type Answer, notFound, refused } from "./answer.ts";
import type { AccountRoute, RepositoryRoute } from "./call.ts";
import type { Permissions } from "./options.ts";
import type { Repository, World } from "./world.ts";

/** Is who asks, by the token that came. */
export type Caller = "nobody" | "token" | "app" | "stranger";

/** Tells whose token a request carries. */
export function callerOf(world: World, authorization: string | undefined): Caller {
  if (authorization === undefined) return "nobody";
  const token = /^(?:bearer|token) (.+)$/i.exec(authorization)?.[1];
  if (token === world.token) return "token";
  return token !== undefined && world.app?.isAppToken(token) === true ? "app" : "stranger";
}

const badCredentials = refused(401, "Bad credentials");
const forbidden = refused(403, "Resource not accessible by integration");

/** Refuses what concerns no repository. */
export function accountRefusal(caller: Caller, route: AccountRoute): Answer | undefined {
  if (caller === "stranger") return badCredentials;
  if (route.app === true && caller !== "app") {
    return refused(401, "A JSON web token could not be decoded");
  }
  return caller === "app" && route.app !== true ? badCredentials : undefined;
}

/** Refuses what a caller may not do in a repository: what it may not see is not there for it. */
export function repositoryRefusal(
  caller: Caller,
  permissions: Permissions,
  repository: Repository | undefined,
  route: RepositoryRoute,
): Answer | undefined {
  if (caller === "stranger" || caller === "app") return badCredentials;
  if (repository === undefined) return notFound;
  if (caller === "nobody") return withoutToken(repository, route);
  if (!repository.accessible && repository.isPrivate) return notFound;
  if (route.level === "read" && !repository.isPrivate) return undefined;
  if (repository.accessible && isGranted(permissions, route)) return undefined;
  return repository.isPrivate && route.needs.includes("contents") ? notFound : forbidden;
}

function withoutToken({ isPrivate }: Repository, { level }: RepositoryRoute): Answer | undefined {
  if (isPrivate) return notFound;
  return level === "write" ? refused(401, "Requires authentication") : undefined;
}

function isGranted(permissions: Permissions, { needs, level }: RepositoryRoute): boolean {
  if (needs.length === 0) return true;
  return needs.some((name) => permissions[name] === "write" || permissions[name] === level);
}

/** Tells which permissions an operation takes, in the words of GitHub's `x-accepted-github-permissions`. */
export function acceptedPermissions({ needs, level }: RepositoryRoute): string {
  if (needs.length === 0) return "metadata=read";
  return needs.map((name) => `${name.replaceAll("-", "_")}=${level}`).join("; ");
}
