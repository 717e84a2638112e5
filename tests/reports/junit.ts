import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Element, readXml } from "../policy-test/read-xml.ts";

const SCHEMA = join(import.meta.dirname, "../policy-test/junit.xsd");

/** Tells whether libxml2's tool is on the machine; without it only this project's own reader looks at JUnit files. */
export const hasXmllint = spawnSync("xmllint", ["--version"]).error === undefined;

/** Tells what of a text is no JUnit result: by the schema (xmllint), by shape, and whether its counts add up. */
export function junitProblems(text: string): readonly string[] {
  return [...xmllintProblems(text), ...ownProblems(text)];
}

function xmllintProblems(text: string): readonly string[] {
  if (!hasXmllint) return [];
  const { status, stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--schema", SCHEMA, "-"], {
    input: text,
    encoding: "utf8",
  });
  return status === 0 ? [] : stderr.trim().split("\n");
}

function ownProblems(text: string): readonly string[] {
  try {
    const root = readXml(text);
    if (root.name !== "testsuites") return [`the root is ${root.name}`];
    return [root, ...root.children].flatMap(countProblems);
  } catch (error) {
    return [String(error)];
  }
}

function countProblems(suite: Element): readonly string[] {
  const cases =
    suite.name === "testsuites" ? suite.children.flatMap(({ children }) => children) : suite.children;
  const counts = { tests: cases.length, ...countsOf(cases) };
  return Object.entries(counts).flatMap(([name, count]) => {
    const said = suite.attributes[name];
    return said === undefined || said === String(count)
      ? []
      : [`${suite.name} says ${name}="${said}": ${count}`];
  });
}

function countsOf(cases: readonly Element[]): Readonly<Record<string, number>> {
  const having = (name: string): number =>
    cases.filter(({ children }) => children.some((child) => child.name === name)).length;
  return { failures: having("failure"), errors: having("error"), skipped: having("skipped") };
}
