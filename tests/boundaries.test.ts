import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build, type Metafile, transform } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { dataAsText } from "../scripts/build/bundles.mjs";

/** What each folder of src/ may import: folders of src/ and packages. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [
    "core",
    "generated",
    "@bufbuild/re2",
    "@marcbachmann/cel-js",
    "@noble/hashes",
    "canonicalize",
    "yaml",
  ],
  reporters: ["reporters", "core", "generated"],
  attestation: ["attestation", "core", "generated", "@noble/hashes", "asn1js", "pkijs"],
  generated: ["generated", "core/policy/policy-set.ts"],
  node: ["node", "attestation", "core", "generated", "node:", "tinyglobby"],
  run: ["run", "node", "attestation", "reporters", "core", "generated", "node:"],
  github: [
    "github",
    "node",
    "reporters",
    "core",
    "generated",
    "node:",
    "@octokit/plugin-retry",
    "@octokit/plugin-throttling",
    "@octokit/rest",
    "tar-stream",
    "undici",
  ],
  cli: [
    "cli",
    "run",
    "node",
    "attestation",
    "reporters",
    "core",
    "generated",
    "node:",
    "commander",
    "picocolors",
  ],
  action: ["action", "run", "github", "node", "attestation", "reporters", "core", "generated", "node:"],
  "index.ts": ["attestation", "reporters", "core", "generated"],
};

/** What may not stand in any portable source, with the reason for each. */
const deniedEverywhere: Readonly<Record<string, RegExp>> = {
  "a platform": /\b(?:process|console|globalThis)\.\w/,
  "a clock": /\bnew Date\b|\bDate\.|\bperformance\.|\bsetTimeout\b/,
  randomness: /\bMath\.random\b|\bgetRandomValues\b|\brandomUUID\b/,
  "code from text": /\beval\(|\bnew Function\b|\bFunction\(/,
};

const webCrypto = { "the platform's cryptography": /(?<![-\w])crypto\./ };
const promise = { "a promise": /\basync\b|\bawait\b|\bPromise\b|\bqueueMicrotask\b/ };

/** Signatures are verified by WebCrypto, which is asynchronous and reached in one file. */
function deniedIn(path: string): Readonly<Record<string, RegExp>> {
  if (path === "attestation/web-crypto.ts") return deniedEverywhere;
  if (path.startsWith("attestation/")) return { ...deniedEverywhere, ...webCrypto };
  return { ...deniedEverywhere, ...webCrypto, ...promise };
}

/** What pkijs and asn1js themselves are built on. */
const ofPkijs = ["@peculiar/utils", "bytestreamjs"];

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.(?:ts|js)$/.test(path))
  .sort();
const portable = sources.filter((path) =>
  /^(?:attestation|core|reporters|generated)\/|^index\.ts$/.test(path),
);

function importsOf(path: string): string[] {
  const text = readFileSync(join("src", path), "utf8");
  return [...text.matchAll(/^(?:import|export)\b[^;"]*\bfrom "([^"]+)"|\bimport\(?\s*"([^"]+)"/gm)].map(
    ([, fixed, dynamic]) => resolved(path, fixed ?? dynamic ?? ""),
  );
}

function resolved(from: string, specifier: string): string {
  return specifier.startsWith(".") ? normalize(join(dirname(from), specifier)) : specifier;
}

function mayImport(folder: string, target: string): boolean {
  const rules = allowed[folder] ?? [];
  return rules.some((rule) => target === rule || target.startsWith(rule.endsWith(":") ? rule : `${rule}/`));
}

describe("the import graph", () => {
  test.each(sources)("%s imports only what its folder may", (path) => {
    const folder = path.split("/")[0] ?? "";
    expect(importsOf(path).filter((target) => !mayImport(folder, target))).toEqual([]);
  });
});

describe("the portable sources", () => {
  const written = portable.filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"));
  test.each(written)("%s reaches for no platform", async (path) => {
    const text = readFileSync(join("src", path), "utf8");
    const { code } = await transform(text, { loader: "ts", minifyWhitespace: true });
    const found = Object.entries(deniedIn(path)).filter(([, pattern]) => pattern.test(code));
    expect(found.map(([name]) => name)).toEqual([]);
  });
});

/** The CEL parser's package makes an encoder when it is loaded; nothing of ours may use one. */
const inertEncoders = "class TextEncoder {} class TextDecoder {}";

describe("the portable bundle", () => {
  let code = "";
  let metafile: Metafile = { inputs: {}, outputs: {} };

  beforeAll(async () => {
    const modules = portable.filter((path) => !path.endsWith(".d.ts") && !path.endsWith(".d.json.ts"));
    const lines = modules.map((path) => `export * as ${identifier(path)} from "./src/${path}";`);
    const result = await build({
      stdin: { contents: lines.join("\n"), resolveDir: "." },
      bundle: true,
      write: false,
      metafile: true,
      platform: "browser",
      format: "iife",
      globalName: "portable",
      target: "es2023",
      plugins: [dataAsText],
      logLevel: "error",
    });
    code = result.outputFiles[0]?.text ?? "";
    metafile = result.metafile;
  });

  test("holds nothing but the portable sources, generated files and the named packages", () => {
    const named = [...(allowed.core ?? []), ...(allowed.attestation ?? []), ...ofPkijs];
    const packages = named.filter((name) => !["attestation", "core", "generated"].includes(name));
    const expected = ["src/attestation/", "src/core/", "src/reporters/", "src/generated/"].concat(
      packages.map((name) => `node_modules/${name}/`),
    );
    const strange = Object.keys(metafile.inputs).filter(
      (path) =>
        path !== "src/index.ts" && path !== "<stdin>" && !expected.some((start) => path.startsWith(start)),
    );
    expect(strange).toEqual([]);
  });

  test("makes no code from text, as a strict content-security policy demands", () => {
    const methodsApart = /\bnew Function\b|[^.\w](?:eval|Function)\((?![^)]*\) \{)/g;
    expect(code.match(methodsApart)).toBeNull();
  });

  test("runs in a bare realm of ECMAScript", () => {
    const realm = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
    runInContext(`delete globalThis.console; delete globalThis.WebAssembly; ${inertEncoders}`, realm);
    runInContext(code, realm);
    const judged = runInContext("portable.generated_validators_js.validators.gate({})", realm);
    expect(judged).toBe(false);
  });
});

function identifier(path: string): string {
  return path.replace(/\W/g, "_");
}
