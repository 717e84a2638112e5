import { openBudget } from "../github/budget.ts";
import { type GitHubOptions, openGitHub } from "../github/client.ts";
import { readTree } from "../github/read-tree.ts";
import type { PoliciesTrees } from "./policies-trees.ts";

/** Bounds all that is read of GitHub, in milliseconds; the clock runs from when it is opened. */
const BUDGET = 300_000;

/** Opens GitHub as the place that policies are read from. */
export function githubTrees(access: GitHubOptions, milliseconds: number = BUDGET): PoliciesTrees {
  const github = openGitHub({ ...access, budget: openBudget(milliseconds) });
  return { read: (place, wanted, folder) => readTree(github, place, wanted, folder) };
}
