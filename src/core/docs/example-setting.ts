import type { PolicyFile } from "../policy/policy-files.ts";
import type { Stage } from "../policy/policy-set.ts";
import type { JsonObject } from "../source/json.ts";

/** Is a case of a gate as its file says it. */
export type Case = PolicyFile<"GateCases">["content"]["spec"]["cases"][number];

/** Is what a document is judged by. */
export interface Setting {
  readonly profile?: string;
  readonly stage: Stage;
  readonly asOf: string;
  readonly binding?: string;
  readonly attested?: JsonObject;
  readonly plan?: JsonObject;
}
