import type { Stage } from "../core/policy/policy-set.ts";
import { type Language, STAGE_WORDS } from "./words.ts";

/** Names a stage with the word by which options know it, unless both are the same. */
export function stageText(stage: Stage, language: Language): string {
  const word = STAGE_WORDS[stage][language];
  return word === stage ? word : `${word} (${stage})`;
}
