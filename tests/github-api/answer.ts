import type { Json, JsonObject } from "../../src/core/source/json.ts";

/** Is what an operation answers: JSON, text or bytes. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: Json;
  readonly text?: string;
  readonly bytes?: Buffer;
}

/** Is one entry of `errors` in GitHub's answer to what it cannot process. */
export interface FieldError {
  readonly resource: string;
  readonly field: string;
  readonly code: string;
  readonly message?: string;
}

/** Answers with JSON. */
export function answered(status: number, json: Json, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, json, headers };
}

/** Refuses in the shape of GitHub's errors. */
export function refused(status: number, message: string, errors?: readonly FieldError[]): Answer {
  const listed: JsonObject = errors === undefined ? {} : { errors: errors.map((error) => ({ ...error })) };
  return answered(status, {
    message,
    ...listed,
    documentation_url: "https://docs.github.com/rest",
    status: `${status}`,
  });
}

/** Refuses one field of a body for a limit that the description does not tell. */
export function invalid(resource: string, field: string, message: string): Answer {
  return refused(422, "Validation Failed", [{ resource, field, code: "custom", message }]);
}

export const notFound: Answer = refused(404, "Not Found");
