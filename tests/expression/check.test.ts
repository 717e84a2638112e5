import { describe, expect, it } from "vitest";
import { compileExpression, type Problem, type Use } from "../../src/core/expression/compile-expression.ts";
import { environment } from "./small-world.ts";

const condition: Use = { mode: "condition" };
const value: Use = { mode: "value" };

/** Writes the problems of an expression as `code: underlined text`. */
function problemsOf(text: string, use: Use): readonly string[] {
  return compileExpression(text, environment, use).problems.map(({ code, range }: Problem) => {
    return `${code.replace("expression/", "")}: ${text.slice(range.start, range.end)}`;
  });
}

describe("accepts", () => {
  const conditions = [
    "true",
    "isPublic",
    "!isPublic && level >= 3",
    'stage == "design" || stage in ["planning", "trial"]',
    "kind != (isPublic ? 'web' : 'mobile')",
    "facility(server.facility).standard in params.standards && facility(server.facility).validUntil > asOf",
    'facility("a").standard == "tier-3"',
    "budget.security * 100 >= budget.total * params.minimumShare",
    "budget.security * 100 / budget.total >= params.minimumShare",
    "budget.security * 2 > budget.total",
    "approvedOn + params.validity > asOf",
    'approvedOn + period("P6M") >= date("2026-11-21") - period("P1Y2M3D")',
    "asOf - approvedOn <= retention",
    "asOf - approvedOn <= 30",
    "has(exception)",
    "has(waiver) && waiver.reason != ''",
    "size(hosting.servers) > 0 && hosting.servers.all(s, s.cores > 1)",
    "hosting.servers.all(s, s.cores > 1) && size(hosting.servers) >= 1",
    "size(hosting.servers) == 0 || hosting.servers.all(s, s.cores > 1)",
    "hosting.servers.size() != 0 && hosting.servers.all(s, s.cores > 1)",
    "hosting.servers.exists(s, true) && hosting.servers.all(s, s.cores > 1)",
    "hosting.servers.exists(s, s.cores > 8) && hosting.servers.all(s, s.cores > 1)",
    "!(size(hosting.servers) == 0) && hosting.servers.all(s, s.cores > 1)",
    "!(size(hosting.servers) == 0 || hosting.servers.exists(s, s.cores > 1))",
    "size(hosting.servers) == 0 ? isPublic : hosting.servers.all(s, s.cores > 1)",
    "hosting.servers.exists(s, s.environment == 'production')",
    "owners.all(o, o != '')",
    "size(hosting.servers) > 0 && hosting.servers.all(s, size(s.ports) > 0 && s.ports.all(p, p > 0))",
    "size(hosting.servers.filter(s, s.cores > 1)) >= 2",
    "size(hosting.servers) > 0 && size(hosting.servers.filter(s, s.cores > 1)) == 0",
    "size(hosting.servers) > 0 && hosting.servers.map(s, s.cores).all(c, c > 1)",
    "hosting.servers.exists(s, s.cores > 1) && hosting.servers.filter(s, s.cores > 1).all(s, s.id != '')",
    "sum(budget.lines.filter(l, l.purpose == 'security').map(l, l.amount)) * 100 >= budget.total * params.minimumShare",
    "size(budget.lines) > 0 && sum(budget.lines.map(l, l.amount)) <= budget.total",
    "'design' in attested.approvals[0].covers",
    "attested.approvals.exists_one(a, a.level == level)",
    "catalogues.standards.exists(c, c.code == facility(server.facility).standard && c.rating <= level)",
    "name.matches('^[a-z]+$') || matches(name, r'\\d')",
    "name.matches(params.form) && !matches(name, params.form)",
    "params.forms.exists(f, name.matches(f)) || name.matches(isPublic ? params.form : params.forms[0])",
    "name.contains('a') && name.startsWith('b') && name.endsWith('c') && name.size() > 3",
    "server.replica.replica.cores > 1",
    "tags == ['a', 'b'] || tags + ['c'] == []",
    "name < 'b' && 1 < 1.5 && 1.5 > 1 && false < true",
    "int('3') == 3 && string(3) == '3' && double('1.5') == 1.5 && bool('true') && string(asOf) != ''",
    "{'a': 1}['a'] == 1 && 'a' in {'a': 1} && {'a': 1}.a == 1 && has({'a': 1}.a)",
    "7 % 2 == 1 && -3 < 2 && -(level) < 3",
    "[] == [] && [[1], []] == [[1], [2]]",
    "[1, 2].all(x, x > 0) && [].all(x, x > 0)",
    "null == null",
    "level == 3 // a comment",
    "-9223372036854775808 < 9223372036854775807",
  ];
  it.each(conditions)("%s", (text) => {
    expect(problemsOf(text, condition)).toEqual([]);
  });

  it.each([
    ["size(hosting.servers) > 0 && hosting.servers.exists(s, s.cores > 1)", "applicability"],
    ["size(hosting.servers) == 0 || !hosting.servers.exists(s, s.cores > 1)", "condition"],
    ["stage in params.words", "applicability"],
    ["hosting.servers.filter(s, s.environment == 'production')", "value"],
    ["facility(server.facility).standard", "path"],
    ["hosting.facilities[0].id", "path"],
    ["server", "path"],
    ["asOf", "path"],
    ["params.minimumShare", "path"],
  ] as const)("%s as %s", (text, mode) => {
    expect(problemsOf(text, { mode })).toEqual([]);
  });
});

