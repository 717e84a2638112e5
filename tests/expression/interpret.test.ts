import { describe, expect, it } from "vitest";
import { checkExpression } from "../../src/core/expression/compile-expression.ts";
import { elementsOf, interpret, type Scope } from "../../src/core/expression/interpret.ts";
import type { Cause, JsonObject, Result, Value } from "../../src/core/expression/result.ts";
import type { Expression } from "../../src/core/expression/tree.ts";
import { environment } from "./small-world.ts";

const facts: JsonObject = {
  name: "cổng dịch vụ công",
  level: 3,
  isPublic: true,
  approvedOn: "2026-01-31",
  stage: "design",
  kind: "web",
  retention: 365,
  tags: ["a", "b"],
  owners: ["x"],
  levels: [],
  exception: null,
  waiver: { until: "2026-12-31" },
  hosting: {
    facilities: [
      { id: "f1", standard: "tier-3", validUntil: "2027-01-01" },
      { id: "f2", standard: "tier-2" },
    ],
    servers: [
      { id: "s1", facility: "f1", environment: "production", cores: 8, ports: [] },
      { id: "s2", facility: "f2", environment: "test", cores: 2 },
      { id: "s3", facility: "gone", environment: "production", cores: 4, ports: [80, 443] },
    ],
  },
  budget: { total: 1000, security: 150, lines: [] },
};

const scope: Scope = {
  roots: {
    facts,
    attested: { approvals: [{ id: "a1", level: 3, covers: ["design"] }] },
    params: {
      minimumShare: 15,
      standards: ["tier-3", "tier-4"],
      validity: "P1M",
      since: "2026-01-01",
      words: [],
      form: "^\\p{L}+ dịch",
      forms: ["^[0-9]+$", "công$"],
    },
    catalogues: { standards: [{ code: "tier-3", rating: 3 }] },
  },
  variables: new Map<string, Value>([
    ["asOf", "2026-11-21"],
    [
      "server",
      {
        kind: "object",
        data: { id: "s1", facility: "f1", cores: 8 },
        place: { root: "facts", pointer: "/hosting/servers/0" },
      },
    ],
  ]),
};

function compiled(text: string): Expression {
  const { expression, problems } = checkExpression(text, environment);
  if (!expression) throw new Error(`${text}: ${JSON.stringify(problems)}`);
  return expression;
}

function run(text: string): Result {
  return interpret(compiled(text), scope);
}

function written(cause: Cause): string {
  if (cause.kind === "error") return cause.error;
  const root = cause.root === "facts" ? "" : `${cause.root}:`;
  return `${cause.kind} ${root}${cause.pointer}`;
}

/** Writes an answer: its value, or why there is none. */
function answer(result: Result): unknown {
  return result.known ? result.value : result.causes.map(written).join(", ");
}

