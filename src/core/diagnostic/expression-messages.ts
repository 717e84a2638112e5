import { expressionNameMessages } from "./expression-name-messages.ts";
import { expressionRuleMessages } from "./expression-rule-messages.ts";
import { expressionSyntaxMessages } from "./expression-syntax-messages.ts";
import { expressionTypeMessages } from "./expression-type-messages.ts";
import type { MessageTable } from "./words.ts";

/** Writes the words of every mistake an expression can have. */
export const expressionMessages = {
  ...expressionSyntaxMessages,
  ...expressionNameMessages,
  ...expressionTypeMessages,
  ...expressionRuleMessages,
} as const satisfies MessageTable;

type Messages = typeof expressionMessages;

/** Names a mistake in an expression, with what its words need; `data.suggestion` is the near name, if there is one. */
export type ExpressionProblem = {
  [C in keyof Messages]: { readonly code: C; readonly data: Parameters<Messages[C]>[0] };
}[keyof Messages];
