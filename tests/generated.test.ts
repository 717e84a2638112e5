import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

test("the generated files are what the schemas and the policies make", async () => {
  const { stale } = await run(process.execPath, ["scripts/generate.mjs", "--check"]).then(
    () => ({ stale: "" }),
    (error: { stderr: string }) => ({ stale: error.stderr }),
  );
  expect(stale).toBe("");
});
