import type { Json, JsonObject } from "../../src/core/source/json.ts";
import { type Answer, answered } from "./answer.ts";
import type { PermissionName } from "./options.ts";
import type { Repository, World } from "./world.ts";

/** Is where addresses in answers point. */
export interface Places {
  /** The base of the API, such as `http://127.0.0.1:8080/api/v3`. */
  readonly api: string;
  readonly html: string;
}

/** Is a request that fits the description, told to the operation it names. */
export interface Call {
  readonly world: World;
  readonly at: Places;
  readonly codeload: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  readonly accept: string;
  /** The path with its query, without the base of the API. */
  readonly path: string;
  /** What is left of the token's requests. */
  readonly rate: { readonly limit: number; readonly used: number; readonly reset: number };
}

export interface RepositoryCall extends Call {
  readonly repository: Repository;
}

/** Answers for something in a repository, to a token that has one of the permissions. */
export interface RepositoryRoute {
  readonly needs: readonly PermissionName[];
  readonly level: "read" | "write";
  readonly answer: (call: RepositoryCall) => Answer;
}

/** Answers for an account; `app` takes an App's own token and no other. */
export interface AccountRoute {
  readonly app?: boolean;
  readonly answer: (call: Call) => Answer;
}

const FIRST_PAGE = 30;
const LARGEST_PAGE = 100;

/** Cuts the page that was asked for out of a list, with the links to the others. */
export function paged<T>(
  call: Call,
  items: readonly T[],
): { items: readonly T[]; headers: Record<string, string> } {
  const size = Math.min(LARGEST_PAGE, positive(call.query.get("per_page"), FIRST_PAGE));
  const page = positive(call.query.get("page"), 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const links = [
    ...(page > 1 ? [link(call, page - 1, "prev"), link(call, 1, "first")] : []),
    ...(page < last ? [link(call, page + 1, "next"), link(call, last, "last")] : []),
  ];
  const headers: Record<string, string> = links.length === 0 ? {} : { link: links.join(", ") };
  return { items: items.slice((page - 1) * size, page * size), headers };
}

/** Answers with one page of a list. */
export function listed<T>(call: Call, items: readonly T[], shape: (item: T) => Json): Answer {
  const page = paged(call, items);
  return answered(200, page.items.map(shape), page.headers);
}

function positive(text: string | null, otherwise: number): number {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : otherwise;
}

function link(call: Call, page: number, relation: string): string {
  const url = new URL(`${call.at.api}${call.path}`);
  url.searchParams.set("page", `${page}`);
  return `<${url}>; rel="${relation}"`;
}

/** Reads a text of a body, already known to be one where it is there. */
export function textOf(body: JsonObject, key: string): string | undefined {
  const value = body[key];
  return typeof value === "string" ? value : undefined;
}

/** Counts characters as people do, not halves of them. */
export function lengthOf(text: string): number {
  return [...text].length;
}
