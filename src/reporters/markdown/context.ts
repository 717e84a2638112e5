import { cut } from "../cut.ts";
import { codeInText, escaped, proseInText } from "../markdown-text.ts";
import { plain } from "../plain.ts";
import type { ReportOptions } from "../report.ts";
import type { Language } from "../words.ts";

/** Says how a page is worded, and where its gates are documented. */
export interface PageContext {
  readonly language: Language;
  readonly documentation: string | undefined;
}

/** Takes of the options of a report what a page needs. */
export function pageContext({ language, documentation }: ReportOptions): PageContext {
  return { language, documentation };
}

/** UTF-16 units of one text: nobody reads more of it, and one text must not crowd out all others. */
const TEXT_UNITS = 2000;
const NAME_UNITS = 200;

/** Writes what people wrote, in Markdown that only shows it. */
export function said(text: string): string {
  return proseInText(cut(plain(text).trim(), TEXT_UNITS));
}

/** Writes a name, an id or a place, which nothing links. */
export function named(name: string): string {
  return codeInText(cut(plain(name), NAME_UNITS));
}

/** Writes a title, a part of a line. */
export function titled(title: string): string {
  return escaped(cut(plain(title).trim(), NAME_UNITS));
}

/** Writes the number of a gate, with a link to its page where there is documentation. */
export function gateNumber(number: string, { language, documentation }: PageContext): string {
  if (documentation === undefined || !/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/.test(number)) return titled(number);
  const folder = documentation.endsWith("/") ? documentation : `${documentation}/`;
  const page = `${folder}${number}${language === "vi" ? ".vi" : ""}.md`;
  return `[${number}](${addressed(page)})`;
}

/** No character of an address ends the link that holds it. */
function addressed(address: string): string {
  return address.replaceAll(/[^A-Za-z0-9:/?#@!$&'*+,;=._~%-]/gu, (character) =>
    character.length === 1 && /\p{Cs}/u.test(character) ? "%EF%BF%BD" : percent(character),
  );
}

/** What the standard function leaves as it is, parentheses, would end a link, too. */
function percent(character: string): string {
  return encodeURIComponent(character).replaceAll("(", "%28").replaceAll(")", "%29");
}
