import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { quoted } from "../diagnostic/words.ts";
import type { Text } from "../source/source.ts";
import type { Problem } from "./prepared.ts";

/** Says that a case changes nothing where it means to, and so tests something else than it says. */
export function changesNothing(at: string): Text {
  return {
    vi: `thay đổi ở \`${at}\` không đổi gì`,
    en: `the change at \`${at}\` changes nothing`,
  };
}

/** Says that a change has no value, so that it would not be made. */
export function isEmptyChange(at: string): Text {
  return {
    vi: `thay đổi ở \`${at}\` để trống: muốn bỏ dữ kiện thì dùng \`remove\``,
    en: `the change at \`${at}\` is empty: remove the fact instead`,
  };
}

/** Says that nobody runs what a case says is not bound, so that the case would hold without it too. */
export function runsNowhere(name: string): Text {
  return {
    vi: `chưa ca nào chạy \`${name}\`: không có nó thì ở đây cũng không ràng buộc`,
    en: `no case runs \`${name}\`: that it does not bind here would hold without it too`,
  };
}

/** Says that a gate is bound more than once where a case asks. */
export function isBoundSeveralTimes(bindings: readonly string[]): Text {
  const all = quoted(bindings);
  return {
    vi: `cổng được ràng buộc bởi ${all}: nêu một ràng buộc ở \`binding\``,
    en: `the gate is bound as ${all}: name a binding`,
  };
}

/** Makes the problem of a case whose facts do not fit their schema; `lead` names the facts where they are not the manifest. */
export function invalidFactsProblem(
  diagnostics: readonly Diagnostic[],
  { lead, placeOf }: { readonly lead?: string; readonly placeOf: (path: string) => string | undefined },
): Problem {
  const start = lead === undefined ? "" : `${lead}: `;
  const told = (language: keyof Text) => start + diagnostics.map((one) => toldOf(one, language)).join("; ");
  const helps = diagnostics.flatMap(({ help }) => help ?? []);
  const pointer = diagnostics.map(({ path }) => path && placeOf(path)).find((one) => one !== undefined);
  return {
    problem: { vi: told("vi"), en: told("en") },
    ...(helps.length > 0 ? { help: { vi: joined(helps, "vi"), en: joined(helps, "en") } } : {}),
    ...(pointer ? { pointer } : {}),
  };
}

/** Names the place only where the sentence does not end with it. */
function toldOf({ path, message }: Diagnostic, language: keyof Text): string {
  return path ? `${path}: ${message[language]}` : message[language];
}

function joined(texts: readonly Text[], language: keyof Text): string {
  return [...new Set(texts.map((text) => text[language]))].join("; ");
}
