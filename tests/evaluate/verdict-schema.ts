import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isFullDate } from "../../src/core/validate/formats.ts";
import type { Verdict } from "../../src/generated/types/verdict.ts";

const SCHEMA = join(import.meta.dirname, "../../schemas/verdict.schema.json");

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat("date", isFullDate);
const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")));

/** Lists what the published schema says against a verdict, by a validator that is not our own. */
export function verdictProblems(verdict: Verdict): readonly string[] {
  return reportProblems({ version: "gate57/v1", verdicts: [verdict], errors: [] });
}

/** Lists what it says against a whole report. */
export function reportProblems(report: unknown): readonly string[] {
  validate(report);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