describe("refuses what does not parse", () => {
  it.each([
    ["", "empty: "],
    ["  ", "empty:   "],
    ["level = 3", "syntax: ="],
    ["level == ", "unexpected-end: ="],
    ["(level == 3", "unexpected-end: 3"],
    ["level == 3)", "syntax: )"],
    ["'abc", "unterminated-text: 'abc"],
    ["name == 'a\\q'", "wrong-escape: \\q"],
    ["for", "reserved-word: for"],
    ["level.in", "syntax: in"],
    ["9223372036854775808 == 1", "wrong-number: 9223372036854775808"],
    ["level == 3 && 😀", "syntax: 😀"],
    ["owners.all(o.x, true)", "wrong-variable: x"],
    ["1u == 1u", "unsupported: 1u|unsupported: 1u"],
    ["b'x' == b'x'", "unsupported: b'x'|unsupported: b'x'"],
    ["timestamp('2026-01-01T00:00:00Z') > asOf", "unsupported: timestamp"],
    ["type(level) == int", "unsupported: type|unknown-name: int"],
    ["cel.bind(x, 1, x > 0)", "unsupported: bind"],
    ["dyn(1) == 1", "unsupported: dyn"],
    ["duration('1h') == duration('1h')", "unsupported: duration|unsupported: duration"],
  ])("%s", (text, expected) => {
    expect(problemsOf(text, condition).join("|")).toBe(expected);
  });

  it.each([
    [`${"!".repeat(8000)}true`],
    ["!".repeat(9000)],
    [`${Array(2000).fill("1").join("+")} == 1`],
    [`${"(".repeat(1000)}true${")".repeat(1000)}`],
    ["[".repeat(1000) + "]".repeat(1000)],
    [`true${" && true".repeat(600)}`],
    [`true${" ? true : true".repeat(200)}`],
  ])("too long, without throwing: %#", (text) => {
    expect(problemsOf(text, condition).map((problem) => problem.split(":")[0])).toEqual(["too-complex"]);
  });
});

describe("refuses names nobody declared", () => {
  it.each([
    ["levle == 3", "unknown-name: levle"],
    ["hosting.serverz.all(s, s.cores > 1)", "unknown-field: serverz"],
    ["server.cpu > 1 && server.coers > 1", "unknown-field: cpu|unknown-field: coers"],
    ["facility(server.facility).standrad == 'tier-3'", "unknown-field: standrad"],
    ["facilty(server.facility).standard == 'tier-3'", "unknown-function: facilty"],
    ["params.minimumShares > 1", "unknown-parameter: minimumShares"],
    ["catalogues.standard.exists(c, c.code == 'a')", "unknown-catalogue: standard"],
    ["catalogues.standards.exists(c, c.cod == 'a')", "unknown-field: cod"],
    ["derived.leastLevle.value > 1", "unknown-derived: leastLevle"],
    ["derived.leastLevel.valu > 1", "unknown-field: valu"],
    ["'crowds' in derived.leastLevel.grounds", "unknown-value: 'crowds'"],
    ["derived.leastLevel.value > retention", "unlike-units: derived.leastLevel.value > retention"],
    ["has(derived.leastLevel)", "absence-without-meaning: leastLevel"],
    ["plan.budget.total > 1", "not-available: plan"],
    ["has(waiver.raeson)", "unknown-field: raeson"],
    ["has(exeption)", "unknown-name: exeption"],
    ["name.length > 3", "no-fields: length"],
    ["tags.length > 3", "no-fields: length"],
    ["name.lenght() > 3", "unknown-function: lenght"],
    ["hosting['servers'] == 1", "not-indexable: hosting"],
    ["tags['a'] == ''", "wrong-type: 'a'"],
    ["size(hosting.servers) > 0 && hosting.servers.all(s, sever.cores > 1)", "unknown-name: sever"],
    ["( server . cors ) > 1", "unknown-field: cors"],
    ["toString == 1", "unknown-name: toString"],
    ["hosting.constructor == 1", "unknown-field: constructor"],
    ["owners.all(o, o != '') && o == ''", "unknown-name: o"],
  ])("%s", (text, expected) => {
    expect(problemsOf(text, condition).join("|")).toBe(expected);
  });

  it.each([
    ["levle == 3", "level"],
    ["hosting.sservers == 3", "servers"],
    ["params.minimumshare > 1", "minimumShare"],
    ["catalogues.standard == 1", "standards"],
    ["facilty('a').id == ''", "facility"],
    ["stage == 'desing'", "design"],
    ["tags.exist(t, t == '')", "exists"],
  ])("%s: did you mean %s", (text, suggestion) => {
    const [problem] = compileExpression(text, environment, value).problems;
    expect(problem?.data).toMatchObject({ suggestion });
  });
});

