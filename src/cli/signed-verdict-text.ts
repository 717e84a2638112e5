import type { Text } from "../core/source/source.ts";
import { lastDayOf } from "../core/verdict/accept-verdict.ts";
import type { Artifact } from "../core/verdict/verdict-summary.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import { decisionWords } from "../reporters/decision-words.ts";
import { plain } from "../reporters/plain.ts";

/** Is a verdict that was signed, with what whoever deploys by it needs to know. */
export interface Signed {
  readonly verdict: Verdict;
  readonly artifacts: readonly Artifact[];
  /** As reports call the file. */
  readonly name: string;
  /** The trust folder as it was named. */
  readonly trust?: string | undefined;
  /** The options `--artifact` as they were written. */
  readonly named: readonly string[];
  readonly verdictsLast?: string | undefined;
}

/** Says what was signed, what it is bound to, how long it holds and how it is verified. */
export function signedVerdictText(signed: Signed): Text {
  const { verdict, artifacts, name, verdictsLast } = signed;
  const decision = decisionWords(verdict);
  const bound = artifacts.map((one) => `${plain(one.name)} (sha256:${one.sha256})`).join(", ");
  const last = lastDayOf({ predicate: verdict }, verdictsLast);
  const vi = [
    `đã ký kết luận ${decision.vi}: ${plain(name)}`,
    bound === "" ? "không gắn với sản phẩm nào" : `gắn với ${bound}`,
    ...(last === undefined ? [] : [`có giá trị đến hết ngày ${last}`]),
    `kiểm tra: ${command(signed, "THƯ-MỤC")}`,
  ];
  const en = [
    `signed the verdict ${decision.en}: ${plain(name)}`,
    bound === "" ? "bound to no artefact" : `bound to ${bound}`,
    ...(last === undefined ? [] : [`holds to the end of ${last}`]),
    `verify: ${command(signed, "DIR")}`,
  ];
  return { vi: `${vi.join("\n  ")}\n`, en: `${en.join("\n  ")}\n` };
}

function command({ verdict, name, trust, named }: Signed, folder: string): string {
  const question = `--stage ${verdict.stage} --profile ${verdict.profile}`;
  const artifacts = named.map((one) => ` --artifact ${one}`).join("");
  return plain(`gate57 verify ${name} --trust ${trust ?? folder} ${question}${artifacts}`);
}
