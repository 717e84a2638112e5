import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { digestFile } from "../../../src/node/file-digest.ts";
import { act, codesOf, complaints, office, put } from "./world.ts";

const SIGNED = ["--key", "so-thu.pem", "--authority", "so-thu"];
const APPROVAL = ["--covers", "design", "--stage", "design", "--decision", "12/QĐ", "--level", "3"];

/** Options of `approve` in place of the good ones, what is complained of, and what is meant instead. */
const BAD: readonly [
  name: string,
  options: readonly string[],
  expected: readonly string[],
  meant?: string,
][] = [
  [
    "nothing",
    [],
    [
      "--covers act/missing-option",
      "--stage act/missing-option",
      "--decision act/missing-option",
      "--level act/missing-option",
    ],
  ],
  ["covers", [...APPROVAL, "--covers", "desing"], ["--covers usage/unknown-value"], "`design`"],
  [
    "covers in words",
    [...APPROVAL, "--covers", "phương án bảo đảm an ninh mạng"],
    ["--covers usage/unknown-value"],
    "`security-plan`",
  ],
  ["stage", [...APPROVAL, "--stage", "operaton"], ["--stage usage/unknown-value"], "`operation`"],
  ["level", [...APPROVAL, "--level", "6"], ["--level act/not-a-number"], "1 to 5"],
  ["level in letters", [...APPROVAL, "--level", "ba"], ["--level act/not-a-number"]],
  [
    "date written the Vietnamese way",
    [...APPROVAL, "--valid-until", "31/12/2027"],
    ["--valid-until act/not-a-date"],
    "`2027-12-31`",
  ],
  ["date that does not exist", [...APPROVAL, "--date", "2026-02-30"], ["--date usage/bad-date"]],
  [
    "end before the beginning",
    [...APPROVAL, "--valid-until", "2026-11-20"],
    ["--valid-until act/ends-before-it-begins"],
  ],
  ["empty", [...APPROVAL, "--decision", " "], ["--decision act/empty"]],
  ["too long", [...APPROVAL, "--decision", "x".repeat(101)], ["--decision act/too-long"]],
  ["hidden", [...APPROVAL, "--decision", "12\u202e/QĐ"], ["--decision act/odd-character"], "U+202E"],
  ["document", [...APPROVAL, "--document", "khong-co.pdf"], ["khong-co.pdf file/not-found"]],
  ["folder as document", [...APPROVAL, "--document", "trust"], ["trust file/is-a-folder"]],
  ["justification", [...APPROVAL, "--accept", "sao-luu"], ["--accept act/unknown-justification"]],
];

describe("options of approve", () => {
  test.each(BAD)("%s", async (_, options, expected, meant = "") => {
    const cwd = office();
    const ran = await act(cwd, ["approve", "he-thong.yaml", ...options, ...SIGNED]);
    expect([ran.code, complaints(ran)]).toEqual([2, expected]);
    expect(ran.stderr).toContain(meant);
    expect([ran.stdout, existsSync(join(cwd, "attestations"))]).toEqual(["", false]);
  });

  test("every problem is told in one run: manifest, key, trust and options", async () => {
    const cwd = office();
    put(cwd, "sai.yaml", "kind: SystemManifest\napiVersion: gate57/v1\nmetadata: { id: a, nam: b }\n");
    const options = ["--key", "khong-co.pem", "--trust", "khong-co", "--key-id", "x"];
    const bad = await act(cwd, ["approve", "sai.yaml", ...APPROVAL, "--stage", "x", ...options]);
    expect([bad.code, new Set(codesOf(bad))]).toEqual([
      2,
      new Set(["manifest/unknown-field", "file/not-found"]),
    ]);
    const good = await act(cwd, ["approve", "he-thong.yaml", ...APPROVAL, "--stage", "x", ...options]);
    expect(new Set(complaints(good))).toEqual(
      new Set([
        "khong-co.pem file/not-found",
        "khong-co file/not-found",
        "--stage usage/unknown-value",
        "--authority act/authority-open",
      ]),
    );
  });

  test("a document that never ends, or is too large, is given up", () => {
    expect(digestFile("/dev/zero", "x", 100).diagnostic?.code).toBe("act/too-large");
    expect(digestFile("package.json", "x", 100).diagnostic?.code).toBe("act/too-large");
  });

  test("a stream of two manifests is not signed for", async () => {
    const cwd = office();
    put(cwd, "hai.yaml", "---\na: 1\n---\nb: 1\n");
    expect(codesOf(await act(cwd, ["approve", "hai.yaml", ...APPROVAL, ...SIGNED]))).toEqual([
      "act/one-document",
    ]);
  });

  test("an accepted justification is one of the manifest's", async () => {
    const cwd = office();
    const argv = ["approve", "bi-chan.yaml", ...APPROVAL, ...SIGNED, "--accept"];
    expect((await act(cwd, [...argv, "sao-luu-tai-cho"])).code).toBe(0);
    const misspelt = await act(cwd, [...argv, "sao-luu-tai-ch"]);
    expect(misspelt.stderr).toContain("did you mean `sao-luu-tai-cho`?");
  });
});