describe("refuses what does not go together", () => {
  it.each([
    ["level", "wrong-type: level"],
    ["stage == 'desing' || stage in ['trial', 'live']", "unknown-value: 'desing'|unknown-value: 'live'"],
    ["stage != 'x'", "unknown-value: 'x'"],
    ["'x' == stage", "unknown-value: 'x'"],
    ["'tier-9' in params.standards", "unknown-value: 'tier-9'"],
    ["stage == (isPublic ? 'desin' : 'trial')", "unknown-value: 'desin'"],
    ["stage == kind", "no-common-value: stage == kind"],
    ["stage in params.standards", "no-common-value: stage in params.standards"],
    ["stage < 'design'", "no-order: stage < 'design'"],
    ["budget.total > level", "unlike-units: budget.total > level"],
    ["budget.total + level > 1", "unlike-units: budget.total + level"],
    ["budget.total * 100 > level", "unlike-units: budget.total * 100 > level"],
    [
      "budget.security >= budget.total * params.minimumShare",
      "unlike-units: budget.security >= budget.total * params.minimumShare",
    ],
    ["asOf - approvedOn < level", "unlike-units: asOf - approvedOn < level"],
    ["size(tags) > level", "unlike-units: size(tags) > level"],
    ["level in hosting.servers.map(s, s.cores)", "unlike-units: level in hosting.servers.map(s, s.cores)"],
    ["[level, retention] == [1]", "unlike-units: retention"],
    ["level == '3'", "unlike-types: level == '3'"],
    ["approvedOn == '2026-01-01'", "unlike-types: approvedOn == '2026-01-01'"],
    ["approvedOn > 3", "unlike-types: approvedOn > 3"],
    ["1 == 1.0", "unlike-types: 1 == 1.0"],
    ["1 + 1.0 > 2.0", "unlike-types: 1 + 1.0"],
    ["name + level == ''", "unlike-types: name + level"],
    ["'a' - 'b' == ''", "wrong-type: 'a'"],
    ["5.0 % 2.0 == 1.0", "wrong-type: 5.0"],
    ["approvedOn + approvedOn > asOf", "wrong-type: approvedOn"],
    ["[1, 'a'] == [1]", "mixed-types: 'a'"],
    ["{1: 'a', 'b': 'c'} == {}", "mixed-types: 'b'"],
    ["(isPublic ? 1 : 'a') == 1", "mixed-types: 'a'"],
    ["isPublic && level || !name", "wrong-type: level|wrong-type: name"],
    ["level ? true : false", "wrong-type: level"],
    ["tags.all(t, t)", "wrong-type: t"],
    ["name.all(c, c == '')", "wrong-type: name"],
    ["hosting == hosting", "not-comparable: hosting == hosting"],
    ["hosting.servers == hosting.servers", "not-comparable: hosting.servers == hosting.servers"],
    ["server in hosting.servers", "not-comparable: server in hosting.servers"],
    ["params.validity == period('P1Y')", "not-comparable: params.validity == period('P1Y')"],
    ["tags < tags", "not-comparable: tags < tags"],
    ["name == null", "null-comparison: name == null"],
    ["null != hosting", "null-comparison: null != hosting"],
    ["level in 3", "wrong-type: 3"],
    ["sum(tags) > 1", "wrong-type: tags"],
    ["size(level) > 1", "wrong-type: level"],
    ["name.contains(3)", "wrong-type: 3"],
    ["name.matches(level)", "wrong-type: level"],
    ["name.contains(params.form)", "wrong-type: params.form"],
    ["params.form.matches('a')", "wrong-type: params.form"],
    ["size(params.form) > 1", "wrong-type: params.form"],
    ["string(params.form) == ''", "wrong-type: params.form"],
    ["name.matches(params.form + params.form)", "wrong-type: params.form"],
    ["name.matches(params.form + '$')", "unlike-types: params.form + '$'"],
    ["name.matches(isPublic ? params.form : name)", "mixed-types: name"],
    ["params.form == '^a$'", "unlike-types: params.form == '^a$'"],
    ["name in params.forms", "unlike-types: name in params.forms"],
    ["params.form == params.form", "not-comparable: params.form == params.form"],
    ["params.form < params.form", "not-comparable: params.form < params.form"],
    ["params.form in params.forms", "not-comparable: params.form in params.forms"],
    ["[params.form] == params.forms", "not-comparable: [params.form] == params.forms"],
    ["{params.form: 1} == {}", "wrong-type: {params.form: 1}"],
  ])("%s", (text, expected) => {
    expect(problemsOf(text, condition).join("|")).toBe(expected);
  });
});

