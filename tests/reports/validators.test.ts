import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvRows, formulaCells, gitlabProblems, junitProblems, tapProblems } from "./validators.ts";

describe("Code Quality of GitLab", () => {
  const issue = {
    description: "a",
    check_name: "G10",
    fingerprint: "0123456789abcdef:1",
    severity: "blocker",
    location: { path: "a/b.gate57.yaml", lines: { begin: 3, end: 4 } },
  };
  const right = [issue, { ...issue, fingerprint: "0123456789abcdef:2" }];

  test("a right report, and none, have no problems", () => {
    expect(gitlabProblems(JSON.stringify(right))).toEqual([]);
    expect(gitlabProblems("[]")).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["an object instead of a list", {}],
    ...["description", "check_name", "fingerprint", "severity", "location"].map((key): [string, unknown] => [
      `no ${key}`,
      [{ ...issue, [key]: undefined }],
    ]),
    ["a word of severity that is none", [{ ...issue, severity: "error" }]],
    ["two of one fingerprint", [issue, issue]],
    ["a field that is not there", [{ ...issue, more: 1 }]],
    ...["/etc/passwd", "../a", "a/../../b", "./a", "C:/a", "a\\b", ""].map((path): [string, unknown] => [
      `the path ${path}`,
      [{ ...issue, location: { ...issue.location, path } }],
    ]),
    ["line 0", [{ ...issue, location: { path: "a", lines: { begin: 0 } } }]],
    ["no line", [{ ...issue, location: { path: "a" } }]],
  ])("catches %s", (_name, report) => {
    expect(gitlabProblems(JSON.stringify(report))).not.toEqual([]);
  });

  test("catches a byte order mark, and what is no JSON", () => {
    expect(gitlabProblems("\ufeff[]")).not.toEqual([]);
    expect(gitlabProblems("[")).not.toEqual([]);
  });
});

describe("JUnit", () => {
  const counts = 'tests="2" failures="1" errors="0"';
  const suite = `<testsuite name="s" ${counts} skipped="0">`;
  const cases =
    '<testcase classname="a" name="b"/><testcase classname="a" name="c"><failure message="m">t</failure></testcase>';
  const right = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts}>${suite}${cases}</testsuite></testsuites>\n`;

  test("a right result has no problems", () => {
    expect(junitProblems(right)).toEqual([]);
  });

  test.each([
    ["a count that is too small", right.replaceAll('tests="2"', 'tests="1"')],
    ["failures that are not counted", right.replaceAll('failures="1"', 'failures="0"')],
    ["a skipped case that is not there", right.replace('skipped="0"', 'skipped="1"')],
    ["a case without a name", right.replace(' name="b"', "")],
    ["an unknown element", right.replaceAll("failure ", "fail ").replace("</failure>", "</fail>")],
    ["a bare ampersand", right.replace("m", "&")],
    ["a character that XML does not have", right.replace(">t<", ">\u0001<")],
    ["an element that does not close", right.replace("</testsuites>", "")],
    ["two roots", `${right}<a/>`],
  ])("catches %s", (_name, text) => {
    expect(text).not.toBe(right);
    expect(junitProblems(text)).not.toEqual([]);
  });
});

describe("TAP 14", () => {
  const lines = [
    "TAP version 14",
    "# Subtest: a",
    "    1..2",
    "    ok 1 - one",
    "    not ok 2 - two \\# three \\\\",
    "      ---",
    "      message: x",
    "      ...",
    "not ok 1 - a",
    "ok 2 - b # SKIP why",
    "not ok 3 - c # TODO why",
    "1..3",
    "",
  ];
  const right = lines.join("\n");
  const instead = (from: string, to: string): string => right.replace(from, to);

  test("a right stream has no problems", () => {
    expect(tapProblems(right)).toEqual([]);
    expect(tapProblems("TAP version 14\n1..0 # SKIP nothing\n")).toEqual([]);
  });

  test.each([
    ["no version", instead("TAP version 14\n", "")],
    ["another version", instead("14", "13")],
    ["no plan", instead("1..3\n", "")],
    ["a plan of more", instead("1..3", "1..4")],
    ["a plan of a subtest of more", instead("    1..2", "    1..3")],
    ["a second plan", `${right}1..3\n`],
    ["a plan in the middle", instead("ok 2 - b", "1..3\nok 2 - b").replace(/1\.\.3\n$/, "")],
    ["a number twice", instead("ok 2 - b", "ok 1 - b")],
    ["a subtest that fails under a point that does not", instead("not ok 1 - a", "ok 1 - a")],
    [
      "a subtest without a point",
      instead("not ok 1 - a\n", "").replace("ok 2", "ok 1").replace("ok 3", "ok 2").replace("1..3", "1..2"),
    ],
    ["a block that does not end", instead("      ...\n", "")],
    ["a block that is no YAML", instead("message: x", 'message: "x')],
    ["a block after no point", instead("# Subtest: a\n", "  ---\n  a: 1\n  ...\n")],
    ["a bare number sign", instead("one", "one # two")],
    ["a bare backslash", instead("one", "one\\n")],
    ["a line of something else", instead("# Subtest: a", "Subtest: a")],
    ["an empty line", instead("ok 2", "\nok 2")],
    ["an escape sequence of a terminal", instead("one", "one\u001b[0m")],
    ["a last line that does not end", right.trimEnd()],
  ])("catches %s", (_name, text) => {
    expect(text).not.toBe(right);
    expect(tapProblems(text)).not.toEqual([]);
  });
});

describe("CSV", () => {
  test("reads what RFC 4180 writes", () => {
    expect(csvRows('a,b\r\n"1, ""2""\r\n3",\r\n')).toEqual([
      ["a", "b"],
      ['1, "2"\r\n3', ""],
    ]);
    expect(csvRows("\ufeffa\r\n")).toEqual([["a"]]);
  });

  test("reads back whatever is written", () => {
    const cell = fc.string({ unit: "grapheme" });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    const write = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => `${row.map(write).join(",")}\r\n`).join("");
        expect(csvRows(text)).toEqual(rows);
      }),
    );
  });

  test.each([
    ["nothing", ""],
    ["a bare line feed", "a\nb\n"],
    ["a last record that does not end", "a\r\nb"],
    ["a record that is shorter", "a,b\r\nc\r\n"],
    ["a quote within a bare cell", 'a"b\r\n'],
    ["a quote that does not close", '"a\r\n'],
    ["text behind a quote", '"a"b\r\n'],
  ])("throws at %s", (_name, text) => {
    expect(() => csvRows(text)).toThrow();
  });

  test("tells the cells that a spreadsheet would calculate", () => {
    expect(formulaCells([["a", "=1+1", "'=1", "-2", "@x", "\t="]])).toEqual(["=1+1", "-2", "@x", "\t="]);
  });
});

test("noise is no report of any kind", () => {
  const text = String.fromCharCode(...Array.from({ length: 64 }, (_, at) => (at * 151) % 256));
  for (const problems of [gitlabProblems, junitProblems, tapProblems]) expect(problems(text)).not.toEqual([]);
});
