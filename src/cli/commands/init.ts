import { writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { writeTemplate } from "../../core/init/write-template.ts";
import { SUBJECTS, type Subject } from "../../core/policy/policy-set.ts";
import type { Text } from "../../core/source/source.ts";
import { manifestKinds } from "../../core/validate/kinds.ts";
import { schemas } from "../../generated/schemas.ts";
import { displayPath } from "../../node/display-path.ts";
import { errorCode } from "../../node/read-source.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { writeOutput } from "../../node/write-output.ts";
import type { Sources } from "../../reporters/report.ts";
import type { Language } from "../../reporters/words.ts";
import { chooseProfile, chooseStage, chooseWord } from "../../run/choices.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import { policiesFor } from "../../run/policies.ts";
import { printDiagnostics } from "../print.ts";
import { schemaFolder } from "../schema-folder.ts";

/** Is what the command line says, as it was written. */
export interface InitOptions {
  readonly stage?: string;
  readonly profile?: string;
  readonly kind?: string;
  readonly policies?: string;
  readonly output?: string;
  /** Overwrites a file that is there. */
  readonly force?: boolean;
  readonly lang: Language;
}

/** Writes a manifest to start from, to standard output or a new file; 2 when it cannot. */
export async function init(options: InitOptions, io: Io): Promise<number> {
  const { text, diagnostics, sources } = await templateFor(options, io);
  const problems = text === undefined ? diagnostics : deliver(text, options, io);
  printDiagnostics(problems, sources, { language: options.lang }, io);
  return problems.length === 0 ? EXIT.admitted : EXIT.failed;
}

interface Written {
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

async function templateFor(options: InitOptions, io: Io): Promise<Written> {
  const { policies, diagnostics, sources } = await policiesFor(options.policies, io);
  const stage = chooseStage(options.stage ?? "design");
  const subject = chooseWord(options.kind ?? "SystemManifest", SUBJECTS, "--kind");
  const id = policies && chooseProfile(options.profile ?? "national", policies);
  const profile = policies?.profiles.find((one) => one.id === id?.value);
  const chosen = [stage, subject, id].flatMap((choice) => choice?.diagnostic ?? []);
  if (!policies || !profile || !stage.value || !subject.value) {
    return { diagnostics: [...diagnostics, ...chosen], sources };
  }
  const request = {
    profile,
    stage: stage.value,
    subject: subject.value,
    language: options.lang,
    ...addressOf(subject.value, folderOf(options, io)),
  };
  if (chosen.length > 0) return { diagnostics: chosen, sources };
  return { text: writeTemplate(policies, schemas, request), diagnostics: [], sources };
}

/** What people have written is not lost to a slip: a file that is there stays, unless they insist. */
function deliver(text: string, { output, force = false, lang }: InitOptions, io: Io): readonly Diagnostic[] {
  if (output === undefined || output === "-") {
    io.stdout.write(text);
    return [];
  }
  const path = resolve(io.cwd, output);
  const name = displayPath(path, io.cwd);
  try {
    if (force) writeOutput(path, text);
    else writeFileSync(path, text, { flag: "wx" });
    io.stderr.write(`${written(name)[lang]}\n`);
    return [];
  } catch (error) {
    const reason = errorCode(error);
    return [
      reason === "EEXIST"
        ? runDiagnostic("file/exists", {}, name)
        : runDiagnostic("file/unwritable", { reason }, name),
    ];
  }
}

function written(name: string): Text {
  return {
    vi: `đã ghi ${name}; điền xong thì chạy: gate57 check ${name}`,
    en: `wrote ${name}; fill it in, then run: gate57 check ${name}`,
  };
}

function folderOf({ output }: InitOptions, { cwd }: Io): string {
  return output === undefined || output === "-" ? cwd : dirname(resolve(cwd, output));
}

function addressOf(subject: Subject, folder: string): { readonly schemaAddress?: string } {
  const schemas = schemaFolder(folder);
  if (schemas === undefined) return {};
  return { schemaAddress: `${schemas}/${manifestKinds[subject]}.schema.json` };
}
