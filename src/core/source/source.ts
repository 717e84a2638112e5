/** Holds a text and the name under which diagnostics speak of it. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** Bounds a piece of a text: half-open UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Names a place in a text for people: line and column count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Says the same thing in both languages of the programmes. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}
