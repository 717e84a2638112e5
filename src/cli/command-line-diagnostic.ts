import type { CommanderError } from "commander";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { runDiagnostic } from "../node/run-messages.ts";

const SOURCE = "gate57";

/** Says in both languages what the parser of arguments says in one. */
export function commandLineDiagnostic({ code, message }: CommanderError): Diagnostic {
  const value = /'([^']*)'/s.exec(message)?.[1] ?? "";
  const suggestion = /\(Did you mean (?:one of )?([^,?]+)/.exec(message)?.[1];
  switch (code) {
    case "commander.unknownCommand":
      return runDiagnostic("usage/unknown-command", { value, suggestion, allowed: [] }, SOURCE);
    case "commander.unknownOption":
      return runDiagnostic("usage/unknown-option", { value, suggestion, allowed: [] }, SOURCE);
    case "commander.optionMissingArgument":
      return runDiagnostic("usage/missing-value", { value }, SOURCE);
    case "commander.missingArgument":
      return runDiagnostic("usage/missing-argument", { value }, SOURCE);
    case "commander.excessArguments":
      return runDiagnostic("usage/excess-arguments", {}, SOURCE);
    default:
      return runDiagnostic("usage/invalid", { reason: message.replace(/^error: /, "") }, SOURCE);
  }
}
