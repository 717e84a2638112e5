import type { Result } from "./results.ts";

/**
 * Leaves out what an earlier result of the same rule says already: two bindings of a gate, or two of its
 * requirements, that find the same at the same place are one thing to whoever reads.
 */
export function withoutRepeats(results: readonly Result[]): readonly Result[] {
  const told = new Set<string>();
  return results.filter((result) => {
    const key = toldBy(result);
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}

function toldBy({
  rule,
  level,
  code,
  message,
  remedy,
  actor,
  gate,
  verdict,
  finding,
  ...at
}: Result): string {
  const { file, start, end, path } = at;
  const graded = [level, gate?.outcome, gate?.enforcement];
  const accepted = [finding?.disposition, finding?.waiver, finding?.remediation];
  return JSON.stringify([
    ...[rule, code, message, remedy, actor, verdict?.source, verdict?.stage, verdict?.systemId],
    ...[file, start, end, path, graded, accepted],
  ]);
}
