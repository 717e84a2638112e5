import { schemas } from "../../generated/schemas.ts";
import type { DeploymentConfiguration } from "../../generated/types/deployment-configuration.ts";
import { validators } from "../../generated/validators.js";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Document } from "../parse/document.ts";
import { parseDocuments } from "../parse/parse-documents.ts";
import { type Reporter, reporterInto } from "../policy/report.ts";
import { appendPointer } from "../source/json-pointer.ts";
import { positionAt } from "../source/position.ts";
import type { Source } from "../source/source.ts";
import { identifyKind } from "../validate/kinds.ts";
import { validateWith } from "../validate/validate-with.ts";
import { validated } from "../validate/validated.ts";
import { foldEnvironment } from "./environment-stage.ts";
import { isRepositoryPath } from "./repository-path.ts";

/** Is a deployment configuration, unless something is wrong, and every mistake at its place. */
export type ConfigurationRead =
  | {
      readonly configuration: DeploymentConfiguration;
      /** Is what the configuration was read from, to tell of it at its place. */
      readonly document: Document;
      readonly diagnostics: readonly [];
    }
  | {
      readonly configuration: undefined;
      readonly document?: undefined;
      readonly diagnostics: readonly Diagnostic[];
    };

const KINDS = { DeploymentConfiguration: "deployment-configuration" } as const;

/** Reads the text of a deployment configuration: exactly one document, every mistake told at its place. */
export function parseConfiguration(source: Source): ConfigurationRead {
  const { documents, diagnostics } = parseDocuments(source, "deployment");
  const [document, second] = documents;
  if (document === undefined || diagnostics.length > 0) return { configuration: undefined, diagnostics };
  if (second === undefined) return readConfiguration(document);
  const found: Diagnostic[] = [];
  reporterInto(found).at(second, "", "deployment/several-documents", {}, "key");
  return { configuration: undefined, diagnostics: found };
}

/** Reads a deployment configuration from its document. */
export function readConfiguration(document: Document): ConfigurationRead {
  const identified = identifyKind(document, KINDS, "deployment");
  if ("diagnostics" in identified) return { configuration: undefined, diagnostics: identified.diagnostics };
  const schemaName = identified.schema;
  const validation = { document, schemaName, registry: schemas, area: "deployment" } as const;
  const invalid = validateWith(validators[schemaName], validation);
  if (invalid.length > 0) return { configuration: undefined, diagnostics: invalid };
  const configuration = validated<DeploymentConfiguration>(document.value);
  const diagnostics = meantProblems(configuration, document);
  return diagnostics.length > 0
    ? { configuration: undefined, diagnostics }
    : { configuration, document, diagnostics: [] };
}

/** Tells what the schema cannot say. */
function meantProblems({ spec }: DeploymentConfiguration, document: Document): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = reporterInto(found);
  sameEnvironments(Object.keys(spec.environments), document, report);
  for (const key of ["policies", "trust"] as const) {
    const value = spec[key];
    if (value === undefined || isRepositoryPath(value)) continue;
    report.at(document, `/spec/${key}`, "deployment/path-outside", { value });
  }
  return found;
}

/** GitHub takes names that differ by case for one environment, so which of two stages counted would be chance. */
function sameEnvironments(names: readonly string[], document: Document, report: Reporter): void {
  const first = new Map<string, string>();
  for (const name of names) {
    const folded = foldEnvironment(name);
    const pointer = appendPointer("/spec/environments", name);
    const earlier = first.get(folded);
    if (earlier === undefined) first.set(folded, pointer);
    else {
      const { line } = positionAt(document.source.text, document.locate(earlier, "key").start);
      report.at(document, pointer, "deployment/same-environment", { name, line }, "key");
    }
  }
}
