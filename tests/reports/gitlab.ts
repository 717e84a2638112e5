import { compiled, readJson, schemaProblems } from "./json-schema-problems.ts";
import { ownSchema } from "./vendored.ts";

const validate = compiled(ownSchema("gitlab-code-quality"));

/** Tells what of a text GitLab would not take as a Code Quality report, or would fold into one finding. */
export function gitlabProblems(text: string): readonly string[] {
  const read = readJson(text);
  if ("problem" in read) return [read.problem];
  const problems = schemaProblems(validate, read.value);
  if (problems.length > 0 || !Array.isArray(read.value)) return problems;
  const prints = read.value.map(({ fingerprint }) => String(fingerprint));
  return prints.flatMap((print, index) =>
    prints.indexOf(print) < index
      ? [`/${index} has the fingerprint of an earlier one: GitLab shows one`]
      : [],
  );
}
