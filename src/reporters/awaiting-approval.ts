import type { Text } from "../core/source/source.ts";
import type { Finding, Gate, Verdict } from "../generated/types/verdict.ts";
import type { FindingContext } from "./finding-text.ts";
import { wrapped } from "./lines.ts";
import { plain } from "./plain.ts";
import type { Language } from "./words.ts";

/** Names the one cause of all that waits, and what ends it. */
export const TITLE: Text = { vi: "Thiết kế chưa được phê duyệt", en: "The design is not approved yet" };
export const REMEDY: Text = {
  vi: "trình phê duyệt thiết kế có các dữ kiện này; dữ kiện nào khai sai thì sửa lại",
  en: "have the design approved with these facts, or correct what is not so",
};

/** Is a gate that waits for the approval of the design, with its own finding of that. */
export interface Awaiting {
  readonly gate: Gate;
  readonly finding: Finding;
}

/**
 * Lists, each once, the gates that would not apply by facts which count only once a design approval covers
 * them: one cause, so one thing to do. With an approved design each such finding speaks for itself.
 */
export function awaitingApproval({ gates }: Pick<Verdict, "gates">): readonly Awaiting[] {
  if (gates.some(restsOnApprovedDesign)) return [];
  const found = new Map<string, Awaiting>();
  for (const gate of gates.filter(({ blocking }) => blocking)) {
    const finding = gate.findings.find(isSwitchedOff);
    if (finding && !found.has(gate.id)) found.set(gate.id, { gate, finding });
  }
  return [...found.values()];
}

/** Tells whether a finding says that a gate would not apply by facts that no approval covers. */
export function isSwitchedOff({ code }: Finding): boolean {
  return code === "gate/switched-off-by-declaration";
}

/** Only the approval of a design attests facts of the document itself. */
function restsOnApprovedDesign({ evidence }: Gate): boolean {
  return evidence.some(({ path, assurance }) => assurance === "attested" && path.startsWith("/"));
}

/** Writes the one thing that the owner has to do about all gates that wait for the design's approval. */
export function awaitingText(awaiting: readonly Awaiting[], { language, paint }: FindingContext): string {
  return [
    `  ${paint.yellow("?")} ${paint.bold(TITLE[language])}`,
    wrapped(plain(reasonOf(awaiting, language)), 4),
    wrapped(REMEDY[language], 4, "→ "),
  ].join("\n");
}

/** Writes the same in one line, by the gates' numbers alone. */
export function awaitingLine(awaiting: readonly Awaiting[], language: Language): string {
  const numbers = plain(awaiting.map(({ gate }) => gate.number).join(", "));
  const { vi, en } = countOf(awaiting.length);
  const words: Text = {
    vi: `thiết kế chưa được phê duyệt: ${vi} (${numbers})`,
    en: `the design is not approved yet: ${en} (${numbers})`,
  };
  return words[language];
}

/** Says how many gates wait, and by which facts. */
export function reasonOf(awaiting: readonly Awaiting[], language: Language): string {
  const list = awaiting.map(({ gate, finding }) => `${gate.number} (\`${finding.location.path ?? ""}\`)`);
  return `${countOf(awaiting.length)[language]}: ${list.join(", ")}`;
}

/** A gate that is bound twice may wait in part only: its other binding is judged. */
function countOf(count: number): Text {
  return {
    vi: `${count} cổng sẽ không áp dụng, toàn bộ hoặc một phần, theo dữ kiện chỉ được tính khi có phê duyệt thiết kế`,
    en: `${count} ${count === 1 ? "gate" : "gates"} would not apply, wholly or in part, by facts that only an approval of the design makes count`,
  };
}
