/** Is a bracket that is not closed. */
export interface OpenBracket {
  readonly start: number;
  /** Where the reader stopped looking for its other half. */
  readonly end: number;
}

/** Says, as a lexeme, that brackets have to end here, closed or not: a line stands too far out for them. */
const FLOW_END = "\x18";

const OPENING: Readonly<Record<string, string>> = { "]": "[", "}": "{" };

/** Follows the brackets of a text, lexeme by lexeme, and keeps those that are not closed. */
export class Brackets {
  readonly #open: { readonly text: string; readonly start: number }[] = [];
  readonly #unclosed: OpenBracket[] = [];

  /** Takes the next lexeme that is not the content of a scalar. */
  next(lexeme: string, at: number): void {
    if (lexeme === "[" || lexeme === "{") this.#open.push({ text: lexeme, start: at });
    else if (lexeme === FLOW_END) this.#end(at);
    else if (lexeme === "]" || lexeme === "}") {
      const last = this.#open.at(-1);
      if (last !== undefined && last.text !== OPENING[lexeme]) this.#end(at);
      else this.#open.pop();
    }
  }

  /** Forgets the brackets that are open: what keeps them so is told already. */
  forget(): void {
    this.#open.length = 0;
  }

  /** Lists the brackets that are not closed, at the end of the text. */
  end(at: number): readonly OpenBracket[] {
    this.#end(at);
    return this.#unclosed;
  }

  /** Tells the innermost of those that are open, which is one mistake. */
  #end(end: number): void {
    const last = this.#open.at(-1);
    if (last !== undefined) this.#unclosed.push({ start: last.start, end });
    this.#open.length = 0;
  }
}
