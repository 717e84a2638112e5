import { ownProperty } from "../core/source/json.ts";
import type { Statement } from "./statement.ts";
import { isAttestationType } from "./statement-types.ts";

/** Is what has to be known of a statement to tell whose signature makes it count. */
export interface Act {
  readonly statement: Statement;
  readonly digest: string;
  /** The id of the authority in whose name it is signed. */
  readonly authority: string;
  /** The day of the act, on which keys and delegations have to be valid. */
  readonly date: string;
  readonly level?: number;
  /** The system it is about; of a policy set there is none. */
  readonly system?: string;
}

/** Reads the act of a statement that keeps its schema. */
export function actOf(statement: Statement, digest: string): Act {
  const { type, predicate, subjects } = statement;
  const text = (field: string): string => {
    const value = ownProperty(predicate, field);
    if (typeof value !== "string") throw new Error(`the schema of ${type} lets ${field} be absent`);
    return value;
  };
  const level = ownProperty(predicate, "level");
  const system = isAttestationType(type) ? subjects[0]?.name : systemOfVerdict(statement);
  return {
    statement,
    digest,
    authority: text("authority"),
    date: text(type === "verdict" ? "asOf" : "date"),
    ...(typeof level === "number" ? { level } : {}),
    ...(system === undefined ? {} : { system }),
  };
}

const SYSTEM = "gate57:system/";

function systemOfVerdict({ predicate }: Statement): string | undefined {
  const uri = ownProperty(predicate, "resourceUri");
  return typeof uri === "string" && uri.startsWith(SYSTEM) ? uri.slice(SYSTEM.length) : undefined;
}
