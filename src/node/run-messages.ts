import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { brief, type MessageTable, type NoData, quoted, type Words } from "../core/diagnostic/words.ts";
import { actMessages } from "./act-messages.ts";
import { attestationRunMessages } from "./attestation-run-messages.ts";
import { keyMessages } from "./key-messages.ts";
import { waiverMessages } from "./waiver-messages.ts";

interface Reason {
  readonly reason: string;
}
interface Choice {
  readonly value: string;
  readonly suggestion: string | undefined;
  readonly allowed: readonly string[];
}

const SEE_HELP = { vi: "xem `gate57 --help`", en: "see `gate57 --help`" };

/** Words what goes wrong around the core: files, arguments, and what a run cannot do. */
export const runMessages = {
  ...actMessages,
  ...attestationRunMessages,
  ...keyMessages,
