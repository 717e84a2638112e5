import { plain } from "./plain.ts";

/** Matches what GitHub links or draws although it is no markup: people, numbers, addresses, pictures of a name. */
const LINKED = /@(?=\w)|#(?=\d)|:(?=\/\/|[a-z0-9_+-]+:)|\b(?:www(?=\.)|GH(?=-\d))/gi;

/** Makes a text stand on one line of Markdown as it is: no character of it is markup, ends a cell or controls anything; an empty comment breaks what would be linked. */
export function escaped(text: string): string {
  const inert = plain(text).replaceAll(/[\\`*_[\]<>|~&$]/g, "\\$&");
  return inert.replaceAll(LINKED, "$&<!-- -->");
}

function escapedStart(inert: string): string {
  return inert.replace(/^(\s*)([-+#=])/, "$1\\$2").replace(/^(\s*\d+)([.)])/, "$1\\$2");
}

/** Writes prose of people: what they put between backticks is code, and nothing else is markup. */
export function prose(text: string): string {
  const parts = plain(text).split(/(`[^`]+`)/);
  const written = parts.map((part) => (/^`[^`]+`$/.test(part) ? code(part.slice(1, -1)) : escaped(part)));
  const all = written.join("");
  return parts[0] === "" ? all : escapedStart(all);
}

/** Puts several texts into one cell, each on a line of its own. */
export function stacked(lines: readonly string[]): string {
  return lines.map(escaped).join("<br>");
}

/** Writes a name as code: the backticks around it are more than any in it; a bar does not end a cell. */
export function code(text: string): string {
  const shown = plain(text).replaceAll("|", "\\|");
  const runs = shown.match(/`+/g) ?? [];
  const fence = "`".repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), 1));
  const isEdged = /^`|`$/.test(shown) || shown === "";
  return isEdged ? `${fence} ${shown} ${fence}` : fence + shown + fence;
}

/** Fences a text of several lines as a block of code. */
export function fenced(text: string, language: string): string {
  const runs = text.match(/^\s*`{3,}/gm) ?? [];
  const fence = "`".repeat(runs.reduce((most, run) => Math.max(most, run.trim().length + 1), 3));
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** Writes a table; its cells are Markdown already. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
