import type { Command } from "commander";
import { KEY_ALGORITHMS } from "../node/key-pair.ts";
import { ACTS, type Act } from "./acts/act.ts";
import { allowedWords } from "./acts/allowed-words.ts";
import type { Written } from "./acts/read-fields.ts";
import {
  AS_OF,
  ATTESTATIONS,
  STAGE as JUDGED_STAGE,
  LANG,
  PLAN,
  POLICIES,
  PROFILE,
  TRUST,
} from "./command-options.ts";
import type { Setting } from "./setting.ts";

type Option = readonly [flags: string, description: string];
type Type = Act["type"];

/** Names the words that an option takes, with commas. */
function wordsOf(type: Type, property: string): string {
  return allowedWords(type, property).join(", ");
}

const FORCE: Option = ["--force", "overwrite a file that is there / ghi đè tệp đã có"];
const PASSPHRASE: Option = [
  "--passphrase-file <FILE>",
  "passphrase in the first line of a file (asked on a terminal) / tệp có mật khẩu ở dòng đầu",
];

/** What every act takes: who signs, in whose name, and where it is kept. */
const COMMON: readonly Option[] = [
  ["--key <FILE>", "private key, PKCS#8 PEM / khóa riêng để ký"],
  ["--key-id <ID>", "name of the key (its file name) / tên khóa"],
  PASSPHRASE,
  ["--authority <ID>", "in whose name, by the trust list / nhân danh cơ quan nào"],
  ["--id <ID>", "id of the statement / mã văn bản"],
  ["--date <DATE>", "date of the act, YYYY-MM-DD (today) / ngày ký"],
  ["--output <FILE>", "where it is kept (attestations/<system>/ beside the manifest) / nơi lưu"],
  FORCE,
  ["--add", "add a signature to an envelope that is there / thêm chữ ký vào văn bản đã ký"],
  TRUST,
  POLICIES,
  ["--statement-only <FILE.pae>", "write the bytes to sign elsewhere / ghi nội dung để ký ở nơi khác"],
  ["--statement <FILE.pae>", "the bytes that were signed elsewhere / nội dung đã ký ở nơi khác"],
  ["--signature <FILE>", "raw signature of them / chữ ký thô"],
  ["--certificate <PEM>", "certificate or public key of that signature / chứng thư của chữ ký"],
  ["--cms <FILE.p7s>", "detached CMS signature of them / chữ ký CMS tách rời"],
  LANG,
];

const COVERS: Option = [
  "--covers <LIST>",
  `parts of the dossier, with commas: ${wordsOf("approval", "covers")} / nội dung hồ sơ`,
];
const STAGE: Option = ["--stage <S>", `stage it is for: ${wordsOf("approval", "stage")} / giai đoạn`];
const DECISION: Option = ["--decision <N>", "number of the document / số văn bản"];
const LEVEL: Option = [
  "--level <N>",
  "security level, 1 to 5 (classification.proposedLevel) / cấp độ an ninh mạng",
];
const VALID_FROM: Option = ["--valid-from <DATE>", "first day (the date of the act) / ngày đầu hiệu lực"];
const VALID_UNTIL: Option = ["--valid-until <DATE>", "last day, that day included / ngày cuối hiệu lực"];
const CONTINUES = [
  "--continues <FILE>",
  "envelope of an earlier design that this one carries on, repeatable / văn bản trước được tiếp nối",
] as const;
const DOCUMENT: Option = ["--document <FILE>", "the signed paper, to be digested / tệp văn bản giấy, PDF"];
const GATE: Option = ["--gate <G#R>", "gate and requirement, such as G10#id / cổng và yêu cầu"];

/** What `waive` takes to judge the manifest, as `check` does. */
const JUDGING: readonly Option[] = [JUDGED_STAGE, PROFILE, AS_OF, PLAN, ATTESTATIONS];

/** Adds `gate57 keygen`. */
export function addKeygen(program: Command, { language, io, finish }: Setting): void {
  program
    .command("keygen")
    .summary("make a key to sign with / tạo khóa ký")
    .description(
      "Makes a key pair: the private key in FILE, the public one beside it, ending in .pub.pem.\nTạo cặp khóa để ký.",
    )
    .requiredOption("--output <FILE>", "file of the private key / tệp khóa riêng")
    .option(
      "--algorithm <A>",
      `type of key: ${KEY_ALGORITHMS.join(", ")} (${KEY_ALGORITHMS[0]} by default) / loại khóa`,
    )
    .option(...PASSPHRASE)
    .option(...FORCE)
    .option(...LANG)
    .action(async (options: { readonly output: string }) => {
      const { keygen } = await import("./commands/keygen.ts");
      finish(await keygen({ ...options, language }, io));
    });
}

interface Help {
  readonly summary: string;
  readonly description: string;
  readonly options: readonly Option[];
}

