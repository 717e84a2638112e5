import { describe, expect, it } from "vitest";
import { checkDocument } from "../../src/core/check.ts";
import { type ComparedSet, comparePolicies } from "../../src/core/diff/compare-policies.ts";
import type { PolicyDiff } from "../../src/core/diff/policy-diff.ts";
import { documentOf } from "../../src/core/policy-test/document-of.ts";
import { isValidCase } from "../../src/core/reason/shrink.ts";
import {
  binding,
  bindingIn,
  compared,
  type Files,
  gate,
  parameter,
  profile,
  requirement,
  side,
  smallSet,
} from "./small-set.ts";

const LEVEL = "classification.proposedLevel >= params.least";
const level = (...require: Parameters<typeof gate>[2]) => ({
  "level.yaml": gate("test/level", "G01", require),
});
const least = (...values: readonly object[]) => ({
  "least.yaml": parameter("least", { type: "integer", unit: "level" }, values),
});
const bound = (more: object) => ({
  "profile.yaml": profile("tay-ninh", [binding("test/level", more), binding("test/owner")]),
});

interface Answered {
  readonly name: string;
  readonly changes: Files;
  readonly answer: string;
  readonly certainty: string;
  /** The directions that the witnesses show. */
  readonly shown: readonly string[];
}

const answered: readonly Answered[] = [
  {
    name: "another message",
    changes: level(requirement("level-reached", LEVEL, { message: { vi: "khác", en: "other" } })),
    ...{ answer: "same", certainty: "proved", shown: [] },
  },
  {
    name: "other spaces and parentheses",
    changes: level(requirement("level-reached", "(classification.proposedLevel   >= (params.least))")),
    ...{ answer: "same", certainty: "proved", shown: [] },
  },
  {
    name: "a value that is split in two of the same",
    changes: least({ from: "2026-01-01", until: "2026-06-01", value: 2 }, { from: "2026-06-01", value: 2 }),
    ...{ answer: "same", certainty: "proved", shown: [] },
  },
  {
    name: "a bound that is written otherwise",
    changes: level(requirement("level-reached", "classification.proposedLevel > 1 && params.least == 2")),
    ...{ answer: "same", certainty: "proved", shown: [] },
  },
  {
    name: "a requirement that asks for a further fact",
    changes: {
      "level.yaml": gate("test/level", "G01", [
        requirement("level-reached", LEVEL, { when: "scope.sector in ['civil', 'military']" }),
      ]),
    },
    ...{ answer: "different", certainty: "proved", shown: ["looser", "stricter"] },
  },
  {
    name: "a higher bound by a parameter",
    changes: least({ from: "2026-01-01", value: 3 }),
    ...{ answer: "stricter", certainty: "proved", shown: ["stricter"] },
  },
  {
    name: "a lower bound by a parameter",
    changes: least({ from: "2026-01-01", value: 1 }),
    ...{ answer: "looser", certainty: "proved", shown: ["looser"] },
  },
  {
    name: "a further condition",
    changes: level(requirement("level-reached", `${LEVEL} && classification.importantSystem`)),
    ...{ answer: "stricter", certainty: "proved", shown: ["stricter"] },
  },
  {
    name: "an alternative",
    changes: level(requirement("level-reached", `${LEVEL} || classification.importantSystem`)),
    ...{ answer: "looser", certainty: "proved", shown: ["looser"] },
  },
  {
    name: "a further requirement beside one that is always asked",
    changes: level(
      requirement("level-reached", LEVEL),
      requirement("important", "classification.importantSystem"),
    ),
    ...{ answer: "stricter", certainty: "proved", shown: ["stricter"] },
  },
  {
    name: "the other way round",
    changes: level(requirement("level-reached", "classification.proposedLevel < params.least")),
    ...{ answer: "different", certainty: "proved", shown: ["looser", "stricter"] },
  },
  {
    name: "an enforcement lowered",
    changes: bound({ enforcement: "advisory" }),
    ...{ answer: "looser", certainty: "proved", shown: ["looser"] },
  },
  {
    name: "a stage earlier",
    changes: bound({ from: "planning" }),
    ...{ answer: "stricter", certainty: "proved", shown: ["stricter"] },
  },
  {
    name: "a start later",
    changes: bound({ effective: { from: "2026-07-01" } }),
    ...{ answer: "looser", certainty: "proved", shown: ["looser"] },
  },
];

