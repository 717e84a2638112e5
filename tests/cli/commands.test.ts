import { describe, expect, test } from "vitest";
import { spkiDigest } from "../../src/attestation/wrap.ts";
import { dateInHoChiMinh } from "../../src/node/date-in-ho-chi-minh.ts";
import { issue } from "../attestation/certificates.ts";
import { newKey } from "../attestation/fixtures.ts";
import { smallSetWith } from "../lint/rule-examples.ts";
import { fixture, run } from "./run.ts";

const good = fixture("manifests/good.yaml");
const cases = fixture("policies/gates.cases.yaml");
const profiles = fixture("policies/profiles.yaml");

describe("digest", () => {
  test("does not depend on order, spelling or comments; the design digest not on the request", async () => {
    const reordered = good.replace(
      "  politicalSystem: true\n  sector: civil\n",
      '  sector: "civil" # dân sự\n  politicalSystem: true\n',
    );
    const files = {
      "a.yaml": good,
      "b.yaml": reordered,
      "c.yaml": good.replace("stage: design", "stage: trial"),
    };
    const digests = async (name: string) => {
      const { code, stdout } = await run(["digest", name, "--format", "json"], { files });
      expect(code).toBe(0);
      return JSON.parse(stdout).digests[0];
    };
    const [a, b, c] = [await digests("a.yaml"), await digests("b.yaml"), await digests("c.yaml")];
    expect(a.manifestDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect([b.manifestDigest, b.designDigest]).toEqual([a.manifestDigest, a.designDigest]);
    expect([c.manifestDigest === a.manifestDigest, c.designDigest]).toEqual([false, a.designDigest]);
  });

  test("prints both as text, and none of an invalid document", async () => {
    const { code, stdout } = await run(["digest", "-"], { stdin: good });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^he-thong-vi-du · stdin\n {2}toàn bản khai sha256:\w{64}\n {2}phần thiết kế sha256:\w{64}\n$/,
    );
    const bad = await run(["digest", "-"], { stdin: good.replace("id: web", "idd: web") });
    expect([bad.code, bad.stdout]).toEqual([2, ""]);
    expect(bad.stderr).toContain("stdin:");
  });
});

describe("digest of a key", () => {
  test("is told of a public key and of certificates, as trust lists name keys", async () => {
    const key = newKey();
    const { pem } = await issue({ commonName: "unit" });
    const digests = [await spkiDigest(pem), await spkiDigest(key.publicPem)];
    const files = { "k.pub.pem": `Khóa của Sở\n${pem}${key.publicPem.replaceAll("\n", "\r\n")}` };
    const told = await run(["digest", "k.pub.pem"], { files });
    expect([told.code, told.stdout, told.stderr]).toEqual([
      0,
      `k.pub.pem\n  chứng thư      ${digests[0]}\n  khóa công khai ${digests[1]}\n`,
      "",
    ]);
    const { code, stdout } = await run(["digest", "-", "--format", "json"], { stdin: key.publicPem });
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { keys: [{ source: "stdin", kind: "public-key", type: "ed25519", digest: digests[1] }], errors: [] },
    ]);
  });

  test.each([
    ["a private key", "digest/private-key", () => pemOf("PRIVATE KEY", newKey().pkcs8)],
    ["a weak key", "digest/no-key", () => newKey("rsa-pss", 1024).publicPem],
    ["something else", "digest/no-key", () => pemOf("PUBLIC KEY", new Uint8Array(40))],
    ["half a file", "digest/no-key", () => newKey().publicPem.slice(0, 60)],
  ])("is not told of %s: %s", async (_, code, pem) => {
    const told = await run(["digest", "k.pem", "--format", "json"], { files: { "k.pem": pem() } });
    const { keys, errors } = JSON.parse(told.stdout);
    expect([told.code, keys, errors.map((error: { code: string }) => error.code)]).toEqual([2, [], [code]]);
  });
});

function pemOf(label: string, der: Uint8Array): string {
  return `-----BEGIN ${label}-----\n${Buffer.from(der).toString("base64")}\n-----END ${label}-----\n`;
}

