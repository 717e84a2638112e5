import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

test("the committed bundle is what the sources make, byte for byte", async () => {
  const { stale } = await run(process.execPath, ["scripts/build-action.mjs", "--check"]).then(
    () => ({ stale: "" }),
    (error: { stderr: string }) => ({ stale: error.stderr }),
  );
  expect(stale).toBe("");
});