describe("two policy sets", () => {
  it("are the same when they are one", () => {
    expect(compared({})).toMatchObject({ isSame: true, gates: [] });
  });

  it.each(answered)("with $name: $answer, $certainty", ({ name, changes, answer, certainty, shown }) => {
    const diff = compared(changes);
    const found = bindingIn(diff, "tay-ninh/level");
    expect([found.answer, found.certainty]).toEqual([answer, certainty]);
    expect([...new Set(found.witnesses.map(({ direction }) => direction))].sort()).toEqual([...shown].sort());
    // What is only written otherwise is no change.
    expect(diff.isSame).toBe(name === "other spaces and parentheses");
    expect(bindingIn(diff, "tay-ninh/owner")).toMatchObject({ answer: "same", witnesses: [] });
    confirm(diff, side(smallSet), side({ ...smallSet, ...changes }));
  });

  it("are proved by cases where no rule of thumb tells", () => {
    const base = { ...smallSet, ...bound({ enforcement: "justified" }) };
    const when = { when: "classification.proposedLevel != 1" };
    const diff = compared(level(requirement("level-reached", LEVEL, when)), base);
    expect(bindingIn(diff, "tay-ninh/level")).toMatchObject({ answer: "looser", certainty: "proved" });
  });

  it("name what is new and what is gone", () => {
    const again = binding("test/level", { id: "tay-ninh/again", enforcement: "advisory" });
    const owner = binding("test/owner");
    const both = { ...smallSet, "profile.yaml": profile("tay-ninh", [binding("test/level"), again, owner]) };
    const one = { ...both, "profile.yaml": profile("tay-ninh", [again, owner]) };
    const gone = comparePolicies(side(both), side(one));
    expect(bindingIn(gone, "tay-ninh/level")).toMatchObject({ answer: "gone", certainty: "proved" });
    expect(gone.gates.find(({ gate: id }) => id === "test/level")).toMatchObject({ answer: "looser" });
    confirm(gone, side(both), side(one));
    const back = comparePolicies(side(one), side(both));
    expect(bindingIn(back, "tay-ninh/level")).toMatchObject({
      answer: "new",
      witnesses: [{ direction: "stricter" }],
    });
  });

  it("know a binding again under another id", () => {
    const named = profile("tay-ninh", [
      binding("test/owner"),
      binding("test/level", { id: "tay-ninh/more" }),
    ]);
    const diff = compared({ "profile.yaml": named });
    expect(bindingIn(diff, "tay-ninh/more")).toMatchObject({
      answer: "same",
      pairedBy: "likeness",
      old: { id: "tay-ninh/level" },
      wording: [{ path: ["id"] }],
    });
  });

  it("tell on which days a value makes the difference", () => {
    const diff = compared(
      least({ from: "2026-01-01", until: "2027-01-01", value: 2 }, { from: "2027-01-01", value: 4 }),
    );
    const found = bindingIn(diff, "tay-ninh/level");
    expect(found).toMatchObject({ spans: [{ from: "2027-01-01" }], values: ["parameters/least"] });
    expect(found.witnesses[0]).toMatchObject({
      asOf: "2027-01-01",
      stages: ["design", "construction", "trial", "operation", "in-service"],
    });
    expect(diff.values).toMatchObject([{ kind: "parameters", id: "least", gates: ["test/level"] }]);
  });

  it("without anything in common still compare", () => {
    const other = {
      ...{ "clauses.yaml": smallSet["clauses.yaml"] ?? "" },
      "gate.yaml": gate("other/owner", "G07", [requirement("named", "ownership.governingBody.name != ''")]),
      "profile.yaml": profile("quang-tri", [binding("other/owner", {}, "quang-tri")]),
    };
    const diff = comparePolicies(side(smallSet), side(other));
    expect(diff.gates.map(({ gate: id, answer }) => `${id} ${answer}`)).toEqual([
      "other/owner new",
      "test/level gone",
      "test/owner gone",
    ]);
    // A gate without cases is tried by the smallest document there is.
    expect(bindingIn(diff, "quang-tri/owner").witnesses).toMatchObject([
      { new: { outcome: "undetermined" } },
    ]);
    expect(diff.profiles.map(({ old, new: now, answer }) => [old, now, answer])).toEqual([
      [null, "quang-tri", "new"],
      ["tay-ninh", null, "gone"],
    ]);
  });

  it("tell of wording apart", () => {
    const diff = compared(
      level(requirement("level-reached", LEVEL, { message: { vi: "khác", en: "other" } })),
    );
    const [first] = diff.gates;
    expect(first?.changes).toEqual([]);
    expect(first?.wording.map(({ path }) => path.join("/"))).toEqual([
      "SystemManifest/require/level-reached/message/en",
      "SystemManifest/require/level-reached/message/vi",
    ]);
  });

  it("are searched where a condition is beyond reasoning", () => {
    const matching = (pattern: string) =>
      level(requirement("level-reached", `metadata.name.matches('${pattern}')`));
    const diff = compared(matching("^x"), { ...smallSet, ...matching("^x+$") });
    expect(bindingIn(diff, "tay-ninh/level")).toMatchObject({ certainty: "searched" });
  });

  it("tell whose system is out of scope", () => {
    const military = profile("tay-ninh", [binding("test/level"), binding("test/owner")], {
      outOfScope: "scope.sector == 'military'",
    });
    const wider = military.replace("== 'military'", "!= 'civil'");
    const base = { ...smallSet, "profile.yaml": military };
    const withCase = {
      ...base,
      "owner.cases.yaml": (smallSet["owner.cases.yaml"] ?? "").replace(
        '"/metadata/name":"x"',
        '"/scope/sector":"cipher"',
      ),
    };
    const diff = compared({ "profile.yaml": wider }, withCase);
    expect(diff.profiles).toMatchObject([
      {
        answer: "looser",
        certainty: "searched",
        witnesses: [{ old: { blocking: true }, new: { outcome: "out-of-scope" } }],
      },
    ]);
  });
});

