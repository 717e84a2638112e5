/** Lists the formats in which the tests of a policy set are reported. */
export const TEST_FORMATS = ["text", "json", "junit", "tap"] as const;

/** Names a format in which tests are reported. */
export type TestFormat = (typeof TEST_FORMATS)[number];
