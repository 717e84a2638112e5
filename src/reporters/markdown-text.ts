import { plain } from "./plain.ts";

/**
 * Matches, in a text whose markup has its backslashes, what GitHub or GitLab links, draws or computes although it is no markup: people, addresses, numbers of
 * issues, requests, epics, milestones and labels, pictures of a name, lists of contents, marked changes.
 */
const LINKED =
  /@(?=\S)|[#!&$](?=\d)|[~%^](?=["\w\\])|:(?=\/\/|[a-z0-9_+\\-]+:)|(?<![a-z0-9])(?:www(?=\.)|G[HL](?=-\d))|[[{](?=[-+]|[a-z_\\]+:|[_\\]*toc)/gi;

/** Matches what may be the id of a commit, which is linked as well: no plain number, and no longer digest. */
const COMMIT = /(?<![0-9a-z])(?=\d*[a-f])[0-9a-f]{7,40}(?![0-9a-z])/gi;

/** Is nothing to a reader, and breaks what would be linked. */
const NOTHING = "<!-- -->";

/** Makes a text stand on one line of Markdown as it is: no character of it is markup, ends a cell or controls anything; an empty comment breaks what would be linked. */
export function escaped(text: string): string {
  const inert = plain(text).replaceAll(/[\\`*_[\]<>|~&$]/g, "\\$&");
  return inert.replaceAll(LINKED, `$&${NOTHING}`).replaceAll(COMMIT, broken);
}

/** No part is long enough to be an id itself. */
function broken(id: string): string {
  return id.replaceAll(/.{6}(?=.)/g, `$&${NOTHING}`);
}

function escapedStart(inert: string): string {
  return inert.replace(/^(\s*)([-+#=])/, "$1\\$2").replace(/^(\s*\d+)([.)])/, "$1\\$2");
}

/** Writes prose of people: what they put between backticks is code, and nothing else is markup. */
export function prose(text: string): string {
  return proseWith(code, text);
}

/** Writes prose of people outside of tables. */
export function proseInText(text: string): string {
  return proseWith(codeInText, text);
}

function proseWith(asCode: typeof code, text: string): string {
  const parts = plain(text).split(/(`[^`]+`)/);
  const written = parts.map((part) => (/^`[^`]+`$/.test(part) ? asCode(part.slice(1, -1)) : escaped(part)));
  const all = written.join("");
  return parts[0] === "" ? all : escapedStart(all);
}

/** Puts several texts into one cell, each on a line of its own. */
export function stacked(lines: readonly string[]): string {
  return lines.map(escaped).join("<br>");
}

/** Writes a name as code, in a cell or anywhere: a bar does not end a cell. */
export function code(text: string): string {
  return codeInText(text.replaceAll("|", "\\|"));
}

/** Writes a name as code outside of tables, where a bar needs no backslash: the backticks around it are more than any in it. */
export function codeInText(text: string): string {
  // Whoever looks for the marker of a comment in the bytes of a page must not find one that was quoted.
  const shown = plain(text).replaceAll("<!--", "<U+003C>!--");
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