describe("policy check", () => {
  const good = Object.fromEntries([...smallSetWith()].map(([name, text]) => [`policies/${name}`, text]));
  const gate = "policies/gates/hosting/placed.yaml";
  const bad = { ...good, [gate]: good[gate]?.replace("Máy chủ đặt", "Máy chủ ðặt") ?? "" };

  test("says what was loaded and that nothing was found, from `policies` when no folder is named", async () => {
    const { code, stdout } = await run(["policy", "check", "--lang", "en"], { files: good });
    expect([code, stdout]).toEqual([
      0,
      "✔ the policy set loads: 1 gate, 1 profile, 1 parameter, 1 catalogue, 1 derived fact, 1 clause\n✔ nothing to mend\n",
    ]);
    const broken = await run(["policy", "check"], { files: { "policies/gates.yaml": "a: [" } });
    expect(broken.code).toBe(2);
    expect(broken.stderr).toContain("policies/gates.yaml:1:");
  });

  test("tells what was found, with its line: exit code 1", async () => {
    const { code, stdout, stderr } = await run(["policy", "check", "--lang", "en"], { files: bad });
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toContain(
      `error[lint/confusable-characters]: \`ðặt\` has the character U+00F0, which looks like \`đ\`\n  ${gate}:6:24\n`,
    );
    expect(stdout).toContain("✘ 1 finding: 1 error, 0 warnings\n");
  });

  test("writes findings and load errors for programs", async () => {
    const broken = { ...bad, "policies/x.yaml": "kind: Gat" };
    const codes = async (files: Readonly<Record<string, string>>) => {
      const json = await run(["policy", "check", "--format", "json"], { files });
      const sarif = await run(["policy", "check", "--format", "sarif"], { files });
      const github = await run(["policy", "check", "--format", "github"], { files });
      const { findings, errors } = JSON.parse(json.stdout);
      const told = [...findings, ...errors].map((one: { code: string }) => one.code);
      const results: readonly { ruleId: string }[] = JSON.parse(sarif.stdout).runs[0].results;
      expect(results.map(({ ruleId }) => ruleId)).toEqual(told);
      expect(
        [...github.stdout.matchAll(/^::error file=.*?,title=([^:]*)::/gm)].map(([, code]) => code),
      ).toEqual(told);
      expect([sarif.code, github.code]).toEqual([json.code, json.code]);
      return [json.code, told];
    };
    expect(await codes(good)).toEqual([0, []]);
    expect(await codes(bad)).toEqual([1, ["lint/confusable-characters"]]);
    expect(await codes(broken)).toEqual([2, ["policy/unknown-kind"]]);
  });

  test("lists every one of two hundred mistakes in order, and of thousands as many as anybody would read", async () => {
    const files = (count: number) => {
      const one = (index: number) => [`policies/many-${String(index).padStart(4, "0")}.yaml`, "kind: Gat"];
      return { ...good, ...Object.fromEntries(Array.from({ length: count }, (_, index) => one(index))) };
    };
    const some = await run(["policy", "check", "--format", "json"], { files: files(200) });
    const sources: readonly string[] = JSON.parse(some.stdout).errors.map(
      (one: { source: string }) => one.source,
    );
    expect([some.code, sources.length]).toEqual([2, 200]);
    expect(sources).toEqual([...sources].sort());
    const many = await run(["policy", "check", "--format", "json"], { files: files(1200) });
    const told: readonly { code: string; message: { en: string } }[] = JSON.parse(many.stdout).errors;
    expect([many.code, told.length, told.at(-1)?.message.en]).toEqual([2, 1001, "200 more are not listed"]);
  });

  test("refuses a format that it does not know", async () => {
    const { code, stderr } = await run(["policy", "check", "--format", "sarf"], { files: good });
    expect([code, stderr]).toEqual([2, expect.stringContaining("`sarif`")]);
  });
});