describe("knows", () => {
  it.each([
    ["level", 3n],
    ["isPublic && level == 3", true],
    ["name.size()", 17n],
    ["size('😀b')", 2n],
    ["'\\U0001F600' > '\\uffff'", true],
    ["'ab' < 'b' && 'a' < 'ab'", true],
    ["name.matches('^\\\\p{L}+ dịch')", true],
    ["name.matches(params.form) && !matches('dịch vụ', params.form)", true],
    ["params.forms.exists(f, name.matches(f)) && !name.matches(params.forms[0])", true],
    ["name.startsWith('cổng') && name.endsWith('công') && name.contains(' dịch ')", true],
    ["7 / -2", -3n],
    ["7 % -2", 1n],
    ["-7 % 2", -1n],
    ["9223372036854775807 - 1", 9223372036854775806n],
    ["-9223372036854775808", -9223372036854775808n],
    ["3000000000 * 3000000000", 9000000000000000000n],
    ["budget.security * 100 >= budget.total * params.minimumShare", true],
    ["budget.security * 100 / budget.total", 15n],
    ["sum([9223372036854775807, 1, -1])", 9223372036854775807n],
    ["sum(levels)", 0n],
    ["sum(hosting.servers.map(s, s.cores))", 14n],
    ["1.5 + 2.0 == 3.5 && 1 < 1.5 && 2 > 1.5 && 9007199254740993 > 9007199254740992.0", true],
    ["-(1.5)", -1.5],
    [".5 + [.25][0]", 0.75],
    ["1.0 / 0.0 > 1.0", true],
    ["0.0 / 0.0 == 0.0 / 0.0", false],
    ["approvedOn + params.validity == date('2026-02-28')", true],
    ["date('2024-01-31') + period('P1M') == date('2024-02-29')", true],
    ["date('2024-02-29') + period('P1Y') == date('2025-02-28')", true],
    ["date('2024-03-31') - period('P1M1D') == date('2024-02-28')", true],
    ["period('P1D') + date('2023-12-31') == date('2024-01-01')", true],
    ["date('2025-03-01') - date('2024-02-29')", 366n],
    ["date('0001-01-01') - date('9999-12-31')", -3652058n],
    ["asOf > date('2026-11-20') && string(asOf) == '2026-11-21'", true],
    ["int('-12') + int(2.9) + int(-2.9)", -12n],
    ["int('9223372036854775807')", 9223372036854775807n],
    ["double('1e3') == 1000.0 && double(2) == 2.0", true],
    ["string(1) + string(true) + string(1.5)", "1true1.5"],
    ["bool('t') && !bool('FALSE')", true],
    ["has(exception)", false],
    ["has(waiver)", true],
    ["'a' in tags && !('z' in tags)", true],
    ["1 in {1: 'a'} && {1: 'a'}[1] == 'a' && {'k': [1]}.k[0] == 1", true],
    ["has({'k': 1}.k) && !has({'k': 1}.l)", true],
    ["{'a': 1, 'b': 2}.all(k, k < 'c') && {'a': 1}.map(k, k) == ['a']", true],
    ["{'a': 1, 'b': 2} == {'b': 2, 'a': 1}", true],
    ["[[1], [2, 3]] == [[1], [2, 3]]", true],
    ["tags + ['c'] == ['a', 'b', 'c']", true],
    ["[1, 2, 3].filter(x, x > 1).map(x, x * 2) == [4, 6]", true],
    ["[1, 2, 3].map(x, x > 1, x * 2) == [4, 6]", true],
    ["[1, 2, 3].exists_one(x, x > 2) && ![1, 2, 3].exists_one(x, x > 1)", true],
    ["[].all(x, x > 0) && ![].exists(x, x > 0)", true],
    ["isPublic ? 1 : 1 / 0", 1n],
    ["facility(server.facility).standard", "tier-3"],
    ["hosting.servers[2].ports[1]", 443n],
    [
      "catalogues.standards.exists(c, c.code == facility(server.facility).standard && c.rating <= level)",
      true,
    ],
    ["'design' in attested.approvals[0].covers", true],
  ])("%s", (text, value) => {
    expect(answer(run(text))).toEqual(value);
  });
});

describe("does not know", () => {
  it.each([
    ["exception == ''", "missing /exception"],
    ["waiver.reason == ''", "missing /waiver/reason"],
    ["hosting.main.cores > 1", "missing /hosting/main"],
    ["hosting.servers[1].ports[0]", "missing /hosting/servers/1/ports"],
    ["hosting.servers[9].id", "index-out-of-range"],
    ["tags[-1]", "index-out-of-range"],
    ["facility(hosting.servers[2].facility).standard", "dangling /hosting/servers/2/facility"],
    ["facility('zz').standard", "dangling-literal"],
    ["facility(hosting.servers[1].facility).validUntil > asOf", "missing /hosting/facilities/1/validUntil"],
    ["facility(server.replica.facility).id", "missing /hosting/servers/0/replica"],
    ["1 / 0", "division-by-zero"],
    ["1 % 0", "division-by-zero"],
    ["9223372036854775807 + 1", "overflow"],
    ["-9223372036854775808 / -1", "overflow"],
    ["-(-9223372036854775808)", "overflow"],
    ["sum([9223372036854775807, 1])", "overflow"],
    ["date('9999-12-31') + period('P1D')", "date-out-of-range"],
    ["date('0001-01-01') - period('P1Y')", "date-out-of-range"],
    ["int('a')", "invalid-conversion"],
    ["int(1e99)", "overflow"],
    ["double('x')", "invalid-conversion"],
    ["bool('yes')", "invalid-conversion"],
    ["{'a': 1}.b", "no-such-key"],
    ["{'a': 1}['b']", "no-such-key"],
    ["{'a': 1, 'a': 2}", "duplicate-key"],
    ["waiver.reason == '' && hosting.main.id == ''", "missing /waiver/reason, missing /hosting/main"],
    ["waiver.reason == '' || waiver.reason == 'x'", "missing /waiver/reason"],
    ["waiver.reason in ['a']", "missing /waiver/reason"],
    ["hosting.servers.filter(s, size(s.ports) > 0)", "missing /hosting/servers/1/ports"],
    ["hosting.servers.map(s, size(s.ports))", "missing /hosting/servers/1/ports"],
    ["hosting.servers.exists_one(s, size(s.ports) > 0)", "missing /hosting/servers/1/ports"],
    ["attested.approvals[0].id == waiver.reason ? 1 : 2", "missing /waiver/reason"],
    ["[waiver.reason, 'a']", "missing /waiver/reason"],
    ["!(waiver.reason == '')", "missing /waiver/reason"],
    ["name.matches(params.undecided)", "missing params:/undecided"],
    ["!exception.matches(params.form)", "missing /exception"],
  ])("%s: %s", (text, causes) => {
    expect(answer(run(text))).toBe(causes);
  });

  const unknown = "(waiver.reason == '')";
  it.each([
    [`${unknown} && false`, false],
    [`false && ${unknown}`, false],
    [`${unknown} || true`, true],
    [`${unknown} && true`, undefined],
    [`${unknown} || false`, undefined],
    [`!(${unknown} && false)`, true],
    [`1 / 0 == 1 || true`, true],
    ["hosting.servers.all(s, size(s.ports) > 1)", false],
    ["hosting.servers.all(s, size(s.ports) >= 0)", undefined],
    ["hosting.servers.exists(s, size(s.ports) > 1)", true],
    ["hosting.servers.exists(s, size(s.ports) > 9)", undefined],
  ])("absorbs: %s", (text, value) => {
    const result = run(text);
    expect(result.known ? result.value : undefined).toBe(value);
  });
});

