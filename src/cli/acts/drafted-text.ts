import type { WaiverRequest } from "../../core/attest/draft-waivers.ts";
import type { Gate } from "../../core/policy/policy-set.ts";
import type { Verdict } from "../../generated/types/verdict.ts";
import { plain } from "../../reporters/plain.ts";
import { type Language, ORIGIN_WORDS, STAGE_WORDS } from "../../reporters/words.ts";
import type { Written } from "./read-fields.ts";
import { shownOptions } from "./shown-options.ts";

/** Is what `waive --draft` found and wrote. */
export interface DraftedAll {
  /** The manifest, as reports call it. */
  readonly name: string;
  readonly verdict: Verdict;
  readonly gates: readonly Gate[];
  readonly drafts: readonly Draft[];
  readonly refused: readonly WaiverRequest[];
  readonly written: Written;
}

/** Is a request with the file it was written to. */
export interface Draft {
  readonly request: WaiverRequest;
  readonly file: string;
  /** Tells it from others of the same requirement; empty where there is no other. */
  readonly apart: string;
}

/** Tells what was drafted, gate by gate, a line for each finding; then what cannot be waived. */
export function draftedText(drafted: DraftedAll, language: Language): string {
  const words = WORDS[language];
  const { drafts, refused } = drafted;
  const written = drafts.map(
    ({ request, file, apart }) =>
      [request, `${lineOf(request, apart, language)}    → ${plain(file)}\n`] as const,
  );
  const held = refused.map((request) => [request, lineOf(request, "", language)] as const);
  return [
    `${headOf(drafted, language)}\n`,
    drafts.length === 0 ? `\n${words.nothing}\n` : byGate(written, drafted, language),
    drafts.length === 0 ? "" : `\n${words.next}: ${commandOf(drafted, language)}\n`,
    held.length === 0 ? "" : `\n${words.refused}:\n${byGate(held, drafted, language)}`,
  ].join("");
}

function headOf({ name, verdict }: DraftedAll, language: Language): string {
  const { stage, stageSource, profile } = verdict;
  const { stage: stageWord, profile: profileWord } = WORDS[language];
  const word = STAGE_WORDS[stage][language];
  const about = [...(word === stage ? [] : [stage]), ORIGIN_WORDS[stageSource][language]].join(", ");
  return `${plain(name)}: ${stageWord} ${word} (${about}), ${profileWord} ${profile}`;
}

function byGate(
  rows: readonly (readonly [WaiverRequest, string])[],
  { gates }: DraftedAll,
  language: Language,
): string {
  const ids = [...new Set(rows.map(([{ gate }]) => gate))];
  const parts = ids.map((id) => {
    const title = gates.find((gate) => gate.id === id)?.title[language] ?? id;
    const own = rows.filter(([{ gate }]) => gate === id);
    return `\n${own[0]?.[0].number} ${plain(title)}\n${own.map(([, text]) => text).join("")}`;
  });
  return parts.join("");
}

/** The whole of what was found stands in the request. */
const LONGEST = 160;

function lineOf({ number, requirement, message }: WaiverRequest, apart: string, language: Language): string {
  const characters = [...plain(message[language])];
  const isLong = characters.length > LONGEST;
  const text = isLong ? `${characters.slice(0, LONGEST - 1).join("")}…` : characters.join("");
  return `  ${number}#${requirement}${apart === "" ? "" : ` (${apart})`}: ${text}\n`;
}

function commandOf({ name, written }: DraftedAll, language: Language): string {
  const { file, key, authority } = WORDS[language];
  const given = shownOptions(["--trust", "--policies", "--plan", "--attestations"], written);
  return `gate57 waive ${plain(name)} --request ${file} --key ${key} --authority ${authority}${given}`;
}

const WORDS = {
  vi: {
    stage: "giai đoạn",
    profile: "hồ sơ áp dụng",
    nothing: "không có gì đang chặn mà được ngoại lệ",
    next: "tiếp theo: điền từng đề nghị, rồi ký",
    refused: "không được ngoại lệ, phải khắc phục",
    file: "TỆP",
    key: "KHÓA",
    authority: "CƠ-QUAN",
  },
  en: {
    stage: "stage",
    profile: "profile",
    nothing: "nothing that blocks can be waived",
    next: "next: fill each request in, then sign it",
    refused: "cannot be waived, has to be mended",
    file: "FILE",
    key: "KEY",
    authority: "AUTHORITY",
  },
} as const;
