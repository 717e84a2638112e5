import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { fixture, run, type World } from "../cli/run.ts";
import { readXml } from "./read-xml.ts";

const cases = fixture("policies/gates.cases.yaml");
const failing = {
  "rules/gates.cases.yaml": cases.replace("outcome: fail, requirement: facility-rated", "outcome: pass"),
};

/** Runs the tests of the example policy set. */
function tested(argv: readonly string[], world: World = {}) {
  return run(["policy", "test", "rules", "--lang", "en", ...argv], world);
}

describe("policy test --format junit", () => {
  test("gives a suite of each gate, a failure of each that has no cases", async () => {
    const { code, stdout, stderr } = await tested(["--format", "junit"]);
    const { attributes, children } = readXml(stdout);
    expect([code, stderr, attributes]).toMatchObject([1, "", { tests: "7", failures: "5", errors: "0" }]);
    expect(children.map(({ attributes: { name } }) => name)).toContain("G10 hosting/rated-facility");
  });

  test("tells what was expected, what came out and where", async () => {
    const { stdout } = await tested(["--gate", "G10", "--format", "junit"], { files: failing });
    const [suite] = readXml(stdout).children;
    const failed = suite?.children.find(({ children }) => children.length > 0)?.children[0];
    expect(failed?.attributes).toEqual({ type: "unexpected", message: "outcome: pass → fail" });
    expect(failed?.text).toContain("at: rules/gates.cases.yaml:20:7\n");
  });

  test("tells a case that could not be judged as an error", async () => {
    const files = {
      "rules/gates.cases.yaml": cases.replace("/facilities/0/rating: 2", "/facilities/7/rating: 2"),
    };
    const { code, stdout } = await tested(["--gate", "G10", "--format", "junit"], { files });
    expect([code, readXml(stdout).attributes]).toMatchObject([1, { failures: "0", errors: "1" }]);
  });

  test("tells why nothing could be tested: no reader may take that for good", async () => {
    const { code, stdout, stderr } = await tested(["--format", "junit"], {
      files: { "rules/gates.yaml": "a: [" },
    });
    const { attributes, children } = readXml(stdout);
    expect(code).toBe(2);
    expect(stderr).toContain("rules/gates.yaml:1:");
    expect(attributes.errors).not.toBe("0");
    expect(children[0]?.children[0]?.children[0]?.text).toContain("at: rules/gates.yaml:1:");
  });
});

describe("policy test --format tap", () => {
  test("gives a subtest of each gate, YAML of what failed", async () => {
    const { code, stdout } = await tested(["--gate", "G10", "--format", "tap"], { files: failing });
    const lines = stdout.split("\n");
    expect([code, lines.slice(0, 6)]).toEqual([
      1,
      [
        "TAP version 14",
        "1..1",
        "# Subtest: G10 hosting/rated-facility",
        "    1..2",
        "    ok 1 - a rated facility",
        "    not ok 2 - a facility of rating 2",
      ],
    ]);
    const yaml = lines.slice(lines.indexOf("      ---") + 1, lines.indexOf("      ..."));
    expect(parse(yaml.map((line) => line.slice(6)).join("\n"))).toMatchObject({
      ...{ at: "rules/gates.cases.yaml:20:7", severity: "fail", expected: '{"outcome":"pass"}' },
    });
  });

  test("bails out where nothing could be tested", async () => {
    const { code, stdout } = await tested(["--format", "tap"], { files: { "rules/gates.yaml": "a: [" } });
    expect([code, stdout]).toEqual([2, expect.stringMatching(/^TAP version 14\nBail out! \S.*\n$/)]);
  });
});

describe("policy test --coverage", () => {
  test("tells which outcomes came out and what no case shows, drawn where it stands", async () => {
    const { code, stdout } = await tested(["--gate", "G10", "--coverage"]);
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot("goldens/coverage.en.txt");
    const { stdout: vietnamese } = await run(["policy", "test", "rules", "--gate", "G10", "--coverage"]);
    await expect(vietnamese).toMatchFileSnapshot("goldens/coverage.vi.txt");
  });

  test("is whole in JSON", async () => {
    const { stdout } = await tested(["--gate", "G10", "--coverage", "--format", "json"]);
    const { coverage } = JSON.parse(stdout);
    expect(coverage).toMatchObject({ seen: 6, units: [{ kind: "gate", id: "hosting/rated-facility" }] });
    for (const { source, start, seen, missed } of coverage.units[0].conditions)
      expect([source, start.line > 0, [...seen, ...missed].sort()]).toEqual([
        "rules/gates.yaml",
        true,
        ["false", "true", "unknown"],
      ]);
  });

  test("draws five gaps of a gate where all gates are told of, and names how to see the others", async () => {
    const { stdout } = await tested(["--coverage"]);
    expect(stdout).not.toContain("more:");
    expect(stdout).toContain("What the cases cover: ");
  });

  test.each([
    ["0", 0],
    ["100", 1],
    ["101", 2],
    ["-1", 2],
    ["5.5", 2],
  ])("--coverage-minimum %s ends with %i", async (minimum, code) => {
    const ran = await tested(["--gate", "G10", `--coverage-minimum=${minimum}`]);
    expect(ran.code).toBe(code);
    if (code === 2) expect(ran.stderr).toContain("[usage/bad-percent]");
  });
});

describe("policy test on a terminal", () => {
  test("tells how far it is, and leaves nothing of that behind", async () => {
    const { stderr } = await tested([], { isTerminal: true });
    expect(stderr).toContain("\r\u001b[2K0/");
    expect(stderr.endsWith("\r\u001b[2K")).toBe(true);
    expect((await tested([])).stderr).toBe("");
  });
});

describe("policy test --watch", () => {
  test.each([[["policy", "test", "rules", "--watch", "--format", "junit"]], [["policy", "test", "--watch"]]])(
    "%j is refused",
    async (argv) => {
      const { code, stdout, stderr } = await run(argv);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("[usage/cannot-watch]");
    },
  );
});

test("a format nobody knows is refused with those there are", async () => {
  const { code, stderr } = await tested(["--format", "junitt"]);
  expect([code, stderr]).toEqual([2, expect.stringContaining("`junit`")]);
});

test("a case that names a binding of another profile or gate asks nothing, and says so", async () => {
  const told = async (binding: string) => {
    const files = {
      "rules/gates.cases.yaml": cases.replace(
        "expect: { outcome: pass }",
        `binding: ${binding}\n      expect: { outcome: unbound }`,
      ),
    };
    return tested(["--gate", "G10"], { files });
  };
  const other = await told("tay-ninh/owner-named");
  expect([other.code, other.stdout.replaceAll(/\s+/g, " ")]).toEqual([
    1,
    expect.stringContaining(
      "`tay-ninh/owner-named` is no binding of `hosting/rated-facility` under the profile `tay-ninh`",
    ),
  ]);
  const unknown = await told("tay-ninh/rated-facilty");
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("`tay-ninh/rated-facility`")]);
});
