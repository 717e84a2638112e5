import type { SetReference } from "../../core/docs/gate-reference.ts";
import type { Outline } from "../../core/explain/outline.ts";
import type { Text } from "../../core/source/source.ts";
import { prose } from "../markdown-text.ts";
import type { Language } from "../words.ts";

/** Says how pages are written and where things are that they lead to. */
export interface PageLook {
  readonly language: Language;
  readonly profiles: SetReference["profiles"];
  /** Finds the policy file from the page; absent where pages are not written to a folder. */
  readonly linkTo?: (source: string) => string;
  /** Leads to the same page in the other language. */
  readonly isBilingual: boolean;
}

/** Names the page of a gate, or of all of them. */
export function pageName(number: string | undefined, language: Language): string {
  return `${number ?? "README"}${language === "vi" ? ".vi" : ""}.md`;
}

/** Tells the language of a page by its name. */
export function pageLanguage(name: string): Language {
  return name.endsWith(".vi.md") ? "vi" : "en";
}

/** Writes a section with its title; nothing where it is empty. */
export function section(title: Text, parts: readonly string[], language: Language): readonly string[] {
  const body = parts.filter((part) => part !== "");
  return body.length === 0 ? [] : [`## ${title[language]}`, ...body];
}

/** Writes an item of a list, and what stands below it. */
export function item(text: string, below: readonly string[] = []): readonly string[] {
  return [`- ${text}`, ...below.map((line) => (line === "" ? "" : `  ${line}`))];
}

/** Writes a condition as a list: a line for each thing that must hold. */
function outlineItems({ text, children }: Outline, language: Language): readonly string[] {
  return item(
    prose(text[language]),
    children.flatMap((child) => outlineItems(child, language)),
  );
}

/** Writes a condition with what leads to it: on the same line where it is one. */
export function conditionItem(lead: string, condition: Outline, language: Language): readonly string[] {
  const { text, children } = condition;
  if (children.length === 0) return item(`${lead}: ${prose(text[language])}`);
  return item(
    `${lead}, ${prose(text[language])}`,
    children.flatMap((child) => outlineItems(child, language)),
  );
}
