import type { Budget } from "../../src/github/budget.ts";
import { type ClientLimits, type GitHub, openGitHub } from "../../src/github/client.ts";
import { leavePausesOut } from "./without-pauses.ts";

await leavePausesOut();

/** Opens a client as the Action does, in a hurry: a second of waiting takes ten milliseconds. */
export function clientOf(
  { url, token }: { readonly url: string; readonly token: string },
  more: { env?: Record<string, string>; budget?: Budget; limits?: Partial<ClientLimits> } = {},
): GitHub {
  const { env = {}, budget, limits } = more;
  return openGitHub({
    token,
    apiUrl: url,
    env,
    version: "1.2.3",
    ...(budget ? { budget } : {}),
    limits: { second: 10, ...limits },
  });
}
