import { expect, it } from "vitest";
import { clockOf } from "../../src/cli/mutation/clock.ts";
import { perform } from "../../src/core/mutate/perform.ts";
import { reportOf } from "../../src/core/mutate/report.ts";
import { trialOf } from "../../src/core/mutate/trial.ts";
import { withCases } from "./small-mutants.ts";

/** Every element with every element with every element, of which the very last are what is looked for. */
const SLOW =
  "environments.exists(a, environments.exists(b, environments.exists(c, a.id == 'e29' && b.id == 'e29' && c.id == 'e29')))";

const many = Array.from({ length: 30 }, (_, index) => ({ id: `e${index}`, containsStateSecret: false }));

/** Half a second, which twenty cases of such a mutant do not end in. */
const BOUND = 0.5;

it("stops a mutant that makes a condition slow, and counts it as killed by time, with its name", () => {
  const cases = Array.from({ length: 20 }, (_, index) => ({
    name: `case ${index}`,
    set: { "/environments": many, "/metadata/name": `n${index}` },
    expect: { outcome: "pass" },
  }));
  const files = withCases({ gate: { require: [{ that: `size(environments) > 1 || ${SLOW}` }] } }, cases);
  const trial = trialOf(files);
  if (!trial) throw new Error("the set does not load");
  const turn = trial.mutants.findIndex(({ after }) => after.startsWith("size(environments) < 1"));
  const [mutant] = trial.mutants.slice(turn);
  const outcome = perform({ kind: "try", mutants: [turn] }, trial, clockOf(BOUND));
  if (!mutant || outcome.kind !== "try") throw new Error("nothing was tried");
  expect(outcome.fates).toEqual(["killed-by-time"]);
  const tried = [{ mutant, fate: "killed-by-time" as const }];
  const report = reportOf(tried, trial, false);
  expect(report.total).toMatchObject({ mutants: 1, killedByTime: 1, survived: 0 });
  expect(report.slow).toMatchObject([{ mutant: mutant.code, name: mutant.id }]);
});
