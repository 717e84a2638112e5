import { join } from "node:path";
import { loadCatalogue } from "../../src/core/policy/load-catalogue.ts";
import { declareDerived } from "../../src/core/policy/load-derived.ts";
import type { Typing } from "../../src/core/policy/load-gate.ts";
import { loadParameters } from "../../src/core/policy/load-parameters.ts";
import { type PolicyFiles, readPolicyFiles } from "../../src/core/policy/policy-files.ts";
import { reporterInto } from "../../src/core/policy/report.ts";
import { typingOf, vocabularyIn } from "../../src/core/policy/typing.ts";
import { schemas } from "../../src/generated/schemas.ts";
import { readFolder } from "../policy/policy-folder.ts";

/** Reads the texts of the built-in policy set. */
export function builtInFiles(): Map<string, string> {
  return readFolder(join(import.meta.dirname, "../../policies"));
}

/** Gives what the expressions of a set are typed against. */
export function typingIn(files: ReadonlyMap<string, string>): { read: PolicyFiles; typing: Typing } {
  const report = reporterInto([]);
  const read = readPolicyFiles(files, report.add);
  const vocabularyOf = vocabularyIn(schemas);
  const typing = typingOf(schemas, {
    parameters: read.Parameters.flatMap((file) => loadParameters(file, vocabularyOf, report)),
    catalogues: read.Catalogue.map((file) => loadCatalogue(file, report)),
    derived: new Map(
      read.DerivedFact.map((file) => [file.content.metadata.id, declareDerived(file, vocabularyOf, report)]),
    ),
  });
  return { read, typing };
}
