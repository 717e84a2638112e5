import type { Document } from "../parse/document.ts";
import type { Text } from "../source/source.ts";

/** Says why a case could not be judged. */
export interface Problem {
  readonly problem: Text;
  /** Says what to do about it. */
  readonly help?: Text;
  /** Where in the file of cases it comes from, where that is nearer than the case. */
  readonly pointer?: string;
}

/** Is a case made ready to be judged by any variant of its policy set, as long as that has the same profiles. */
export interface Prepared<Case, Asked> {
  readonly source: string;
  /** Where the case stands in its file. */
  readonly pointer: string;
  readonly case: Case;
  /** What is judged, or why nothing can be. */
  readonly asked: Asked | Problem;
}

/** Says of one case what was expected and what came out; `actual` is a problem when nothing could come out. */
export interface Judged<Expected, Actual> {
  readonly source: string;
  readonly name: string;
  readonly passed: boolean;
  readonly expected: Expected;
  readonly actual: Actual;
  /** Where the case stands in its file. */
  readonly pointer: string;
}

interface CasesFile<Case> {
  readonly document: Document;
  readonly content: { readonly spec: { readonly cases: readonly Case[] } };
}

/** Prepares every case of some files, in order; nothing of it depends on the conditions of the policy set. */
export function prepareEach<Case, File extends CasesFile<Case>, Asked>(
  files: readonly File[],
  prepare: (file: File, one: Case, pointer: string) => Asked | Problem,
): readonly (Prepared<Case, Asked> & { readonly file: File })[] {
  return files.flatMap((file) =>
    file.content.spec.cases.map((one, index) => {
      const pointer = `/spec/cases/${index}`;
      const asked = prepare(file, one, pointer);
      return { file, source: file.document.source.name, pointer, case: one, asked };
    }),
  );
}

/** Tells whether nothing could come out of a case. */
export function isProblem(actual: object): actual is Problem {
  return "problem" in actual;
}
