import type { Command } from "commander";
import type { Setting } from "../setting.ts";
import { addCheckPolicies } from "./check-command.ts";
import { addDiff } from "./diff-command.ts";
import { addPolicyDocs } from "./docs-command.ts";
import { addPolicyFmt } from "./fmt-command.ts";
import { addMutate } from "./mutate-command.ts";
import { addPolicyNew } from "./new-command.ts";
import { addPolicySigning } from "./signing-commands.ts";
import { addTest } from "./test-command.ts";
import { addTrace } from "./trace-command.ts";

/** Adds `gate57 policy` and its commands. */
export function addPolicy(program: Command, setting: Setting): void {
  const policy = program
    .command("policy")
    .summary("the workbench for policies / công cụ cho người viết chính sách")
    .description(
      "Begins, checks, tests, traces, documents and signs a policy set.\nSoạn, kiểm tra, chạy thử, truy vết, tra cứu và ký bộ chính sách.",
    );
  addCheckPolicies(policy, setting);
  addTest(policy, setting);
  addTrace(policy, setting);
  addDiff(policy, setting);
  addMutate(policy, setting);
  addPolicySigning(policy, setting);
  addPolicyNew(policy, setting);
  addPolicyDocs(policy, setting);
  addPolicyFmt(policy, setting);
}