describe("policy test", () => {
  const others = [
    "governance/owner-named",
    "governance/owner-is-public",
    "operation/assessed",
    "hosting/model-said",
    "budget/total-said",
  ];

  test("a gate without cases was not tested: exit code 1", async () => {
    const { code, stdout } = await run(["policy", "test", "rules", "--format", "json"]);
    const { gates } = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(
      gates
        .filter((gate: { cases: number }) => gate.cases === 0)
        .map(({ gate }: { gate: string }) => gate)
        .sort(),
    ).toEqual([...others].sort());
  });

  test("a case that fails is shown with its place, what was expected and what came out", async () => {
    const files = {
      "rules/gates.cases.yaml": cases.replace("outcome: fail, requirement: facility-rated", "outcome: pass"),
    };
    const { code, stdout } = await run(["policy", "test", "rules", "--lang", "en"], { files });
    expect(code).toBe(1);
    expect(stdout).toContain(
      "✘ G10 hosting/rated-facility      1/2\n    a facility of rating 2\n    rules/gates.cases.yaml:20:7\n      expected: outcome pass\n      actual:   outcome fail",
    );
    expect(stdout).toContain("6 gates, 2 cases: 1 held, 1 did not, 5 without cases\n");
  });

  test("the competences of a profile are tested where it says who may sign", async () => {
    const approval = "approval.authority.kind == 'governing-body'";
    const statements = { approval: { id: "a", authority: { kind: "operator" } } };
    const manifest = { apiVersion: "gate57/v1", kind: "SystemManifest", metadata: { id: "he-thong-thu" } };
    const one = (expect: string) => {
      const spec = {
        asOf: "2026-11-21",
        manifest,
        statements,
        cases: [
          {
            name: "ký thay",
            type: "approval",
            expect,
            ...(expect === "refused" ? { condition: "owner" } : {}),
          },
        ],
      };
      const metadata = { profile: "tay-ninh" };
      return JSON.stringify({ apiVersion: "gate57/v1", kind: "CompetenceCases", metadata, spec });
    };
    const set = {
      "rules/profiles.yaml": profiles.replace(
        "  bindings:",
        `  competence: { approval: [{ id: owner, that: "${approval}", message: { vi: a, en: b } }] }\n  bindings:`,
      ),
    };
    const told = async (files: Record<string, string>) =>
      (await run(["policy", "test", "rules", "--lang", "en"], { files: { ...set, ...files } })).stdout;
    expect(await told({})).toMatch(/✘ competence tay-ninh +no cases/);
    expect(await told({ "rules/who.cases.yaml": one("refused") })).toMatch(/✔ competence tay-ninh +1\/1/);
    const failed = await told({ "rules/who.cases.yaml": one("accepted") });
    expect(failed).toMatch(
      /✘ competence tay-ninh +0\/1\n {4}ký thay\n {4}rules\/who\.cases\.yaml:1:\d+\n {6}expected: statement accepted\n {6}actual: {3}statement refused/,
    );
    expect(failed).toContain("and the competences of 1 profile");
  });

  test("one gate alone is tested where it is named, by its id or number", async () => {
    for (const name of ["G10", "hosting/rated-facility"]) {
      const { code, stdout } = await run(["policy", "test", "rules", "--gate", name, "--format", "json"]);
      const { gates, derived } = JSON.parse(stdout);
      expect(code).toBe(0);
      expect(gates.map(({ gate }: { gate: string }) => gate)).toEqual(["hosting/rated-facility"]);
      expect(derived).toEqual([]);
    }
    const { code, stderr } = await run([
      "policy",
      "test",
      "rules",
      "--gate",
      "hosting/rated-facilty",
      "--lang",
      "en",
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain("`hosting/rated-facility`");
  });

  test("a set that does not load, or has no cases at all, gives no answer: exit code 2", async () => {
    const broken = await run(["policy", "test", "rules"], { files: { "rules/gates.yaml": "a: [" } });
    expect([broken.code, broken.stdout]).toEqual([2, ""]);
    const files = { "rules/gates.cases.yaml": "# none\n" };
    const { code, stderr } = await run(["policy", "test", "rules"], { files });
    expect(code).toBe(2);
    expect(stderr).toMatch(/\[(run\/no-cases|source\/empty)\]/);
  });

  test.each(["test", "mutate", "trace", "docs"])(
    "%s of the built-in set, which keeps no cases, asks for a folder",
    async (command) => {
      const { code, stdout, stderr } = await run(["policy", command]);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("[run/no-registers]");
      expect(stderr).toContain(`\`gate57 policy ${command} policies\``);
    },
  );
});

describe("help", () => {
  test.each([["--help"], ["help"], ["check", "--help"], ["policy", "test", "--help"], ["help", "check"]])(
    "%s %s %s is a success on standard output",
    async (...argv) => {
      const { code, stdout, stderr } = await run(argv.filter((word) => word !== undefined));
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toContain("Usage: gate57");
    },
  );

  test.each([[[]], [["policy"]]])("%j alone is none", async (argv) => {
    const { code, stdout, stderr } = await run(argv);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Usage: gate57");
  });

  test("--version prints the version", async () => {
    expect(await run(["--version"])).toMatchObject({ code: 0, stderr: "" });
  });
});

test.each([
  ["2026-11-21T16:59:59.999Z", "2026-11-21"],
  ["2026-11-21T17:00:00.000Z", "2026-11-22"],
  ["2028-02-28T17:00:00.000Z", "2028-02-29"],
])("at %s it is %s in Ho Chi Minh City", (instant, date) => {
  expect(dateInHoChiMinh(Date.parse(instant))).toBe(date);
});
