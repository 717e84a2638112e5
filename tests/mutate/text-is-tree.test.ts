import { expect, it } from "vitest";
import type { Diagnostic } from "../../src/core/diagnostic/diagnostic.ts";
import { structureOf } from "../../src/core/expression/children.ts";
import { partsOf } from "../../src/core/expression/parts-of.ts";
import type { Expression } from "../../src/core/expression/tree.ts";
import type { Mutant } from "../../src/core/mutate/mutant.ts";
import { mutantsOf } from "../../src/core/mutate/mutate-policies.ts";
import { decidingConditions } from "../../src/core/policy/binding-reads.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { loadGate, type Typing } from "../../src/core/policy/load-gate.ts";
import type { PolicyFile } from "../../src/core/policy/policy-files.ts";
import { type Gate, SUBJECTS } from "../../src/core/policy/policy-set.ts";
import { reporterInto } from "../../src/core/policy/report.ts";
import { builtInFiles, typingIn } from "./built-in.ts";

type GateFile = PolicyFile<"Gate">;

/** One in how many mutants is tried. */
const SAMPLE = 17;

it("shows the very change that was made: the text of a mutant reads as its tree", () => {
  const files = builtInFiles();
  const { policies } = loadPolicies(files);
  if (!policies) throw new Error("the built-in set does not load");
  const { read, typing } = typingIn(files);
  const mutants = mutantsOf(policies).filter(
    ({ offset, about }) => offset !== undefined && about.kind === "Gate",
  );
  const sample = mutants.filter((_, index) => index % SAMPLE === 0);
  const outcomes = sample.map((mutant) => {
    const file = read.Gate.find(({ content }) => content.metadata.id === mutant.about.id);
    return file ? compared(mutant, file, typing) : "unread";
  });
  expect(sample.length).toBeGreaterThan(100);
  expect(outcomes.filter((one) => one !== "same" && one !== "refused")).toEqual([]);
  expect(outcomes.filter((one) => one === "refused").length).toBeLessThan(sample.length / 5);
}, 120_000);

/** A mutant may say what no policy may, such as something vacuous: then there is no tree to compare. */
function compared(mutant: Mutant, file: GateFile, typing: Typing): string {
  const [, requirement] = /^\/spec\/require\/([^/]+)/.exec(mutant.pointer) ?? [];
  const content = withText(file.content, mutant, requirement);
  const found: Diagnostic[] = [];
  const read = loadGate({ ...file, content }, typing, reporterInto(found));
  if (found.length > 0) return "refused";
  const changed = mutant.policies().gates.find(({ id }) => id === mutant.about.id);
  if (!changed) return "gone";
  return treesOf(read, requirement) === treesOf(changed, requirement) ? "same" : mutant.id;
}

function withText(
  { spec, ...content }: GateFile["content"],
  { pointer, after }: Mutant,
  id: string | undefined,
): GateFile["content"] {
  if (id === undefined) return { ...content, spec: { ...spec, appliesWhen: after } };
  const [field = "", below = ""] = pointer.split("/").slice(4);
  const asked = spec.require.find((one) => one.id === id);
  if (!asked) throw new Error(`no requirement ${id}`);
  const changed =
    asked.each && field === "each"
      ? { ...asked, each: { ...asked.each, [below]: after } }
      : { ...asked, [field]: after };
  return { ...content, spec: { ...spec, require: [changed] } };
}

/** Writes the conditions of one requirement, or of all where none is named. */
function treesOf(gate: Gate, id: string | undefined): string {
  const bodies = SUBJECTS.flatMap((subject) => gate.bodies[subject] ?? []);
  const conditions = bodies.flatMap(({ appliesWhen, require }) => [
    ...(appliesWhen ? [appliesWhen] : []),
    ...require.filter((one) => id === undefined || one.id === id).flatMap(decidingConditions),
  ]);
  return conditions.map(({ expression }) => structureOf(flat(expression))).join("\n");
}

/** Connectives in connectives of the same kind say the same as one. */
function flat(node: Expression): Expression {
  const parts = partsOf(node);
  const whole = parts.reduce((built, _, index) => {
    const { part, put } = partsOf(built)[index] ?? { part: built, put: (one: Expression) => one };
    return put(flat(part));
  }, node);
  if (whole.op !== "and" && whole.op !== "or") return whole;
  const operands = whole.operands.flatMap((one) => (one.op === whole.op ? one.operands : [one]));
  return { ...whole, operands };
}
