import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importPublicKey, isSignedBy } from "../../src/attestation/public-key.ts";

/** Is as much of a file of vectors as is read here. */
interface Vectors {
  readonly numberOfTests: number;
  readonly testGroups: readonly {
    readonly publicKeyDer: string;
    readonly tests: readonly {
      readonly tcId: number;
      readonly comment: string;
      readonly msg: string;
      readonly sig: string;
      readonly result: "valid" | "acceptable" | "invalid";
    }[];
  }[];
}

const folder = join(import.meta.dirname, "../vendor/wycheproof");
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, "hex"));

/**
 * The one difference, and why: a key of RSA may sign by either scheme, so that the signature of the other
 * scheme, invalid for an implementation of one scheme alone, is right for the key.
 */
const ofTheOtherScheme: Readonly<Record<string, readonly number[]>> = {
  "rsa_pss_2048_sha256_mgf1_32_test.json": [108],
  "rsa_signature_2048_sha256_test.json": [257],
};

test("the vendored files are those whose digests are written beside them", () => {
  const source = readFileSync(join(folder, "SOURCE.md"), "utf8");
  for (const file of files) {
    const digest = createHash("sha256")
      .update(readFileSync(join(folder, file)))
      .digest("hex");
    expect(source).toContain(`| \`${file}\` | \`${digest}\` |`);
  }
});

describe.each(files)("Wycheproof %s", (file) => {
  const vectors: Vectors = JSON.parse(readFileSync(join(folder, file), "utf8"));

  test("accepts what is valid and refuses what is not", async () => {
    const wrong: string[] = [];
    let count = 0;
    for (const { publicKeyDer, tests } of vectors.testGroups) {
      const key = await importPublicKey(bytes(publicKeyDer));
      for (const { tcId, comment, msg, sig, result } of tests) {
        count += 1;
        const isRight = key !== undefined && (await isSignedBy(key, bytes(sig), bytes(msg)));
        // "acceptable" (an algorithm identifier without its NULL) may go either way; here it is refused too.
        const isExpected = result === "valid" || ofTheOtherScheme[file]?.includes(tcId) === true;
        if (isRight !== isExpected) wrong.push(`${tcId} ${result}: ${comment}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBe(vectors.numberOfTests);
  });
});
