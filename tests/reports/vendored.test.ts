import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const vendor = join(import.meta.dirname, "../vendor");

describe.each(["sarif", "github-actions"])("what is kept of others in %s", (name) => {
  const folder = join(vendor, name);
  const readme = readFileSync(join(folder, "README.md"), "utf8");

  test("has a licence, and each file as it came", () => {
    const kept = readdirSync(folder).filter((file) => file.endsWith(".json"));
    const told = Object.fromEntries(
      [...readme.matchAll(/^\| `([^`]+)` \| `([0-9a-f]{64})` \|$/gm)].map(([, file, sum]) => [file, sum]),
    );
    expect(readdirSync(folder)).toContain("LICENSE");
    expect(kept.length).toBeGreaterThan(0);
    expect(told).toEqual(
      Object.fromEntries(
        kept.map((file) => [
          file,
          createHash("sha256")
            .update(readFileSync(join(folder, file)))
            .digest("hex"),
        ]),
      ),
    );
  });
});
