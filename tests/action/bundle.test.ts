import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

test("the committed bundle is what the sources make, byte for byte", async () => {
  const ended = await run(process.execPath, ["scripts/build-action.mjs", "--check"]).then(
    () => ({ code: 0, stale: "" }),
    ({ code, stderr }: { code?: unknown; stderr: string }) => ({ code, stale: stderr }),
  );
  // What was killed says nothing, and has compared nothing.
  expect(ended).toEqual({ code: 0, stale: "" });
});
