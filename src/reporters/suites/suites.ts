/** Tells how a test case ended otherwise than well. */
export interface Trouble {
  /** A failure is an answer that is not as it should be; an error is no answer at all. */
  readonly kind: "failure" | "error";
  /** Names the kind of trouble for those who sort by it. */
  readonly type: string;
  readonly message: string;
  /** Tells more, by name; a value may run over several lines. */
  readonly details: Readonly<Record<string, string>>;
}

/** Is a test case as continuous integration shows it. */
export interface SuiteCase {
  readonly name: string;
  readonly trouble?: Trouble;
  /** Says why it was not run, where it was not. */
  readonly skipped?: string;
}

/** Is a group of test cases. */
export interface Suite {
  readonly name: string;
  /** Groups the cases where the name would not: readers of JUnit divide it at its last point. */
  readonly className?: string;
  /** The file the cases stand in, where it is one. */
  readonly file?: string;
  readonly cases: readonly SuiteCase[];
}

/** Is all that one run has tested, in the order in which it is told. */
export interface Suites {
  readonly name: string;
  readonly suites: readonly Suite[];
}

/** Counts the cases of a suite. */
export interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

/** Counts the cases of suites. */
export function countsOf(suites: readonly Suite[]): Counts {
  const cases = suites.flatMap((suite) => suite.cases);
  const troubled = (kind: Trouble["kind"]) => cases.filter(({ trouble }) => trouble?.kind === kind).length;
  return {
    tests: cases.length,
    failures: troubled("failure"),
    errors: troubled("error"),
    skipped: cases.filter(({ skipped }) => skipped !== undefined).length,
  };
}
