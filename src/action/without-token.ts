import type { Inputs } from "./inputs.ts";

/** Takes the token out of the words of an error: what others throw may quote what they were given. */
export function withoutToken(error: unknown, { token }: Pick<Inputs, "token">): unknown {
  if (!(error instanceof Error) || token === "" || !error.message.includes(token)) return error;
  return new Error(error.message.replaceAll(token, "***"));
}
