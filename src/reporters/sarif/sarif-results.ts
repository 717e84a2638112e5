import { cut } from "../cut.ts";
import { prose } from "../markdown-text.ts";
import { plain } from "../plain.ts";
import { acceptanceWords, isAccepted, remedyWords, titleWords } from "../result-words.ts";
import type { Result } from "../results/results.ts";
import type { Language } from "../words.ts";
import { SARIF_LIMITS } from "./limits.ts";
import { physicalLocation } from "./sarif-log.ts";

const START = { line: 1, column: 1 };

/** Writes a result, its rule given by its index. */
export function sarifResult(result: Result, ruleIndex: number, language: Language): object {
  return {
    ruleId: result.rule,
    ruleIndex,
    level: result.level,
    message: messageOf(result, language),
    locations: [locationOf(result)],
    partialFingerprints: {
      "gate57Finding/v1": result.fingerprint,
      // GitHub knows results by this one alone. Without it, whoever uploads the report makes one of the text of
      // the line, which is another after every edit of it, and from which a confidential value could be guessed.
      primaryLocationLineHash: result.fingerprint,
    },
    suppressions: suppressionsOf(result, language),
    ...propertiesOf(result),
  };
}

function messageOf(result: Result, language: Language): object {
  const message = result.message[language].trim() === "" ? titleWords(result, language) : undefined;
  const parts = [message ?? result.message[language], remedyWords(result, language) ?? ""]
    .map((part) => cut(plain(part), SARIF_LIMITS.message))
    .filter((part) => part !== "");
  return { text: parts.map(withoutMarkup).join("\n"), markdown: parts.map(prose).join("\n\n") };
}

/** Even plain messages have links, `[text](target)`, and places for arguments, `{0}`: ours have neither. */
function withoutMarkup(text: string): string {
  return text.replaceAll("](", "] (").replaceAll(/\{(\d+)\}/g, "{{$1}}");
}

/** Without a place in a file a result is not shown at all, so one about the whole file is put at its beginning. */
function locationOf({ file, start = START, end = start, path }: Result): object {
  const place = physicalLocation({ file, start, end });
  const logical = path ? { logicalLocations: [{ fullyQualifiedName: path }] } : {};
  return { physicalLocation: place, ...logical };
}

function suppressionsOf(result: Result, language: Language): readonly object[] {
  const words = acceptanceWords(result, language);
  if (words === undefined) return [];
  const status = isAccepted(result) ? "accepted" : "underReview";
  return [{ kind: "external", status, justification: cut(plain(words), SARIF_LIMITS.message) }];
}

function propertiesOf({ code, gate, finding, verdict, actor }: Result): object {
  if (!verdict) return {};
  const { number, binding, outcome, enforcement, blocking } = gate ?? {};
  const { systemId, stage } = verdict;
  const requirement = finding?.requirement ?? undefined;
  const own = { number, binding, requirement, outcome, enforcement, blocking };
  return { properties: { code, ...own, actor, systemId, stage } };
}
