import type { ArchiveOptions } from "./archive.ts";
import type { Fault } from "./faults.ts";

export type PermissionName =
  | "actions"
  | "checks"
  | "contents"
  | "deployments"
  | "issues"
  | "pull-requests"
  | "statuses";

/** Is what a token may do, as the `permissions` of a job say it; `metadata: read` always belongs to it. */
export type Permissions = Readonly<Partial<Record<PermissionName, "read" | "write">>>;

export interface CommitOptions {
  /** 40 (or 64) hexadecimal digits; `commitId` makes some from a name. */
  readonly sha: string;
  /** Its files by path, text or bytes. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly message?: string;
  readonly parents?: readonly string[];
  /** What else its tarball holds, or how it is broken. */
  readonly archive?: ArchiveOptions;
}

export interface PullOptions {
  readonly number: number;
  readonly base: { readonly ref: string; readonly sha: string };
  /** `repository` is `owner/name`; null is a fork that was deleted; none is this repository. */
  readonly head: { readonly ref: string; readonly sha: string; readonly repository?: string | null };
  readonly author?: string;
  readonly locked?: boolean;
}

export interface CommentOptions {
  readonly issue: number;
  readonly author: string;
  readonly body: string;
}

export interface DeploymentOptions {
  readonly id: number;
  readonly sha: string;
  readonly environment: string;
  readonly ref?: string;
}

export interface RepositoryOptions {
  readonly owner: string;
  readonly name: string;
  readonly private?: boolean;
  /** False: the token is for another repository, so that this one is only seen if it is public. */
  readonly accessible?: boolean;
  readonly defaultBranch?: string;
  readonly commits: readonly CommitOptions[];
  /** Heads by name; without them the default branch has the last commit. */
  readonly branches?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly pulls?: readonly PullOptions[];
  readonly comments?: readonly CommentOptions[];
  readonly deployments?: readonly DeploymentOptions[];
}

export interface GitHubOptions {
  readonly repositories?: readonly RepositoryOptions[];
  /** A state of the world that comes with permissions and faults; `normal` unless said. */
  readonly profile?: ProfileName;
  /** Everything may be written unless said; a read-only profile lowers it to reading. */
  readonly permissions?: Permissions;
  /** What goes wrong, tried in order, before what the profile brings. */
  readonly faults?: readonly Fault[];
  /** The only token that is known; `TOKEN` unless said. */
  readonly token?: string;
  /** Whose token it is; a name that ends in `[bot]` is an App's. */
  readonly actor?: string;
  /** How many requests the token has. */
  readonly rateLimit?: number;
  /** Where tarballs are sent from: GitHub sends them from another origin. */
  readonly codeload?: "same-origin" | "other-origin";
  /** The App whose signed tokens (`isAppToken`) the `app` operations take. */
  readonly app?: AppOptions;
}

export interface AppOptions {
  readonly id: number;
  readonly slug: string;
  /** Says whether a bearer token is one that this App signed. */
  readonly isAppToken: (token: string) => boolean;
  readonly installations: readonly number[];
}

export type ProfileName =
  | "normal"
  | "fork"
  | "dependabot"
  | "rate-limited"
  | "rate-limited-briefly"
  | "secondary-limit"
  | "flaky-5xx"
  | "down"
  | "resetting"
  | "hanging";
