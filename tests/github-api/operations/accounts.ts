import { isJsonObject, type JsonObject } from "../../../src/core/source/json.ts";
import { type Answer, answered, notFound, refused } from "../answer.ts";
import type { AccountRoute, Call } from "../call.ts";
import { user } from "../shapes.ts";
import { NOW } from "../world.ts";

/** GitHub tells nobody who an App's installation is: only a person's token has a user. */
function getUser({ world, at }: Call): Answer {
  if (world.actor.endsWith("[bot]")) return refused(403, "Resource not accessible by integration");
  const nothing = ["bio", "blog", "company", "email", "hireable", "location", "name"];
  const none = ["followers", "following", "public_gists", "public_repos"];
  return answered(200, {
    ...user(at, world.actor),
    ...Object.fromEntries(nothing.map((key) => [key, null])),
    ...Object.fromEntries(none.map((key) => [key, 0])),
    created_at: NOW,
    updated_at: NOW,
  });
}

function getRateLimit({ rate: { limit, used, reset } }: Call): Answer {
  const core = { limit, used, reset, remaining: Math.max(0, limit - used) };
  return answered(200, { resources: { core, search: { ...core } }, rate: { ...core } });
}

function getApp({ world, at }: Call): Answer {
  if (world.app === undefined) return notFound;
  return answered(200, {
    id: world.app.id,
    slug: world.app.slug,
    node_id: `app-${world.app.id}`,
    owner: user(at, "an-organisation"),
    name: world.app.slug,
    description: null,
    external_url: at.html,
    html_url: `${at.html}/apps/${world.app.slug}`,
    created_at: NOW,
    updated_at: NOW,
    permissions: {},
    events: ["deployment_protection_rule"],
  });
}

/** Gives the token that this server knows to an installation of the App, with the permissions it asked for. */
function createToken({ world, params, body }: Call): Answer {
  if (world.app?.installations.includes(Number(params.installation_id)) !== true) return notFound;
  const permissions: JsonObject = isJsonObject(body.permissions) ? body.permissions : {};
  return answered(201, {
    token: world.token,
    expires_at: NOW,
    permissions,
    repository_selection: "selected",
  });
}

/** Answers for who asks. */
export const accountRoutes: Readonly<Record<string, AccountRoute>> = {
  "users/get-authenticated": { answer: getUser },
  "rate-limit/get": { answer: getRateLimit },
  "apps/get-authenticated": { app: true, answer: getApp },
  "apps/create-installation-access-token": { app: true, answer: createToken },
};