describe("supports", () => {
  it.each([
    ["level == 3", "/level=3"],
    ["level == 3 && isPublic", "/level=3 /isPublic=true"],
    ["level == 4 && isPublic", "/level=3"],
    ["isPublic && level == 4", "/level=3"],
    ["level == 3 || isPublic", "/level=3"],
    ["level == 4 || !isPublic", "/level=3 /isPublic=true"],
    ["level + level == 6", "/level=3"],
    ["waiver.reason == '' && level == 4", "/level=3"],
    ["has(exception)", "/exception=false"],
    ["has(waiver) && waiver.until > asOf", "/waiver=true /waiver/until=2026-12-31"],
    ["size(hosting.servers) == 3", "/hosting/servers=3"],
    [
      "hosting.servers.all(s, s.cores > 1)",
      "/hosting/servers=3 /hosting/servers/0/cores=8 /hosting/servers/1/cores=2 /hosting/servers/2/cores=4",
    ],
    ["hosting.servers.all(s, s.cores > 2)", "/hosting/servers/1/cores=2"],
    ["hosting.servers.exists(s, s.cores == 4)", "/hosting/servers/2/cores=4"],
    [
      "hosting.servers.exists(s, s.cores == 5)",
      "/hosting/servers=3 /hosting/servers/0/cores=8 /hosting/servers/1/cores=2 /hosting/servers/2/cores=4",
    ],
    ["levels.all(l, l > 1)", "/levels=0"],
    [
      "hosting.servers.filter(s, s.cores > 2).exists(s, s.id == 's1')",
      "/hosting/servers=3 /hosting/servers/0/cores=8 /hosting/servers/1/cores=2 /hosting/servers/2/cores=4 /hosting/servers/0/id=s1",
    ],
    ["tags.exists(t, t == 'b')", "/tags/1=b"],
    ["'b' in tags", "/tags/1=b"],
    ["'z' in tags", "/tags=2"],
    ["tags[0] == 'a'", "/tags/0=a"],
    ["tags == ['a']", "/tags=2"],
    ["'tier-3' in params.standards", "params:/standards/0=tier-3"],
    [
      "facility(server.facility).standard == 'tier-3'",
      "/hosting/servers/0/facility=f1 /hosting/facilities/0/id=f1 /hosting/facilities/0/standard=tier-3",
    ],
    ["isPublic ? level == 3 : true", "/isPublic=true /level=3"],
    [
      "size(hosting.servers.filter(s, s.cores > 2)) == 2",
      "/hosting/servers=3 /hosting/servers/0/cores=8 /hosting/servers/1/cores=2 /hosting/servers/2/cores=4",
    ],
    [
      "sum(hosting.servers.map(s, s.cores)) > 1",
      "/hosting/servers=3 /hosting/servers/0/cores=8 /hosting/servers/1/cores=2 /hosting/servers/2/cores=4",
    ],
    ["attested.approvals[0].level == level", "attested:/approvals/0/level=3 /level=3"],
    ["tags", "/tags=2"],
    ["hosting", ""],
    ["asOf > date('2000-01-01')", ""],
    ["level == 3 && waiver.reason == ''", "/level=3"],
  ])("%s by %s", (text, support) => {
    const facts = run(text).support.map(
      ({ root, pointer, value }) => `${root === "facts" ? "" : `${root}:`}${pointer}=${value}`,
    );
    expect(facts.join(" ")).toBe(support);
  });
});