describe("refuses calls made wrongly", () => {
  it.each([
    ["has(name)", "absence-without-meaning: name"],
    ["has(server)", "wrong-arguments: server"],
    ["has(level + 1)", "wrong-arguments: level + 1"],
    ["has(hosting.servers)", "absence-without-meaning: servers"],
    ["has(server.cores)", "absence-without-meaning: cores"],
    ["has()", "wrong-arguments: has()"],
    ["request.stage == 'design'", "not-judged: request"],
    ["has(request)", "not-judged: request"],
    ["waiver.asked == 'a'", "not-judged: asked"],
    ["facility(name).id == ''", "not-reference: name"],
    ["facility().id == ''", "wrong-arguments: facility()"],
    ["budgetLine(server.facility).amount > 1", "not-reference: server.facility"],
    ["date('2026-02-30') < asOf", "wrong-date: '2026-02-30'"],
    ["date('2026-1-1') < asOf", "wrong-date: '2026-1-1'"],
    ["date('0000-01-01') < asOf", "wrong-date: '0000-01-01'"],
    ["date(name) < asOf", "not-literal: name"],
    ["asOf + period('6M') > asOf", "wrong-period: '6M'"],
    ["asOf + period('P') > asOf", "wrong-period: 'P'"],
    ["asOf + period('PT1H') > asOf", "wrong-period: 'PT1H'"],
    ["name.matches('(a')", "wrong-pattern: '(a'"],
    ["name.matches('a(?=b)')", "wrong-pattern: 'a(?=b)'"],
    ["name.matches(name)", "not-pattern: name"],
    ["name.matches(params.word)", "not-pattern: params.word"],
    ["name.matches(params.words[0])", "not-pattern: params.words[0]"],
    ["name.matches('a' + 'b')", "not-pattern: 'a' + 'b'"],
    ["size() > 1", "wrong-arguments: size()"],
    ["contains(name, 'a')", "wrong-arguments: contains(name, 'a')"],
    ["tags.all(t)", "wrong-arguments: tags.all(t)"],
    ["owners.all(o, true)", "unused-variable: o"],
    ["size(hosting.servers.map(s, 1)) > 1", "unused-variable: s"],
  ])("%s", (text, expected) => {
    expect(problemsOf(text, condition).join("|")).toBe(expected);
  });
});

