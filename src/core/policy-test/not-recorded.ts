import type { Text } from "../source/source.ts";
import type { Problem } from "./prepared.ts";

/** Says that something the policy set says has no case that records it, and which case would. */
export function notRecorded(what: Text, line: string): Problem {
  return {
    problem: { vi: `${what.vi} chưa được ghi lại`, en: `${what.en} is not recorded` },
    help: {
      vi: `sau khi đối chiếu với văn bản gốc, thêm: ${line}`,
      en: `once it is held against its source, add: ${line}`,
    },
  };
}
