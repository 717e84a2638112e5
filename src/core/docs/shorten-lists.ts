import { applyChanges } from "../policy-test/apply-changes.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../source/json.ts";
import { escapePointerToken } from "../source/json-pointer.ts";

/** Is how many entries are tried to be left out, so that a large document costs no more than that. */
const TRIALS = 200;

/** Leaves out entries of lists, the last first and never the only one, as long as something still holds of the rest. */
export function shortenLists(
  facts: JsonObject,
  holds: (facts: JsonObject, list: string) => boolean,
): JsonObject {
  let kept = facts;
  for (const pointer of entriesOf(facts, "").slice(0, TRIALS)) {
    const { document } = applyChanges(kept, { remove: [pointer] });
    if (document && holds(document, pointer.slice(0, pointer.lastIndexOf("/")))) kept = document;
  }
  return kept;
}

/** Lists the entries of all lists but each first one, from the last to the first. */
function entriesOf(value: Json, pointer: string): readonly string[] {
  if (isJsonArray(value)) {
    const own = value.flatMap((item, index) => [
      ...(index > 0 ? [`${pointer}/${index}`] : []),
      ...entriesOf(item, `${pointer}/${index}`).toReversed(),
    ]);
    return own.toReversed();
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    entriesOf(item, `${pointer}/${escapePointerToken(name)}`),
  );
}
