import type { Command } from "commander";
import { FORMATS } from "../reporters/index.ts";
import {
  ARTIFACT,
  AS_OF,
  ATTESTATIONS,
  collect,
  FORMAT,
  LANG,
  PLAN,
  POLICIES,
  PROFILE,
  REDACT,
  STAGE,
  TRUST,
} from "./command-options.ts";
import type { CheckArguments } from "./commands/check.ts";
import type { DigestArguments } from "./commands/digest.ts";
import type { ExplainOptions } from "./commands/explain.ts";
import type { InitOptions } from "./commands/init.ts";
import type { Setting } from "./setting.ts";
import { SIGNING } from "./signing-options.ts";

/** Adds `gate57 check`. */
export function addCheck(program: Command, { language, io, finish }: Setting): void {
  const check = program
    .command("check")
    .summary("judge manifests / đánh giá bản khai")
    .description(
      "Judges manifests. A folder gives its gate57.yaml and *.gate57.yaml (yml, json); a named file is read whatever its name; - is standard input.\n" +
        "Đánh giá các bản khai; không nêu tên thì xét thư mục hiện tại.",
    )
    .argument("[FILE|DIR|GLOB|-...]", "what to judge (the working folder) / bản khai cần xét")
    .option(...STAGE)
    .option(...PROFILE)
    .option(...POLICIES)
    .option(...AS_OF)
    .option(...ATTESTATIONS)
    .option(...TRUST)
    .option(...PLAN)
    .option(
      "--format <F>",
      `how the report is written: ${FORMATS.join(", ")} (by default what the CI reads: github in GitHub Actions, azure in Azure Pipelines; else text) / định dạng (mặc định theo CI đang chạy, ngoài CI là text)`,
    )
    .option("--output <F=PATH>", "write to a file as well, repeatable / ghi thêm ra tệp", collect)
    .option(...LANG)
    .option(...REDACT)
    .option("--quiet", "print only what is blocked, a line each / chỉ in bản khai chưa phù hợp");
  for (const [flags, description] of SIGNING) check.option(flags, description);
  check.option(...ARTIFACT).action(async (names: readonly string[], options: CheckArguments) => {
    const { check: run } = await import("./commands/check.ts");
    finish(await run(names, { ...options, language }, io));
  });
}

/** Adds `gate57 init`. */
export function addInit(program: Command, { language, io, finish }: Setting): void {
  program
    .command("init")
    .summary("write a manifest to start from / viết bản khai mẫu")
    .description(
      "Writes a commented manifest to start from; with a stage and a profile, only the facts that are asked up to that stage.\n" +
        "Viết một bản khai mẫu có chú thích.",
    )
    .option(...STAGE)
    .option(...PROFILE)
    .option("--kind <K>", "kind of document: SystemManifest, Plan / loại tài liệu")
    .option(...POLICIES)
    .option("--output <FILE>", "write to a new file (standard output) / ghi ra tệp mới")
    .option("--force", "overwrite a file that is there / ghi đè tệp đã có")
    .option(...LANG)
    .action(async (options: InitOptions) => {
      const { init } = await import("./commands/init.ts");
      finish(await init({ ...options, lang: language }, io));
    });
}

/** Adds `gate57 explain`. */
export function addExplain(program: Command, { language, io, finish }: Setting): void {
  program
    .command("explain")
    .summary("explain a gate, and its verdict on a manifest / giải thích một cổng")
    .description(
      "Explains a gate: its clauses, where and how it binds; with a manifest, its verdict there and what decides.\n" +
        "Giải thích một cổng; kèm bản khai thì nói kết quả trên bản khai và điều quyết định.",
    )
    .argument("<GATE>", "id or number of a gate, such as G10 / mã hoặc số hiệu cổng")
    .argument("[FILE]", "manifest / bản khai")
    .option(...STAGE)
    .option(...PROFILE)
    .option(...POLICIES)
    .option(...AS_OF)
    .option(...ATTESTATIONS)
    .option(...TRUST)
    .option(...PLAN)
    .option(...FORMAT)
    .option(...LANG)
    .option(...REDACT)
    .option("--all", "with a manifest: tell of what passed too, and explain the gate / kể cả mục đạt")
    .action(async (gate: string, file: string | undefined, options: ExplainOptions) => {
      const { explain } = await import("./commands/explain.ts");
      finish(await explain(gate, file, { ...options, lang: language }, io));
    });
}

/** Adds `gate57 digest`. */
export function addDigest(program: Command, { language, io, finish }: Setting): void {
  program
    .command("digest")
    .summary("print the digests of a manifest or key / in mã băm bản khai hoặc khóa")
    .description(
      "Prints the manifest digest and the design digest, which approvals bind;\n" +
        "of a public key or certificate, the digest by which trust lists name the key.\n" +
        "In mã băm toàn bản khai và mã băm phần thiết kế;\n" +
        "với khóa công khai hoặc chứng thư, in mã băm khóa để đối chiếu và thu hồi.",
    )
    .argument(
      "<FILE>",
      "manifest, plan, key or certificate, - for standard input / bản khai, kế hoạch, khóa, chứng thư",
    )
    .option(...FORMAT)
    .option(...LANG)
    .action(async (file: string, options: DigestArguments) => {
      const { digest } = await import("./commands/digest.ts");
      finish(await digest(file, { ...options, language }, io));
    });
}
