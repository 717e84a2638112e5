import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { PolicyFiles } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { type Reporter, reporterInto } from "../policy/report.ts";
import { clauseProblems } from "./clause-problems.ts";
import { casesOfCompetence } from "./count-cases.ts";
import { isCarriedOut, type Matrix } from "./matrix.ts";
import { setReadings } from "./readings.ts";

/** Finds every break in the matrix that the loader does not report itself. */
export function findProblems(files: PolicyFiles, policies: PolicySet, matrix: Matrix): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = reporterInto(found);
  reportClauses(files, matrix, report);
  reportGates(files, policies, matrix, report);
  reportValues(files, policies, report);
  reportDerived(files, policies, matrix, report);
  reportBindings(files, matrix, report);
  reportCompetence(files, report);
  return found;
}

function reportClauses({ ClauseRegister }: PolicyFiles, matrix: Matrix, report: Reporter): void {
  for (const { document, content } of ClauseRegister) {
    for (const [index, clause] of content.spec.clauses.entries()) {
      for (const [code, data, field] of clauseProblems(clause, matrix))
        report.at(document, `/spec/clauses/${index}/${field}`, code, data);
    }
  }
}

function reportGates(files: PolicyFiles, policies: PolicySet, matrix: Matrix, report: Reporter): void {
  const known = new Set(policies.clauses.map(({ id }) => id));
  for (const { document, content } of files.Gate) {
    const { id, clauses = [] } = content.metadata;
    const entry = matrix.gates.find(({ gate }) => gate.id === id);
    if (entry?.cases === 0) report.at(document, "/metadata/id", "trace/no-case", { name: id });
    const isBound = entry !== undefined && entry.bindings.length > 0;
    for (const [index, clause] of clauses.entries()) {
      if (!isBound || !known.has(clause) || isCarriedOut(entry, clause, matrix)) continue;
      report.at(document, `/metadata/clauses/${index}`, "trace/not-carried-out", { name: id, clause });
    }
  }
}

function reportValues({ Parameters, Catalogue }: PolicyFiles, policies: PolicySet, report: Reporter): void {
  const read = setReadings(policies);
  for (const { document, content } of Parameters) {
    for (const [index, { id }] of content.spec.parameters.entries()) {
      const pointer = `/spec/parameters/${index}/id`;
      if (!read.has(`params.${id}`)) report.at(document, pointer, "trace/unread-parameter", { name: id });
    }
  }
  for (const { document, content } of Catalogue) {
    const { id } = content.metadata;
    if (!read.has(`catalogues.${id}`))
      report.at(document, "/metadata/id", "trace/unread-catalogue", { name: id });
  }
}

function reportDerived(files: PolicyFiles, policies: PolicySet, matrix: Matrix, report: Reporter): void {
  const read = setReadings(policies);
  for (const { document, content } of files.DerivedFact) {
    const { id } = content.metadata;
    const name = `derived.${id}`;
    const isTried = matrix.derived.some((one) => one.id === id && one.cases > 0);
    if (!isTried) report.at(document, "/metadata/id", "trace/no-case", { name });
    if (!read.has(name)) report.at(document, "/metadata/id", "trace/unread-derived-fact", { name: id });
  }
}

function reportBindings({ Profile }: PolicyFiles, matrix: Matrix, report: Reporter): void {
  // A gate without any case is told at the gate.
  const tried = new Set(matrix.gates.filter(({ cases }) => cases > 0).map(({ gate }) => gate.id));
  const entries = matrix.gates.flatMap(({ bindings }) => bindings);
  const byId = new Map(entries.map((entry) => [entry.binding.id, entry]));
  for (const { document, content } of Profile) {
    for (const [index, { id, gate, parameters = {} }] of content.spec.bindings.entries()) {
      const { cases, reads } = byId.get(id) ?? {};
      const pointer = `/spec/bindings/${index}`;
      if (cases === 0 && tried.has(gate)) report.at(document, `${pointer}/id`, "trace/no-case", { name: id });
      const idle = Object.keys(parameters).filter((name) => reads?.has(`params.${name}`) === false);
      for (const name of idle) {
        const data = { name, binding: id };
        report.at(document, `${pointer}/parameters/${name}`, "trace/unread-override", data, "key");
      }
    }
  }
}

/** What a profile takes over from its base is tried there. */
function reportCompetence(files: PolicyFiles, report: Reporter): void {
  for (const { document, content } of files.Profile) {
    const { id } = content.metadata;
    if (content.spec.competence === undefined || casesOfCompetence(id, files) > 0) continue;
    report.at(document, "/spec/competence", "trace/no-case", { name: `${id}: competence` }, "key");
  }
}
