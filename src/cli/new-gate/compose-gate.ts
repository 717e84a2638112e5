import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { casesTemplate } from "../../core/new-gate/cases-template.ts";
import { bindingName } from "../../core/new-gate/choose-new-gate.ts";
import { gateTemplate } from "../../core/new-gate/gate-template.ts";
import { insertBinding } from "../../core/new-gate/insert-binding.ts";
import { gateFiles, type NewGateRequest } from "../../core/new-gate/new-gate-request.ts";
import { bindingLines, profileTemplate } from "../../core/new-gate/profile-template.ts";
import { draftClause, draftRegister, registerTemplate } from "../../core/new-gate/register-template.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Io } from "../../run/io.ts";
import { schemaFolder } from "../schema-folder.ts";
import { chooseNewGate, type WrittenNewGate } from "./choose-new-gate.ts";
import type { OpenedFolder } from "./open-folder.ts";

/** Is a file to be written, by the name that reports use; `isNew` must not be there yet. */
export interface ComposedFile {
  readonly name: string;
  readonly text: string;
  readonly isNew: boolean;
}

/** Is a gate with the files that begin it, or why there is none. */
export type Composed =
  | {
      readonly request: NewGateRequest;
      readonly files: readonly ComposedFile[];
      readonly diagnostics: readonly [];
    }
  | { readonly request?: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Composes the files of a new gate; nothing is written yet. */
export function composeGate(id: string, options: WrittenNewGate, folder: OpenedFolder, io: Io): Composed {
  const names = gateFiles(id);
  const [gate, cases] = [`${folder.shown}/${names.gate}`, `${folder.shown}/${names.cases}`];
  const { choice, diagnostics } = chooseNewGate(id, options, folder);
  const taken = [gate, cases].filter((name) => choice && existsSync(resolve(io.cwd, name)));
  const problems = [
    ...diagnostics,
    ...taken.map((name) => runDiagnostic("new/taken", { value: id, by: name }, name)),
  ];
  if (!choice || problems.length > 0) return { diagnostics: problems };
  const profile = folder.set.profiles.find((one) => one.id === choice.profile) ?? { id: choice.profile };
  const address = schemasAt(gate, io);
  const request: NewGateRequest = {
    ...{ id, number: choice.number, title: choice.title, profile },
    clauses: choice.clauses.length > 0 ? choice.clauses : [draftClause(choice.number)],
    binding: bindingName(profile.id, id, folder.set),
    asOf: io.today(),
    ...(address === undefined ? {} : { schemas: address }),
  };
  const bound = boundProfile(request, folder, io);
  if (!bound) return { diagnostics: [runDiagnostic("new/flow-bindings", {}, profile.id)] };
  const files = [
    { name: gate, text: gateTemplate(request), isNew: true },
    { name: cases, text: casesTemplate(request), isNew: true },
    bound,
    ...(choice.clauses.length > 0 ? [] : [draftOf(choice.number, folder, io)]),
  ];
  return { request, files, diagnostics: [] };
}

/** The profile that binds it is changed where it stands, or begun where the folder has none. */
function boundProfile(
  request: NewGateRequest,
  { set, files, shown }: OpenedFolder,
  io: Io,
): ComposedFile | undefined {
  const { id } = request.profile;
  if (set.profiles.length === 0) {
    const name = `${shown}/profiles/${id}.yaml`;
    return { name, text: profileTemplate(request, schemasAt(name, io)), isNew: true };
  }
  for (const [name, text] of files) {
    const changed = insertBinding(text, id, bindingLines(request));
    if (changed !== undefined) return { name, text: changed, isNew: false };
  }
  return undefined;
}

/** A gate without a clause would not load: until the real one is cited, another stands in for it. */
function draftOf(number: string, { shown }: OpenedFolder, io: Io): ComposedFile {
  const name = `${shown}/clauses/${draftRegister(number)}.yaml`;
  return { name, text: registerTemplate(number, schemasAt(name, io)), isNew: true };
}

function schemasAt(name: string, { cwd }: Io): string | undefined {
  return schemaFolder(dirname(resolve(cwd, name)));
}
