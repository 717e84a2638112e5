import { defineConfig } from "vitest/config";

/** A test that puts another module in the place of one cannot share modules with other tests. */
const APART = ["tests/policy/justification-of-design.test.ts"];

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export
export default defineConfig({
  test: {
    environment: "node",
    pool: "threads",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: "gate57",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/vendor/**", ...APART],
          // The generated schemas and policies are large: one thread reads them once, not once a file.
          isolate: false,
        },
      },
      { extends: true, test: { name: "apart", include: APART } },
    ],
  },
});