describe("refuses what an empty list decides", () => {
  const all = "hosting.servers.all(s, s.cores > 1)";
  const exists = "hosting.servers.exists(s, s.cores > 1)";
  it.each([
    [all, [all]],
    [`isPublic || ${all}`, [all]],
    [`size(hosting.servers) > 0 || ${all}`, [all]],
    [`size(hosting.facilities) > 0 && ${all}`, [all]],
    [`!${exists}`, [exists]],
    [`!(isPublic && ${exists})`, [exists]],
    [`!!${all}`, [all]],
    [`!(${all})`, []],
    [exists, []],
    [`${exists} == true`, [exists]],
    [`${exists} ? isPublic : true`, [exists]],
    ["!('a' in tags)", ["'a' in tags"]],
    ["tags.filter(t, t < 'b') == []", ["tags.filter(t, t < 'b') == []"]],
    ["['a'] != tags.filter(t, t < 'b')", ["['a'] != tags.filter(t, t < 'b')"]],
    ["tags.filter(t, t < 'b') == ['a']", []],
    [
      "hosting.servers.map(s, s.cores > 1, s.id) == owners",
      ["hosting.servers.map(s, s.cores > 1, s.id) == owners"],
    ],
    [
      "size(hosting.servers.filter(s, s.cores > 1)) == size(hosting.servers)",
      ["size(hosting.servers.filter(s, s.cores > 1)) == size(hosting.servers)"],
    ],
    ["'a' in tags", []],
    ["!hosting.servers.exists_one(s, s.cores > 1)", ["hosting.servers.exists_one(s, s.cores > 1)"]],
    [
      "size(hosting.servers.filter(s, s.cores > 1)) == 0",
      ["size(hosting.servers.filter(s, s.cores > 1)) == 0"],
    ],
    [
      "0 == size(hosting.servers.filter(s, s.cores > 1))",
      ["0 == size(hosting.servers.filter(s, s.cores > 1))"],
    ],
    [
      "size(hosting.servers.filter(s, s.cores > 1)) < 3",
      ["size(hosting.servers.filter(s, s.cores > 1)) < 3"],
    ],
    [
      "size(hosting.servers.filter(s, s.cores > 1)) <= server.cores",
      ["size(hosting.servers.filter(s, s.cores > 1)) <= server.cores"],
    ],
    [
      "size(hosting.servers) > 0 && hosting.servers.filter(s, s.cores > 1).all(s, s.id != '')",
      ["hosting.servers.filter(s, s.cores > 1).all(s, s.id != '')"],
    ],
    [
      "sum(budget.lines.map(l, l.amount)) <= budget.total",
      ["sum(budget.lines.map(l, l.amount)) <= budget.total"],
    ],
    [`size(hosting.servers) > 0 && hosting.servers.all(s, s.ports.all(p, p > 1))`, ["s.ports.all(p, p > 1)"]],
    [
      "size(server.ports) > 0 && hosting.servers.exists(server, server.ports.all(p, p > 1))",
      ["server.ports.all(p, p > 1)"],
    ],
  ])("%s", (text, expected) => {
    expect(problemsOf(text, condition)).toEqual(expected.map((part) => `vacuous: ${part}`));
  });

  const F = "hosting.servers.filter(s, s.cores > 1)";
  const count = `size(${F})`;
  const security = "budget.lines.filter(l, l.purpose == 'security')";
  const sum = `sum(${security}.map(l, l.amount))`;
  it.each([
    [`${count} >= size(hosting.servers)`, [`${count} >= size(hosting.servers)`]],
    [`${count} <= size(hosting.servers)`, [`${count} <= size(hosting.servers)`]],
    [`size(hosting.servers) <= ${count}`, [`size(hosting.servers) <= ${count}`]],
    [`${count} >= server.cores`, [`${count} >= server.cores`]],
    [`${count} == ${count}`, [`${count} == ${count}`]],
    [`${count} >= 0`, [`${count} >= 0`]],
    [`${count} > 1 - 2`, [`${count} > 1 - 2`]],
    [`${count} > -1`, [`${count} > -1`]],
    [`${count} > 3 / 4`, [`${count} > 3 / 4`]],
    [`${count} + 0 == 0`, [count]],
    [`${count} - 1 < 0`, [count]],
    [`${count} * 2 > 1`, [count]],
    [`-${count} >= 0`, [count]],
    [`${count} in [0, 1]`, [count]],
    [`0 in [${count}]`, [count]],
    [`int(${count}) == 0`, [count]],
    [`string(${count}) == '0'`, [count]],
    [`[${count}] == [0]`, [count]],
    [`[${count}].all(n, n == 0)`, [count]],
    [`{'n': ${count}}.n == 0`, [count]],
    [`(isPublic ? ${count} : 1) == 0`, [count]],
    [`(isPublic ? ${F} : hosting.servers).map(s, s.id) == []`, [F]],
    [`size(${F} + ${F}) == 0`, [F, F]],
    [`[${F}].all(f, size(f) == 0)`, [F]],
    [`size(${F}.map(s, s.id)) < 1`, [`size(${F}.map(s, s.id)) < 1`]],
    [`${sum} - 1 < 0`, [sum]],
    [`${sum} * 0 >= budget.total`, [sum]],
    [`${sum} * -1 >= budget.total`, [sum]],
    [`${sum} * 100 <= budget.total`, [`${sum} * 100 <= budget.total`]],
    [`${sum} >= budget.total - budget.security`, [`${sum} >= budget.total - budget.security`]],
    [`${sum} >= budget.total * 0`, [`${sum} >= budget.total * 0`]],
    [`${sum} * 100 >= 0`, [`${sum} * 100 >= 0`]],
    [`${sum} >= sum(budget.lines.map(l, l.amount))`, [`${sum} >= sum(budget.lines.map(l, l.amount))`]],
  ])("calculated from: %s", (text, expected) => {
    expect(problemsOf(text, condition)).toEqual(expected.map((part) => `vacuous: ${part}`));
  });

  it.each([
    `${count} > 0`,
    `${count} >= 3 - 1`,
    `1 <= ${count}`,
    `${count} == 2 * 1`,
    `size(hosting.servers) > 0 && ${count} >= size(hosting.servers)`,
    `size(hosting.servers) == 0 || ${count} - 1 < 0`,
    `${count} > 0 && ${count} >= server.cores`,
    `hosting.servers.exists(s, s.cores > 1) && ${count} <= server.cores`,
    `size(hosting.servers) > 0 && ${count} in [0, 1]`,
    `${F}[0].id == 'a'`,
    `${F}.exists(s, s.id == 'a')`,
    `${sum} > 0`,
    `${sum} * 100 >= 1`,
    `${sum} * 100 >= budget.total * params.minimumShare`,
    `budget.total * params.minimumShare <= 100 * ${sum}`,
    `${sum} > budget.security + 1`,
  ])("but not what says so, or fails over it: %s", (text) => {
    expect(problemsOf(text, condition)).toEqual([]);
  });

  it.each([
    [`!(${count} > 0)`, [`${count} > 0`]],
    [`!(${sum} >= budget.total)`, [`${sum} >= budget.total`]],
  ])("under negation: %s", (text, expected) => {
    expect(problemsOf(text, condition)).toEqual(expected.map((part) => `vacuous: ${part}`));
  });

  it.each([
    [exists, [exists]],
    [`!(${all})`, [all]],
    [`size(hosting.servers) > 0 || ${exists}`, [exists]],
    [`size(hosting.servers) == 0 || ${exists}`, []],
  ])("as applicability: %s", (text, expected) => {
    expect(problemsOf(text, { mode: "applicability" })).toEqual(expected.map((part) => `vacuous: ${part}`));
  });
});

