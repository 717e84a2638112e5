import { getConformanceSuite, type IncrementalTestSuite } from "@bufbuild/cel-spec/testdata/tests.js";

/** Is the message of one conformance test, as the CEL specification publishes it. */
export type SpecMessage = IncrementalTestSuite["tests"][number]["original"];

/** Is one conformance test under the name that the exclusions know it by. */
export interface SpecTest {
  /** `file/section/test`; of several with one name, the second ends in `#2`. */
  readonly name: string;
  readonly file: string;
  readonly message: SpecMessage;
}

/** Lists every test of the conformance suite, in its order. */
export function specTests(): readonly SpecTest[] {
  const counts = new Map<string, number>();
  return getConformanceSuite()
    .suites.flatMap((file) => testsBelow(file, file.name, file.name))
    .map((test) => {
      const count = (counts.get(test.name) ?? 0) + 1;
      counts.set(test.name, count);
      return count === 1 ? test : { ...test, name: `${test.name}#${count}` };
    });
}

function testsBelow(suite: IncrementalTestSuite, path: string, file: string): SpecTest[] {
  const own = suite.tests.map(({ name, original }) => ({ name: `${path}/${name}`, file, message: original }));
  return [...own, ...suite.suites.flatMap((inner) => testsBelow(inner, `${path}/${inner.name}`, file))];
}
