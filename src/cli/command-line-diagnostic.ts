import type { CommanderError } from "commander";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { runDiagnostic } from "../node/run-messages.ts";

const SOURCE = "gate57";

/** Says in both languages what the parser of arguments says in one, and names the help of the command at hand. */
export function commandLineDiagnostic(
  { code, message }: CommanderError,
  argv: readonly string[],
): Diagnostic {
  const value = /'([^']*)'/s.exec(message)?.[1] ?? "";
  const suggestion = /\(Did you mean (?:one of )?([^,?]+)/.exec(message)?.[1];
  const command = commandOf(argv);
  switch (code) {
    case "commander.unknownCommand":
      return runDiagnostic("usage/unknown-command", { value, suggestion, command: SOURCE }, SOURCE);
    case "commander.unknownOption":
      return runDiagnostic("usage/unknown-option", { value, suggestion, command }, SOURCE);
    case "commander.missingMandatoryOptionValue":
      return runDiagnostic("usage/missing-option", { value, command }, SOURCE);
    case "commander.optionMissingArgument":
      return runDiagnostic("usage/missing-value", { value, command }, SOURCE);
    case "commander.missingArgument":
      return runDiagnostic("usage/missing-argument", { value, command }, SOURCE);
    case "commander.excessArguments":
      return runDiagnostic("usage/excess-arguments", { command }, SOURCE);
    default:
      return runDiagnostic("usage/invalid", { reason: message.replace(/^error: /, ""), command }, SOURCE);
  }
}

/** A command is the first word, or for those that are grouped the first two. */
function commandOf([first, second]: readonly string[]): string {
  const words = [first, first === "policy" ? second : undefined];
  const isWord = (word: string | undefined): boolean => word !== undefined && /^[a-z]+$/.test(word);
  return [SOURCE, ...words.filter(isWord)].join(" ");
}
