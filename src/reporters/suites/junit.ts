import { withoutCommandsInXml } from "../inert.ts";
import { UNSEEN } from "../unseen.ts";
import { type Counts, countsOf, type Suite, type SuiteCase, type Suites, type Trouble } from "./suites.ts";

/**
 * Writes test suites as JUnit XML, by what the schemas of Jenkins and Ant have in common and no attribute more.
 * There is no `time`: whoever runs the core gives it no clock.
 */
export function junit({ name, suites }: Suites): string {
  const { skipped: _, ...counts } = countsOf(suites);
  const lines = suites.flatMap(suiteLines);
  const root = [open("testsuites", { name, ...counts }), ...lines, "</testsuites>"].join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${withoutCommandsInXml(root)}\n`;
}

function suiteLines(suite: Suite): readonly string[] {
  const { name, file, cases, className = name } = suite;
  const counts: Counts = countsOf([suite]);
  const attributes = { name, ...counts, ...(file === undefined ? {} : { file }) };
  const start = `  ${open("testsuite", attributes)}`;
  return [start, ...cases.flatMap((one) => caseLines(one, className)), "  </testsuite>"];
}

function caseLines({ name, trouble, skipped }: SuiteCase, classname: string): readonly string[] {
  const start = open("testcase", { classname, name });
  if (trouble) return [`    ${start}`, ...troubleLines(trouble), "    </testcase>"];
  if (skipped === undefined) return [`    ${start.slice(0, -1)}/>`];
  return [`    ${start}`, `      ${open("skipped", { message: skipped }).slice(0, -1)}/>`, "    </testcase>"];
}

function troubleLines({ kind, type, message, details }: Trouble): readonly string[] {
  const text = Object.entries(details)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
  return [`      ${open(kind, { message, type })}${escapedText(text)}</${kind}>`];
}

function open(element: string, attributes: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapedValue(String(value))}"`,
  );
  return `<${element}${written.join("")}>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML 1.0 has no way at all to write these characters; what they were is told by their number. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Space that is not a blank becomes one where an attribute is read, unless it is written by reference. */
function escapedValue(text: string): string {
  return escapedText(text).replaceAll(/[\t\n]/g, reference);
}

function escapedText(text: string): string {
  return text
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? "")
    .replaceAll(UNWRITABLE, (character) => `\\u${codeOf(character).toString(16).padStart(4, "0")}`)
    .replaceAll("\r", reference)
    .replaceAll(UNSEEN, reference);
}

function reference(character: string): string {
  return `&#${codeOf(character)};`;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
