import { describe, expect, test } from "vitest";
import { diagnostic } from "../../src/core/diagnostic/messages.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { validate } from "../../src/core/validate/validate.ts";
import { runDiagnostic } from "../../src/node/run-messages.ts";
import { maskedDiagnostics } from "../../src/reporters/masked-diagnostics.ts";

/** Tells what is wrong with a manifest as a report that leaves the house does: each message with its help. */
function told(text: string): readonly string[] {
  const { documents, diagnostics } = parseDocuments({ name: "m.yaml", text: text.replace(/^\n/, "") });
  const found = [...diagnostics, ...documents.flatMap((one) => validate(one, "system-manifest"))];
  return maskedDiagnostics(found).map(({ message, help }) => `${message.en}${help ? ` → ${help.en}` : ""}`);
}

describe("a mistake in a document is told to others without what the document says", () => {
  test.each([
    ["an unknown key beside a known one", "scoppe: {}", "unknown field `•••` → did you mean `scope`?"],
    ["an unknown key that holds backticks", "'a`b`secret': 1", /^unknown field `•••`(?: → allowed: .*)?$/],
    [
      "a key in the wrong place",
      "zones: []",
      /^field `zones` does not belong here → move it to .*`network\.zones`/,
    ],
    ["a bracket", "metadata: [1, 2", /the bracket opened here is not closed → add `\]` or `\}` at the end/],
    [
      "a line without its colon",
      "metadata: {}\nsecret words",
      /lacks its `:` and a space after it → write `•••:`/,
    ],
    ["a kind", "kind: SystemManifst", "unknown kind `•••` → did you mean `SystemManifest`?"],
    ["a tag", "a: !secret b", /^tag `•••` is not allowed → remove the tag/],
    ["a character", "a: b\u202ec", /^character `U\+202E` changes the writing direction/],
    ["a key that is missing", "kind: SystemManifest", /^missing key `metadata` → add `metadata:`/],
  ])("%s", (_, text, wanted) => {
    const all = told(text);
    const isWanted = (one: string) => (typeof wanted === "string" ? one === wanted : wanted.test(one));
    expect(all.filter(isWanted), all.join("\n")).toHaveLength(1);
    expect(all.join("\n")).not.toMatch(/secret|scoppe|Manifst/);
  });

  test("nor what a value is near to, where it is confidential", () => {
    const [zone, flow] = [
      told("network: {zones: [{kind: internl}]}"),
      told("network: {flows: [{encrypted: 'yes', importance: nationl}]}"),
    ].map((all) => all.join("\n"));
    expect(zone).toMatch(/value `•••` is not one of those allowed → allowed: `internet-edge`, .*`internal`/);
    expect(flow).toMatch(/write `true` or `false`, without quotes/);
    expect(flow).toMatch(/allowed: `ordinary`, `important`, `national`/);
    expect(`${zone}${flow}`).not.toMatch(/did you mean|write `true`,/);
  });

  test.each([
    [
      "of a confidential list",
      `hosting: { servers: [{ addresses: [${"a, ".repeat(57)}] }] }`,
      /^at most 50 elements are allowed here$/,
    ],
    [
      "of another list",
      `classification: { grounds: [${"a, ".repeat(57)}] }`,
      /^at most 50 elements are allowed here, and there are 57$/,
    ],
  ])("nor how many elements there are, unless everybody may know: %s", (_, text, wanted) => {
    expect(
      told(text).filter((one) => wanted.test(one)),
      told(text).join("\n"),
    ).toHaveLength(1);
  });

  test("nor how long a value is that stands where a key is missing", () => {
    const { documents } = parseDocuments({ name: "m.yaml", text: "products:\n  - name: Secret 9000\n" });
    const [found] = maskedDiagnostics(documents.flatMap((one) => validate(one, "system-manifest"))).filter(
      ({ code, message }) => code === "manifest/missing-key" && message.en.includes("`id`"),
    );
    expect(found?.range).toMatchObject({ start: 14, end: 15 });
  });

  test("nor how long it is, unless that is a name of the schema", () => {
    const source = { name: "m.yaml", text: "secret: 1" };
    const place = { source, range: { start: 0, end: 6 }, path: "/secret" };
    const hidden = { field: "secret", suggestion: undefined, allowed: [] };
    const shown = { field: "secret", places: ["a.secret"] };
    const ends = maskedDiagnostics([
      diagnostic("manifest/unknown-field", hidden, place),
      diagnostic("manifest/misplaced-field", shown, place),
    ]).map(({ range, path, masked }) => [range?.end, path, masked]);
    expect(ends).toEqual([
      [1, undefined, undefined],
      [6, undefined, undefined],
    ]);
  });
});

test.each([
  [runDiagnostic("trust/none-given", { count: 13 }, ""), /^`--trust` is missing, so the 13 attestations/],
  [
    diagnostic(
      "trust/missing-file",
      { file: "a.pem", suggestion: "b.pem" },
      { source: { name: "t", text: "" } },
    ),
    /^the trust folder has no file `a\.pem`/,
  ],
  [
    diagnostic(
      "trust/unknown-authority",
      { name: "a", suggestion: "b" },
      { source: { name: "t", text: "" } },
    ),
    /^there is no authority `•••`$/,
  ],
  [
    diagnostic(
      "check/nothing-applies",
      { profile: "p", stage: "trial" },
      { source: { name: "m", text: "" } },
    ),
    /^the profile `p` asks nothing at the stage `trial`/,
  ],
  [runDiagnostic("trust/missing", {}, ""), /^it is not said whose keys/],
])("what is about options, files of keys or policies is told whole %#", (one, wanted) => {
  const [masked] = maskedDiagnostics([one]);
  expect(masked?.message.en).toMatch(wanted);
  expect(JSON.stringify(masked?.help ?? "")).not.toContain("•••");
});
