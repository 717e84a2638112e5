import { brief, type MessageTable, type Words } from "../core/diagnostic/words.ts";

/** Words what keeps an attestation from being signed. */
export const actMessages = {
  "act/missing-option": ({ vi, en }: { readonly vi: string; readonly en: string }): Words => ({
    message: { vi: `thiếu tùy chọn này: ${brief(vi)}`, en: `this option is missing: ${brief(en)}` },
  }),
} as const satisfies MessageTable;
