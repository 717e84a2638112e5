import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OpenAPIBackend, type Operation, type Request } from "openapi-backend";
import type { Answer, FieldError } from "./answer.ts";

/** Is one thing that does not fit the description, with the path at which it stands. */
export interface Misfit {
  readonly at: string;
  readonly keyword: string;
  readonly message: string;
}

/** Validates by the extract of GitHub's description. */
export interface Description {
  match(request: Request): Operation | undefined;
  paramsOf(request: Request, operation: Operation): Readonly<Record<string, string>>;
  requestMisfits(request: Request, operation: Operation): readonly Misfit[];
  answerMisfits(answer: Answer, operation: Operation): readonly Misfit[];
}

const EXTRACT = join(import.meta.dirname, "../vendor/github-openapi/openapi.json");

/** The formats that the description uses; GitHub itself tells an address that is not there as an empty text. */
const formats = {
  uri: (text: string): boolean => text === "" || URL.canParse(text),
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  email: /^[^@\s]+@[^@\s]+$/,
};

let loading: Promise<Description> | undefined;

/** Reads the extract once a process; the schemas of an operation are compiled when it is first asked for. */
export function loadDescription(): Promise<Description> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Description> {
  const definition = JSON.parse(readFileSync(EXTRACT, "utf8"));
  const ajvOpts = { strict: false, allErrors: true, formats };
  const api = await new OpenAPIBackend({ definition, quick: true, ajvOpts }).init();
  return {
    match: (request) => api.router.matchOperation(request),
    paramsOf: (request, operation) => api.router.parseRequest(request, operation).params ?? {},
    requestMisfits: (request, operation) => misfits(api.validateRequest(request, operation).errors),
    answerMisfits: (answer, operation) => [
      ...undeclared(answer, operation),
      ...misfits(responseErrors(api, answer, operation)).filter((one) => !isKnownGap(one, answer, operation)),
    ],
  };
}

interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

function responseErrors(
  api: OpenAPIBackend,
  { status, json }: Answer,
  operation: Operation,
): readonly ValidationError[] {
  if (json === undefined && status !== 204) return [];
  return api.validateResponse(json ?? null, operation, status).errors ?? [];
}

/** Success is only what the description knows; it leaves out most refusals. */
function undeclared({ status }: Answer, operation: Operation): readonly Misfit[] {
  if (status >= 400 || status === 304 || operation.responses?.[status] !== undefined) return [];
  return [{ at: "", keyword: "responses", message: `status ${status} is not in the description` }];
}

/** A pull request whose fork was deleted has `head.repo: null`, which the description does not know. */
function isKnownGap({ at, keyword }: Misfit, answer: Answer, operation: Operation): boolean {
  return (
    operation.operationId === "pulls/get" &&
    answer.status === 200 &&
    at === "/head/repo" &&
    keyword === "type"
  );
}

function misfits(errors: readonly ValidationError[] | null | undefined): readonly Misfit[] {
  return (errors ?? []).map(({ instancePath, keyword, message = "", params }) => ({
    at: instancePath.replace(/^\/requestBody/, "") + memberOf(params),
    keyword,
    message,
  }));
}

/** Names the member that is missing or that is too much. */
function memberOf(params: Readonly<Record<string, unknown>>): string {
  const name = params.missingProperty ?? params.additionalProperty;
  return typeof name === "string" ? `/${name}` : "";
}

/** Words misfits as GitHub's list of errors. */
export function fieldErrors(found: readonly Misfit[], operation: Operation): readonly FieldError[] {
  const codes: Readonly<Record<string, string>> = { required: "missing_field" };
  return found.map(({ at, keyword, message }) => ({
    resource: operation.operationId ?? "",
    field: at,
    code: codes[keyword] ?? "invalid",
    message,
  }));
}