describe("is decided by", () => {
  it.each([
    ["level == 3", "level == 3"],
    ["isPublic && (level == 4 || level == 5)", "level == 4 || level == 5"],
    ["isPublic && (level == 4 || kind == 'mobile') && !isPublic", "level == 4 || kind == 'mobile'"],
    ["isPublic && !(level == 3)", "level == 3"],
    ["isPublic && level == 3", "isPublic && level == 3"],
    ["level == 4 || (isPublic && level == 3)", "isPublic && level == 3"],
    ["hosting.servers.all(s, s.cores > 1 && s.cores != 4)", "s.cores != 4"],
    ["hosting.servers.exists(s, s.cores == 9)", "hosting.servers.exists(s, s.cores == 9)"],
    ["isPublic ? level == 4 : true", "level == 4"],
    ["isPublic && waiver.reason == ''", "waiver.reason"],
    ["waiver.reason == '' && hosting.main.id == ''", "waiver.reason == '' && hosting.main.id == ''"],
  ])("%s: %s", (text, part) => {
    const { start, end } = run(text).decidedBy;
    expect(text.slice(start, end)).toBe(part);
  });
});

describe("lists the elements of an each", () => {
  it.each([
    ["hosting.servers", ["/hosting/servers/0", "/hosting/servers/1", "/hosting/servers/2"]],
    ["hosting.servers.filter(s, s.cores > 2)", ["/hosting/servers/0", "/hosting/servers/2"]],
    ["tags", ["/tags/0", "/tags/1"]],
    ["tags.filter(t, t == 'b')", [undefined]],
    ["levels", []],
    ["hosting.main.ports", undefined],
  ])("%s", (text, places) => {
    const elements = elementsOf(compiled(text), scope);
    expect(elements.known ? elements.elements.map(({ place }) => place?.pointer) : undefined).toEqual(places);
  });

  it("lets a scalar element be evidence", () => {
    const { expression } = checkExpression("tag == 'b'", {
      ...environment,
      variables: new Map([["tag", { kind: "string" }]]),
    });
    const place = { root: "facts", pointer: "/tags/1" } as const;
    const result =
      expression &&
      interpret(expression, {
        ...scope,
        variables: new Map([["tag", "b"]]),
        places: new Map([["tag", place]]),
      });
    expect(result).toMatchObject({ known: true, value: true, support: [{ ...place, value: "b" }] });
  });
});

describe("takes data that is not of its type for absent", () => {
  it.each([
    ["level", "three"],
    ["level", 1.5],
    ["level", 2 ** 60],
    ["level", []],
    ["isPublic", "true"],
    ["approvedOn", "2026-02-30"],
    ["tags", { 0: "a" }],
    ["tags", "ab"],
    ["hosting", []],
    ["name", 3],
  ])("%s: %j", (field, data) => {
    const result = interpret(compiled(field), { ...scope, roots: { facts: { [field]: data } } });
    expect(answer(result)).toBe(`missing /${field}`);
  });

  it("names the element at fault", () => {
    const result = interpret(compiled("tags"), { ...scope, roots: { facts: { tags: ["a", null] } } });
    expect(answer(result)).toBe("missing /tags/1");
  });

  it("reads no inherited property", () => {
    const result = interpret(compiled("name"), { ...scope, roots: { facts: Object.create({ name: "x" }) } });
    expect(answer(result)).toBe("missing /name");
  });
});

describe("bounds its work", () => {
  const many: JsonObject = { tags: Array.from({ length: 1500 }, (_, i) => `t${i}`) };
  it.each([
    ["tags.all(a, tags.all(b, tags.all(c, a + b + c != '')))"],
    ["tags.map(a, tags.map(b, tags))"],
    [`${"[name".repeat(1)}]${".map(x, x + x)".repeat(35)}`],
    [`[tags]${".map(x, x + x)".repeat(35)}`],
  ])("%s", (text) => {
    const result = interpret(compiled(text), { ...scope, roots: { facts: { ...many, name: "abcdefgh" } } });
    expect(answer(result)).toBe("too-much-work");
  });
});

describe("matches in linear time", () => {
  it.each([["a(b"], ["a(?=b)"], [3]])("what the loader has let through, never %s", (form) => {
    const roots = { facts: { name: "ab" }, params: { form } };
    const result = interpret(compiled("!name.matches(params.form)"), { ...scope, roots });
    expect(result.known).toBe(false);
  });

  it("a pattern that would keep a backtracking engine busy for ever", () => {
    const name = `${"a".repeat(20_000)}!`;
    const result = interpret(compiled("name.matches('(a+)+$')"), { ...scope, roots: { facts: { name } } });
    expect(answer(result)).toBe(false);
  });
});