/** Says what each act is and what its command takes besides what all take. */
const HELP: Readonly<Record<Type, Help>> = {
  appraisal: {
    summary: "sign an appraisal / ký kết quả thẩm định",
    description: "Signs the appraisal of exactly this design.\nKý kết quả thẩm định đúng thiết kế này.",
    options: [
      COVERS,
      STAGE,
      ["--result <R>", `${wordsOf("appraisal", "result")} / kết luận`],
      DECISION,
      LEVEL,
      VALID_FROM,
      VALID_UNTIL,
      CONTINUES,
      DOCUMENT,
    ],
  },
  approval: {
    summary: "sign an approval / ký phê duyệt",
    description: "Signs the approval of exactly this design.\nKý phê duyệt đúng thiết kế này.",
    options: [
      COVERS,
      STAGE,
      DECISION,
      LEVEL,
      ["--accept <ID>", "justification it accepts, repeatable / giải trình được chấp nhận"],
      VALID_FROM,
      VALID_UNTIL,
      CONTINUES,
      DOCUMENT,
    ],
  },
  assessment: {
    summary: "sign an assessment / ký kết quả đánh giá",
    description: "Signs the result of a security assessment.\nKý kết quả đánh giá an ninh mạng.",
    options: [
      ["--type <T>", `${wordsOf("assessment", "type")} / loại đánh giá`],
      ["--result <R>", `${wordsOf("assessment", "result")} / kết luận`],
      ["--scope <TEXT>", "what was assessed / phạm vi"],
      ["--report <FILE>", "the report, to be digested / tệp báo cáo"],
      ["--independent", "the assessor is independent of the operator / độc lập với đơn vị vận hành"],
      VALID_UNTIL,
    ],
  },
  waiver: {
    summary: "draft or sign a waiver / lập, ký ngoại lệ",
    description:
      "Signs a waiver of one requirement, or with --draft writes a request for each that blocks.\nKý ngoại lệ cho một yêu cầu; --draft lập đề nghị cho từng yêu cầu đang chặn.",
    options: [
      ["--draft", "write unsigned requests, to a folder with --output / lập đề nghị chưa ký"],
      ["--request <FILE>", "request that was filled in / đề nghị đã điền"],
      GATE,
      ["--binding <ID>", "binding, where several block / ràng buộc, khi có nhiều"],
      ["--outcome <O>", `${wordsOf("waiver", "outcome")}, where both block / kết quả, khi có cả hai`],
      ["--reason <TEXT>", "why / lý do"],
      ["--alternatives <TEXT>", "alternatives considered / phương án đã xem xét"],
      ["--measures <TEXT>", "compensating measures / biện pháp bù đắp"],
      VALID_FROM,
      VALID_UNTIL,
      ...JUDGING,
    ],
  },
  remediation: {
    summary: "sign a remediation plan / ký kế hoạch khắc phục",
    description:
      "Signs by when a running system mends what a requirement found.\nKý thời hạn khắc phục của hệ thống đang vận hành.",
    options: [
      GATE,
      ["--deadline <DATE>", "last day to mend it / thời hạn khắc phục"],
      ["--measures <TEXT>", "what will be done / biện pháp khắc phục"],
      ["--binding <ID>", "binding, where several block / ràng buộc, khi có nhiều"],
      ...[PROFILE, AS_OF, PLAN, ATTESTATIONS],
    ],
  },
  exclusion: {
    summary: "sign that a system is out of scope / ký xác nhận ngoài phạm vi",
    description:
      "Signs that a system is a military or cipher one; its id alone is enough.\nKý xác nhận hệ thống quân sự hoặc cơ yếu; chỉ cần mã hệ thống.",
    options: [
      ["--system <ID>", "id of the system, without a manifest / mã hệ thống, không cần bản khai"],
      ["--sector <S>", `${wordsOf("exclusion", "sector")} / lĩnh vực`],
      ["--managing-authority <A>", `${wordsOf("exclusion", "managingAuthority")} / cơ quan quản lý`],
      VALID_UNTIL,
    ],
  },
};

/** Adds `gate57 appraise`, `approve`, `assess`, `waive`, `remediate` and `exclude`. */
export function addActs(program: Command, setting: Setting): void {
  for (const act of Object.values(ACTS)) addAct(program, act, setting);
}

/** Options that may be written several times, each adding to the last. */
const REPEATED = /^--(?:covers|accept|continues) /;

function addAct(program: Command, act: Act, { language, io, finish }: Setting): void {
  const help = HELP[act.type];
  const command = program
    .command(act.command)
    .summary(help.summary)
    .description(help.description)
    .argument(act.type === "exclusion" ? "[FILE]" : "<FILE>", "manifest / bản khai");
  for (const [flags, description] of [...help.options, ...COMMON]) {
    if (REPEATED.test(flags)) command.option(flags, description, collect);
    else command.option(flags, description);
  }
  command.action(async (file: string | undefined, written: Written) => {
    const { act: doAct } = await import("./commands/act.ts");
    finish(await doAct({ act, file, written, language }, io));
  });
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