describe("two profiles", () => {
  const two = {
    ...smallSet,
    "other.yaml": profile("quang-tri", [
      binding("test/level", { enforcement: "advisory" }, "quang-tri"),
      binding("test/owner", { id: "quang-tri/the-owner" }, "quang-tri"),
    ]),
  };

  it("are compared by gate, the same system placed in each province", () => {
    const diff = comparePolicies(side(two, "tay-ninh"), side(two, "quang-tri"));
    expect(diff.placing).toEqual({ old: "tay-ninh", new: "quang-tri" });
    expect(bindingIn(diff, "tay-ninh/level")).toMatchObject({
      answer: "looser",
      pairedBy: "name",
      new: { id: "quang-tri/level" },
    });
    expect(bindingIn(diff, "tay-ninh/owner")).toMatchObject({
      answer: "same",
      pairedBy: "likeness",
      new: { id: "quang-tri/the-owner" },
    });
  });
});

/** Every witness is valid, as small as it can be said to be, and answered so by a check. */
function confirm(diff: PolicyDiff, old: ComparedSet, now: ComparedSet): void {
  for (const { old: before, new: after, witnesses } of diff.gates.flatMap(({ bindings }) => bindings)) {
    for (const witness of witnesses) {
      expect(isValidCase(witness.facts, witness.subject)).toBe(true);
      expect(said(old, before, witness)).toEqual([witness.old.outcome, witness.old.blocking]);
      expect(said(now, after, witness)).toEqual([witness.new.outcome, witness.new.blocking]);
    }
  }
}

type Witness = PolicyDiff["gates"][number]["bindings"][number]["witnesses"][number];

function said(
  { policies }: ComparedSet,
  name: { readonly id: string; readonly profile: string } | null,
  { facts, stage, asOf }: Witness,
): readonly unknown[] {
  const { attested, plan } = facts;
  const profileId = name?.profile ?? "tay-ninh";
  const checked = checkDocument(documentOf(facts.facts, "witness"), policies, {
    ...{ stage, asOf, asOfSource: "option", profile: profileId },
    ...(attested ? { attested } : {}),
    ...(plan ? { plan } : {}),
  });
  const found = checked.verdict?.gates.find((one) => one.binding === name?.id);
  return found ? [found.outcome, found.blocking] : ["unbound", false];
}
