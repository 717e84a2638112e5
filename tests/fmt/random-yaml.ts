import fc from "fast-check";

/** Is a value to be written: every key and text is of its own, so that its line is known again. */
export type Tree = string | { readonly list: readonly Tree[] } | { readonly map: readonly Tree[] };

/** Is a written text, with the name that each of its comments belongs to. */
export interface Written {
  readonly text: string;
  readonly above: ReadonlyMap<string, string>;
  readonly behind: ReadonlyMap<string, string>;
}

/** Draws a tree and how it is written: how deep its levels are indented, where lines are empty and where comments stand. */
export const written: fc.Arbitrary<Written> = fc
  .tuple(tree(), fc.infiniteStream(fc.nat(11)), fc.integer({ min: 1, max: 5 }))
  .map(([root, chances, step]) => new Writer(chances, step).write(root));

function tree(): fc.Arbitrary<Tree> {
  const { node } = fc.letrec<{ node: Tree; leaf: Tree }>((tie) => ({
    leaf: fc.constant(""),
    node: fc.oneof(
      { depthSize: "small" },
      tie("leaf"),
      fc.array(tie("node"), { minLength: 1, maxLength: 4 }).map((list): Tree => ({ list })),
      fc.array(tie("node"), { minLength: 1, maxLength: 4 }).map((map): Tree => ({ map })),
    ),
  }));
  return fc.array(node, { minLength: 1, maxLength: 4 }).map((map): Tree => ({ map }));
}

/** The ways to write a text that is one word. */
const TEXTS = [
  (name: string) => name,
  (name: string) => `"${name}"`,
  (name: string) => `'${name}: x'`,
  (name: string) => `[${name},  1]`,
  (name: string) => `{a: ${name},b: "2"}`,
  (name: string) => `{${name}: 1}`,
];

class Writer {
  readonly #chances: Iterator<number>;
  readonly #step: number;
  readonly #lines: string[] = [];
  readonly #above = new Map<string, string>();
  readonly #behind = new Map<string, string>();
  #count = 0;

  constructor(chances: Iterable<number>, step: number) {
    this.#chances = chances[Symbol.iterator]();
    this.#step = step;
  }

  write(root: Tree): Written {
    this.#entries(root, 0);
    return { text: `${this.#lines.join("\n")}\n`, above: this.#above, behind: this.#behind };
  }

  #chance(): number {
    return this.#chances.next().value ?? 0;
  }

  #name(): string {
    this.#count += 1;
    return `n${this.#count}x`;
  }

  #entries(node: Tree, column: number): void {
    if (typeof node === "string") return;
    const isMap = "map" in node;
    for (const one of isMap ? node.map : node.list) this.#entry(one, isMap, column);
  }

  #entry(value: Tree, isMap: boolean, column: number): void {
    const name = this.#name();
    const space = " ".repeat(column);
    if (this.#chance() === 0) this.#lines.push("", "");
    if (this.#chance() < 2) this.#comment(space, name);
    const lead = isMap ? `${space}${name}:` : `${space}-`;
    if (typeof value === "string") this.#line(`${lead} ${this.#text(isMap ? this.#name() : name)}`, name);
    else if (!isMap && "map" in value && this.#chance() < 6) this.#compact(lead, value, column);
    else {
      // An entry of a list that is a collection has no word of its own on its line.
      this.#line(lead, isMap ? name : undefined);
      const isFlush = isMap && "list" in value && this.#chance() < 3;
      this.#entries(value, isFlush ? column : column + this.#step);
    }
  }

  #compact(lead: string, value: Tree, column: number): void {
    const first = this.#name();
    const rest = typeof value !== "string" && "map" in value ? { map: value.map.slice(1) } : value;
    this.#line(`${lead} ${first}: ${this.#text(this.#name())}`, first);
    this.#entries(rest, column + 2);
  }

  #text(name: string): string {
    const chance = this.#chance();
    return (TEXTS[chance] ?? String)(name);
  }

  #comment(space: string, name: string): void {
    const comment = `# above ${name}`;
    this.#lines.push(space + comment);
    this.#above.set(comment, name);
  }

  #line(text: string, name: string | undefined): void {
    const isRemarked = name !== undefined && this.#chance() < 2;
    const comment = `# behind ${name}`;
    if (isRemarked) this.#behind.set(comment, name);
    this.#lines.push(isRemarked ? `${text}   ${comment}` : text);
  }
}
