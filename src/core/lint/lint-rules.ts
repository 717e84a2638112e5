import type { LintRule } from "./lint-rule.ts";
import { alwaysFalse } from "./rules/always-false.ts";
import { alwaysTrue } from "./rules/always-true.ts";
import { confusableCharacters } from "./rules/confusable-characters.ts";
import { contradiction } from "./rules/contradiction.ts";
import { duplicateCase } from "./rules/duplicate-case.ts";
import { duplicateItem } from "./rules/duplicate-item.ts";
import { duplicateMessage } from "./rules/duplicate-message.ts";
import { duplicateOperand } from "./rules/duplicate-operand.ts";
import { endsWithoutSuccessor } from "./rules/ends-without-successor.ts";
import { failingCase } from "./rules/failing-case.ts";
import { hiddenCharacters } from "./rules/hidden-characters.ts";
import { impossibleGate } from "./rules/impossible-gate.ts";
import { misplacedFile } from "./rules/misplaced-file.ts";
import { missingPlaceholder } from "./rules/missing-placeholder.ts";
import { noFact } from "./rules/no-fact.ts";
import { sameBranches } from "./rules/same-branches.ts";
import { selfComparison } from "./rules/self-comparison.ts";
import { shadowedBinding } from "./rules/shadowed-binding.ts";
import { unfilledPlaceholder } from "./rules/unfilled-placeholder.ts";
import { unreachableRequirement } from "./rules/unreachable-requirement.ts";
import { unreadFact } from "./rules/unread-fact.ts";
import { unreadFile } from "./rules/unread-file.ts";
import { untestedBinding } from "./rules/untested-binding.ts";
import { untestedOutcome } from "./rules/untested-outcome.ts";
import { untestedRequirement } from "./rules/untested-requirement.ts";
import { untranslated } from "./rules/untranslated.ts";
import { unusedCatalogue } from "./rules/unused-catalogue.ts";
import { unusedDerivedFact } from "./rules/unused-derived-fact.ts";
import { unusedOverride } from "./rules/unused-override.ts";
import { unusedParameter } from "./rules/unused-parameter.ts";

/** Holds the rules of the linter in the order in which the manual tells of them: conditions, texts, values, cases, files. */
export const lintRules: readonly LintRule[] = [
  alwaysTrue,
  alwaysFalse,
  noFact,
  selfComparison,
  duplicateOperand,
  duplicateItem,
  sameBranches,
  unreachableRequirement,
  contradiction,
  impossibleGate,
  missingPlaceholder,
  unfilledPlaceholder,
  unreadFact,
  duplicateMessage,
  untranslated,
  confusableCharacters,
  hiddenCharacters,
  unusedParameter,
  unusedCatalogue,
  unusedDerivedFact,
  unusedOverride,
  shadowedBinding,
  endsWithoutSuccessor,
  failingCase,
  untestedOutcome,
  untestedRequirement,
  untestedBinding,
  duplicateCase,
  misplacedFile,
  unreadFile,
];