describe("what is told to do", () => {
  test("a missing option says what it takes, and no message is left open", async () => {
    const cwd = office();
    for (const command of ["appraise", "approve", "assess", "waive", "remediate", "exclude"]) {
      const { stderr } = await act(cwd, [command, "he-thong.yaml", "--policies", "rules", ...SIGNED]);
      const missing = stderr.match(/^error\[act\/missing-option\].*$/gm) ?? [];
      expect(missing.length).toBeGreaterThan(0);
      expect(missing.filter((line) => /:\s*$/.test(line))).toEqual([]);
      expect(stderr.match(/^ {2}help: /gm)).toHaveLength(missing.length);
    }
  });

  test.each([
    [["approve", "he-thong.yaml", ...APPROVAL, ...SIGNED, "--accept", "x"], "no justification with an id"],
    [
      ["approve", "he-thong.yaml", ...APPROVAL, ...SIGNED, "--continues", "quyet-dinh.pdf"],
      "no signed envelope",
    ],
    [["approve", "he-thong.yaml", "--key", "so-thu.pem", "--add", "--id", "x"], "leave `--add` out"],
    [["approve", "he-thong.yaml", ...APPROVAL, ...SIGNED, "--valid-until", "2026-01-01"], "the first day"],
    [["approve", "he-thong.yaml", ...APPROVAL, "--key-id", "x", "--statement-only", "a.pae"], "leave one of"],
    [["keygen"], "`gate57 keygen --help`"],
    [["keygen", "--output", "x", "--outputt", "y"], "`--output`"],
    [["policy", "sign"], "`gate57 policy sign --help`"],
    [["exclude", "a", "b"], "`gate57 exclude --help`"],
  ])("%j", async (argv, help) => {
    const ran = await act(office(), argv);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(help);
    expect(ran.stderr).not.toContain("required option");
  });
});

describe("other options", () => {
  const OTHERS: readonly (readonly [readonly string[], readonly string[]])[] = [
    [
      ["appraise", "he-thong.yaml", ...APPROVAL, "--result", "tốt", ...SIGNED],
      ["--result usage/unknown-value"],
    ],
    [
      ["assess", "he-thong.yaml", "--type", "pentest", "--result", "passed", ...SIGNED],
      [
        "--type usage/unknown-value",
        "--result usage/unknown-value",
        "--scope act/missing-option",
        "--report act/missing-option",
      ],
    ],
    [
      ["exclude", "he-thong.yaml", "--system", "a", "--sector", "militari", ...SIGNED],
      ["--system act/not-together"],
    ],
    [["exclude", ...SIGNED], ["FILE act/no-subject"]],
    [
      ["exclude", "--system", "a", "--sector", "civil", "--managing-authority", "civil-body", ...SIGNED],
      ["--sector act/civil-not-excluded", "--managing-authority act/civil-not-excluded"],
    ],
    [["exclude", "--system", "Hệ thống", ...SIGNED], ["--system act/not-a-system-id"]],
    [
      ["remediate", "he-thong.yaml", "--policies", "rules", ...SIGNED],
      ["--gate act/missing-option", "--measures act/missing-option", "--deadline act/missing-option"],
    ],
    [
      [
        "remediate",
        "he-thong.yaml",
        "--gate",
        "G10",
        "--deadline",
        "2026-11-20",
        "--measures",
        "x",
        "--policies",
        "rules",
        ...SIGNED,
      ],
      ["--gate act/bad-requirement", "--deadline act/ends-before-it-begins"],
    ],
    [
      [
        "remediate",
        "he-thong.yaml",
        "--gate",
        "G10#facility-ratd",
        "--deadline",
        "2026-12-20",
        "--measures",
        "x",
        "--policies",
        "rules",
        ...SIGNED,
      ],
      ["--gate usage/unknown-value"],
    ],
    [
      [
        "remediate",
        "he-thong.yaml",
        "--gate",
        "G99#a",
        "--deadline",
        "2026-12-20",
        "--measures",
        "x",
        "--policies",
        "rules",
        ...SIGNED,
      ],
      ["--gate usage/unknown-value"],
    ],
    [["approve", "he-thong.yaml", ...APPROVAL, "--authority", "a"], ["--key act/no-means-to-sign"]],
    [
      ["approve", "he-thong.yaml", ...APPROVAL, ...SIGNED, "--statement-only", "a.pae"],
      ["--statement-only act/not-together"],
    ],
    [["approve", "he-thong.yaml", "--statement", "a.pae"], ["--statement act/needs-another"]],
    [
      ["approve", "he-thong.yaml", "--statement", "a.pae", "--cms", "a.p7s", "--signature", "b"],
      ["--cms act/not-together", "--signature act/needs-another"],
    ],
    [["approve", "he-thong.yaml", "--signature", "b"], ["--signature act/needs-another"]],
    [
      ["approve", "he-thong.yaml", "--statement", "a.pae", "--cms", "a.p7s", "--add"],
      ["--add act/add-to-cms"],
    ],
    [
      [
        "approve",
        "he-thong.yaml",
        "--statement",
        "a.pae",
        "--cms",
        "a.p7s",
        "--stage",
        "trial",
        "--date",
        "2026-01-01",
      ],
      ["--statement act/not-together"],
    ],
  ];
  test.each(OTHERS)("%j", async (argv, expected) => {
    const ran = await act(office(), argv);
    expect([ran.code, complaints(ran)]).toEqual([2, expected]);
  });
});
