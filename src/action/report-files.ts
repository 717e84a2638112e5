import { join } from "node:path";
import { writeStatement } from "../attestation/statement.ts";
import { summariseVerdict, verdictSubjects } from "../core/verdict/verdict-summary.ts";
import { replaceFile } from "../node/replace-file.ts";
import { type FormatName, fileReporter } from "../reporters/index.ts";
import { plainPaint } from "../reporters/paint.ts";
import type { Judgement } from "../run/judge.ts";
import type { ActionIo } from "./action-io.ts";
import { boundVerdict } from "./binding.ts";
import type { Decision } from "./decision.ts";
import type { Inputs } from "./inputs.ts";
import type { StepOutputs } from "./outputs.ts";
import { freshFolder } from "./trees.ts";

/** Names, in a statement nobody has signed yet, whoever decided where no configuration says it. */
const NOBODY = "github-actions";

/** Writes a report of what is masked in one of the formats. */
export function masked(
  format: FormatName,
  { masked, sources }: Judgement,
  { language }: Pick<Inputs, "language">,
  { documentation, version }: ActionIo,
  reservedWarnings = 0,
): string {
  const links = documentation === undefined ? {} : { documentation };
  const asked = { askedBy: "workflow", version, reservedWarnings } as const;
  const look = { language, paint: plainPaint, quiet: false, ...asked, ...links };
  return fileReporter(format)(masked(), sources, look);
}

/** Opens the folder for the files that later steps read. Each is written by itself and gives its output. */
export function openReportFiles(decision: Decision, inputs: Inputs, io: ActionIo): readonly ReportFile[] {
  const folder = freshFolder(io.env, "gate57-report-");
  const reported = (format: FormatName) => () => masked(format, decision.judgement, inputs, io);
  const verdict = boundVerdict(decision.judgement);
  const asked = decision.files.map(({ format, path }) => ({ path, content: reported(format) }));
  return [
    { output: "report-file", path: join(folder, "gate57.json"), content: reported("json") },
    { output: "sarif-file", path: join(folder, "gate57.sarif"), content: reported("sarif") },
    ...(verdict
      ? [
          {
            output: "verdict-file",
            path: join(folder, "verdict.intoto.json"),
            content: statementOf(decision, inputs, io),
          },
        ]
      : []),
    ...asked,
  ];
}

/** Is a file to be written; its output, where it has one, names it to the steps after this one. */
export interface ReportFile {
  readonly output?: string;
  /** A full path. */
  readonly path: string;
  readonly content: () => string | Uint8Array;
}

/** Writes a file and gives the output that names it. Throws what the system says when it cannot be written. */
export function writeReportFile({ output, path, content }: ReportFile): StepOutputs {
  replaceFile(path, content());
  return output === undefined ? {} : { [output]: path };
}

/** Nothing of a manifest is in a statement but digests, which are over the verdict as it is: a masked one could not be replayed. */
function statementOf({ judgement, authority = NOBODY, policyName }: Decision, inputs: Inputs, io: ActionIo) {
  return (): Uint8Array => {
    const verdict = boundVerdict(judgement);
    if (verdict === undefined) throw new Error("there is no verdict to state");
    const named = policyName === undefined ? {} : { policyName };
    const summary = summariseVerdict(verdict, { authority, version: io.version, ...named });
    return writeStatement("verdict", verdictSubjects(verdict, inputs.artifacts), summary).payload;
  };
}
