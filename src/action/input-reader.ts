import { isRepositoryPath } from "../core/deployment/repository-path.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { diagnostic } from "../core/diagnostic/messages.ts";
import { isDate } from "../core/expression/calendar.ts";
import { suggest } from "../core/source/suggest.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import { type Choice, chooseWord } from "../run/choices.ts";
import type { Env } from "./action-io.ts";
import { actionDiagnostic, inputName } from "./messages.ts";

/** Bounds inputs: in characters of a line, and in lines of a list. */
export const INPUT_LIMITS = { characters: 4096, lines: 1000 } as const;

/** Characters that end a line somewhere, or are obeyed and not shown. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/**
 * Reads inputs, collecting what is wrong with each. An empty input is one that was not given: the runner makes no
 * difference.
 */
export class InputReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #env: Env;

  constructor(env: Env) {
    this.#env = env;
  }

  /** Reads one line. */
  text(name: string): string | undefined {
    const value = this.#raw(name);
    if (value === "") return undefined;
    if (CONTROL.test(value))
      return this.#refuse(actionDiagnostic("action/not-one-line", {}, inputName(name)));
    return this.#isShort(name, value) ? value : undefined;
  }

  /** Reads one of several words. */
  word<const T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : this.#chosen(chooseWord(value, allowed, inputName(name)));
  }

  /** Reads a truth value in the spellings of YAML's core schema, as GitHub's own actions do. */
  flag(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (["true", "True", "TRUE"].includes(value)) return true;
    if (["false", "False", "FALSE"].includes(value)) return false;
    return this.#refuse(actionDiagnostic("action/not-boolean", { value }, inputName(name)));
  }

  /** Reads a full date. */
  date(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined || isDate(value)) return value;
    return this.#refuse(runDiagnostic("usage/bad-date", { value }, inputName(name)));
  }

  /** Reads what names something below the root of a repository. */
  repositoryPath(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined || isRepositoryPath(value)) return value;
    const place = { source: { name: inputName(name), text: "" } };
    return this.#refuse(diagnostic("deployment/path-outside", { value }, place));
  }

  /** Reads a list, one element a line; empty lines are none. */
  lines(name: string): readonly string[] {
    const lines = this.#raw(name).split(/\r?\n/);
    const given = lines.map((line) => line.trim()).filter((line) => line !== "");
    if (given.length > INPUT_LIMITS.lines) {
      this.diagnostics.push(
        actionDiagnostic("action/too-many", { limit: INPUT_LIMITS.lines }, inputName(name)),
      );
      return [];
    }
    if (given.some((line) => CONTROL.test(line))) {
      this.diagnostics.push(actionDiagnostic("action/not-one-line", {}, inputName(name)));
      return [];
    }
    return given.filter((line) => this.#isShort(name, line));
  }

  /** Reads a secret: what is wrong with it is told without showing any of it. */
  secret(name: string): string {
    const value = this.#raw(name);
    const isSound = /^[!-~]*$/.test(value) && value.length <= INPUT_LIMITS.characters;
    if (isSound) return value;
    this.diagnostics.push(actionDiagnostic("action/bad-token", {}, inputName(name)));
    return "";
  }

  /** Tells of inputs that are nearly called like one there is: what they say would be left out in silence. */
  unknownInputs(known: readonly string[]): void {
    for (const key of Object.keys(this.#env).sort()) {
      const name = /^INPUT_(.+)$/.exec(key)?.[1]?.toLowerCase();
      if (name === undefined || known.includes(name)) continue;
      const suggestion = suggest(name, known);
      if (suggestion === undefined) continue;
      const data = { value: name, suggestion };
      this.diagnostics.push(actionDiagnostic("action/unknown-input", data, inputName(name)));
    }
  }

  /** The runner makes the name upper case and keeps hyphens. */
  #raw(name: string): string {
    return (this.#env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
  }

  #isShort(name: string, value: string): boolean {
    const limit = INPUT_LIMITS.characters;
    if (value.length <= limit) return true;
    this.diagnostics.push(actionDiagnostic("action/too-long", { limit }, inputName(name)));
    return false;
  }

  #chosen<T>({ value, diagnostic }: Choice<T>): T | undefined {
    return diagnostic === undefined ? value : this.#refuse(diagnostic);
  }

  #refuse(diagnostic: Diagnostic): undefined {
    this.diagnostics.push(diagnostic);
    return undefined;
  }
}