describe("refuses more than a path", () => {
  it.each([
    ["level + 1", "not-path: level + 1"],
    ["params.form", "wrong-type: params.form"],
    ["params.forms[0]", "wrong-type: params.forms[0]"],
    ["facility(name + 'a').id", "not-reference: name + 'a'"],
    ["size(tags)", "not-path: size(tags)"],
    ["'a'", "not-path: 'a'"],
    ["tags[level - 1]", "not-path: level - 1"],
    ["hosting.servers.filter(s, s.cores > 1)[0].id", "not-path: hosting.servers.filter(s, s.cores > 1)"],
  ])("%s", (text, expected) => {
    expect(problemsOf(text, { mode: "path" }).join("|")).toBe(expected);
  });
});

describe("underlines whole parentheses", () => {
  it.each([
    ["(level + 1) == '3'", "unlike-types: (level + 1) == '3'"],
    ["isPublic && ((level) + 1 == (retention + 2))", "unlike-units: (level) + 1 == (retention + 2)"],
    ["')' == (level)", "unlike-types: ')' == (level)"],
    ["// (\n(level) == 'a'", "unlike-types: (level) == 'a'"],
    ["!(level)", "wrong-type: level"],
    [".5 < 1.5 && [.5,.25] == [1.0] && '.5' == (level)", "unlike-types: '.5' == (level)"],
    [".5 < 1.5 && server.coers == 1 && .25 = 3", "syntax: ="],
    [".5 < .75 && server.coers == 1", "unknown-field: coers"],
    ["(name).lenght() == 1", "unknown-function: lenght"],
  ])("%s", (text, expected) => {
    expect(problemsOf(text, condition).join("|")).toBe(expected);
  });
});
