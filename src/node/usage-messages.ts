import { brief, type MessageTable, type Words } from "../core/diagnostic/words.ts";
import type { Text } from "../core/source/source.ts";

interface InCommand {
  /** The command as it was written, such as `gate57 keygen`. */
  readonly command: string;
}

interface Word extends InCommand {
  readonly value: string;
  readonly suggestion: string | undefined;
}

/** Words what is wrong with a command before it is known what it should do. */
export const usageMessages = {
  "usage/unknown-command": ({ value, suggestion, command }: Word): Words => ({
    message: { vi: `không có lệnh \`${brief(value)}\``, en: `unknown command \`${brief(value)}\`` },
    help: meant(suggestion, command),
  }),
  "usage/unknown-option": ({ value, suggestion, command }: Word): Words => ({
    message: { vi: `không có tùy chọn \`${brief(value)}\``, en: `unknown option \`${brief(value)}\`` },
    help: meant(suggestion, command),
  }),
  "usage/missing-option": ({ value, command }: InCommand & { readonly value: string }): Words => ({
    message: { vi: `thiếu tùy chọn \`${brief(value)}\``, en: `option \`${brief(value)}\` is missing` },
    help: seeHelp(command),
  }),
  "usage/missing-value": ({
    value,
    command = "gate57",
  }: Partial<InCommand> & { readonly value: string }): Words => ({
    message: {
      vi: `tùy chọn \`${brief(value)}\` thiếu giá trị`,
      en: `option \`${brief(value)}\` lacks its value`,
    },
    help: seeHelp(command),
  }),
  "usage/missing-argument": ({ value, command }: InCommand & { readonly value: string }): Words => ({
    message: { vi: `thiếu đối số \`${brief(value)}\``, en: `argument \`${brief(value)}\` is missing` },
    help: seeHelp(command),
  }),
  "usage/excess-arguments": ({ command }: InCommand): Words => ({
    message: { vi: "thừa đối số", en: "there are too many arguments" },
    help: seeHelp(command),
  }),
  "usage/invalid": ({ reason, command }: InCommand & { readonly reason: string }): Words => ({
    message: {
      vi: `lệnh viết sai (\`${brief(reason)}\`)`,
      en: `the command is not well written (\`${brief(reason)}\`)`,
    },
    help: seeHelp(command),
  }),
} as const satisfies MessageTable;

function meant(suggestion: string | undefined, command: string): Text {
  if (suggestion === undefined) return seeHelp(command);
  return { vi: `có phải ý bạn là \`${suggestion}\`?`, en: `did you mean \`${suggestion}\`?` };
}

function seeHelp(command: string): Text {
  return { vi: `xem cách dùng: \`${command} --help\``, en: `see \`${command} --help\`` };
}
