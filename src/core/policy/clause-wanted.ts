import type { ClauseWanted } from "../diagnostic/clause-help.ts";
import type { PolicyFiles } from "./policy-files.ts";
import { unknownName } from "./report.ts";

/** Tells of a clause that is not known what helps to find it. */
export function clauseWanted(
  name: string,
  known: Iterable<string>,
  registers: PolicyFiles["ClauseRegister"],
): ClauseWanted {
  return { ...unknownName(name, known), registers: registers.map(({ content }) => content.metadata.id) };
}
