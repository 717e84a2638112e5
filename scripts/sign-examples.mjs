/**
 * Signs the statements of the examples again, with demonstration keys: examples/statements/ says what, for which
 * manifests; examples/attestations/ takes the envelopes and the designs they speak of. Ed25519 signs the same bytes
 * alike, so nothing changes where no design or statement did. With `--check` it only compares.
 */
import { createPrivateKey } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { root } from "./root.mjs";

const gate57 = await import(join(root, "dist/index.js"));
const examples = join(root, "examples");
const target = join(examples, "attestations");

/** @typedef {{ readonly type: string, readonly signer: string, readonly predicate: Readonly<Record<string, unknown>> & { readonly id: string } }} Signed */

/** @param {string} signer */
async function signerOf(signer) {
  const pem = readFileSync(join(examples, "keys", `${signer}.DEMONSTRATION.pem`));
  const der = createPrivateKey(pem).export({ type: "pkcs8", format: "der" });
  const made = await gate57.signerOf(new Uint8Array(der), signer);
  if (!("sign" in made)) throw new Error(`the key of ${signer} does not sign`);
  return made;
}

/** @param {string} file @returns {{ id: string, design: string, text: string }} */
function manifest(file) {
  const source = { name: file, text: readFileSync(join(examples, file), "utf8") };
  const value = gate57.parseDocuments(source).documents[0]?.value;
  const text = gate57.designText(value, "system-manifest");
  return { id: value.metadata.id, design: gate57.designDigest(value, "system-manifest"), text };
}

/** Makes every file of the target by its path. */
async function signed() {
  /** @type {Map<string, string>} */
  const files = new Map();
  const folder = join(examples, "statements");
  for (const name of readdirSync(folder).sort()) {
    const { manifests, statements } = parse(readFileSync(join(folder, name), "utf8"), { schema: "core" });
    for (const file of manifests) {
      const { id, design, text } = manifest(file);
      const hex = design.slice("sha256:".length);
      files.set(`designs/${hex}.json`, text);
      for (const statement of statements)
        files.set(
          `${id}/${hex.slice(0, 8)}/${statement.predicate.id}.dsse.json`,
          await envelope(statement, id, hex),
        );
    }
  }
  return files;
}

/** @param {Signed} statement @param {string} name @param {string} sha256 */
async function envelope({ type, signer, predicate }, name, sha256) {
  const statement = gate57.writeStatement(type, [{ name, sha256 }], predicate);
  return gate57.signEnvelope(statement, [await signerOf(signer)]);
}

/** @param {ReadonlyMap<string, string>} files */
function compare(files) {
  const there = readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(target.length + 1)
        .replaceAll("\\", "/"),
    );
  const names = [...new Set([...there, ...files.keys()])].sort();
  const stale = names.filter(
    (name) => !existsSync(join(target, name)) || readFileSync(join(target, name), "utf8") !== files.get(name),
  );
  for (const name of stale) console.error(`examples/attestations/${name} is not what would be signed today`);
  process.exitCode = stale.length === 0 ? 0 : 1;
}

/** @param {ReadonlyMap<string, string>} files */
function write(files) {
  rmSync(target, { recursive: true, force: true });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), text);
  }
  console.log(`${files.size} files`);
}

const files = await signed();
if (process.argv.includes("--check")) compare(files);
else write(files);
