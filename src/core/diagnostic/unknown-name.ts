/** Carries the name that a diagnostic is about. */
export interface Name {
  readonly name: string;
}

/** Carries a name that nothing has, and the nearest one that something has. */
export interface UnknownName extends Name {
  readonly suggestion?: string | undefined;
}
