import { assessBinding, scopeOf } from "../evaluate/evaluate.ts";
import { inForce, inForceFor } from "../evaluate/in-force.ts";
import { type Exception, exceptionOf } from "../evaluate/waiver.ts";
import { interpret } from "../expression/interpret.ts";
import type { Place } from "../expression/result.ts";
import type { CaseFacts } from "../reason/case-facts.ts";
import { applyEdit } from "../reason/edits.ts";
import { below, patternOf } from "../reason/place-pattern.ts";
import { fitsPlace, schemaPlaces } from "../reason/schema-place.ts";
import type { Json, JsonObject } from "../source/json.ts";
import { isJsonArray, ownProperty } from "../source/json.ts";
import { parsePointer } from "../source/json-pointer.ts";
import { placedIn, type Question } from "./ask-pair.ts";
import type { ExcuseChange } from "./excuses.ts";
import { matterFor } from "./matter-for.ts";
import type { Ruling } from "./pair-bindings.ts";

/** Is the side that leaves room for an excuse, and where it places a system. */
export interface Excusing {
  readonly ruling: Ruling;
  readonly province: string | undefined;
}

/** Makes of a document those in which what one side finds is excused as that side allows it; none where it finds nothing. */
export function excusedDocuments(
  question: Question,
  { kind, requirement }: ExcuseChange,
  excusing: Excusing,
): readonly CaseFacts[] {
  if (kind === "justification") return justified(question, requirement, excusing);
  const excused = kind === "waiver" ? waived(question, excusing) : mended(question, excusing);
  return excused ? [excused] : [];
}

/** Every waiver there is room for: a document of which nothing else is unmet is the smallest that shows one. */
function waived(question: Question, excusing: Excusing): CaseFacts | undefined {
  const { binding, exceptions } = assessed(question, excusing);
  const waivers = exceptions.flatMap((one, index) =>
    one.isWaivable
      ? [
          {
            ...statement(one, binding.gate, index, question),
            outcome: one.outcome,
            validUntil: question.asOf,
          },
        ]
      : [],
  );
  return withStatements(question.facts, "waivers", waivers);
}

function mended(question: Question, excusing: Excusing): CaseFacts | undefined {
  const { binding, exceptions } = assessed(question, excusing);
  const failed = exceptions.filter(({ outcome }) => outcome === "fail");
  const plans = failed.map((one, index) => {
    const { missing: _, ...plan } = statement(one, binding.gate, index, question);
    return { ...plan, deadline: question.asOf };
  });
  return withStatements(question.facts, "remediations", plans);
}

function statement(
  { requirement, missing, evidenceDigest }: Exception,
  gate: string,
  index: number,
  { asOf }: Question,
) {
  return {
    ...{ id: `${SAMPLE}-${index + 1}`, gate, requirement, evidenceDigest, date: asOf },
    ...(missing.length > 0 ? { missing } : {}),
  };
}

/** The words of an example. */
const SAMPLE = "vi-du";

function withStatements(
  all: CaseFacts,
  list: "waivers" | "remediations",
  statements: readonly JsonObject[],
): CaseFacts | undefined {
  return statements.length > 0 ? { ...all, attested: { ...all.attested, [list]: statements } } : undefined;
}

function assessed({ facts: all, subject, asOf }: Question, { ruling, province }: Excusing) {
  const { policies, binding } = ruling;
  const matter = matterFor({ ...all, facts: placedIn(all.facts, province) }, subject, asOf, policies);
  const values = inForceFor(binding, inForce(policies, asOf));
  const scope = scopeOf(policies, matter, values, asOf);
  const found = assessBinding(policies, matter, binding, { values, scope });
  const { elements } = found.assessment;
  const unmet = new Map<string, Exception>();
  for (const { requirement, outcome } of elements) {
    if (outcome !== "fail" && outcome !== "undetermined") continue;
    const key = `${requirement.id} ${outcome}`;
    if (!unmet.has(key)) unmet.set(key, exceptionOf(requirement.id, outcome, { ...found, matter }));
  }
  return { binding, elements, exceptions: [...unmet.values()] };
}

/** Gives each failing element its justification; from construction on also an approval that accepts it. */
function justified(question: Question, requirement: string, excusing: Excusing): readonly CaseFacts[] {
  let facts: CaseFacts | undefined = question.facts;
  for (let steps = 0; facts && steps < MOST_STEPS; steps += 1) {
    const { elements } = assessed({ ...question, facts }, excusing);
    const open = elements.find(
      (one) =>
        one.requirement.id === requirement &&
        one.outcome === "fail" &&
        one.justification.state !== "complete",
    );
    if (!open) return facts === question.facts ? [] : [facts, accepted(facts, question.asOf)];
    facts = stepTowards(open, { ...question, facts });
  }
  return [];
}

/** The elements of a list that are justified one after the other, with the ways to them. */
const MOST_STEPS = 24;

type Element = ReturnType<typeof assessed>["elements"][number];

function stepTowards({ requirement, scope }: Element, question: Question): CaseFacts | undefined {
  const { justification } = requirement;
  if (!justification) return undefined;
  const found = interpret(justification.expression, scope);
  if (!found.known) {
    const missing = found.causes.find((cause) => cause.kind === "missing");
    return missing && set(question.facts, missing, {});
  }
  const { value } = found;
  if (typeof value !== "object" || value?.kind !== "object") return undefined;
  const said = justification.complete.map(
    (field) => [field, sampleOf(value.place, field, question)] as const,
  );
  return set(question.facts, value.place, { ...value.data, ...Object.fromEntries(said) });
}

function set(all: CaseFacts, { root, pointer }: Place, value: Json): CaseFacts | undefined {
  return root === "facts" ? applyEdit(all, { root, kind: "set", pointer, value }) : undefined;
}

function sampleOf({ pointer }: Place, field: string, { subject, asOf }: Question): Json {
  const place = schemaPlaces(subject)(below(patternOf("facts", parsePointer(pointer)), field));
  if (place?.type === "array") return [SAMPLE];
  const own = field === "id" ? `${SAMPLE}${pointer.replaceAll(/[^0-9]+/g, "-").replace(/-$/, "")}` : SAMPLE;
  return [own, asOf].find((one) => place && fitsPlace(one, place)) ?? own;
}

function accepted(all: CaseFacts, asOf: string): CaseFacts {
  const names = namesIn(all.facts);
  const approval = { id: SAMPLE, date: asOf, acceptedJustifications: names };
  return { ...all, attested: { ...all.attested, approvals: [approval] } };
}

/** Every example of a justification is accepted; what an approval accepts beside does no harm. */
function namesIn(value: Json): readonly string[] {
  if (isJsonArray(value)) return value.flatMap(namesIn);
  if (typeof value !== "object" || value === null) return [];
  const id = ownProperty(value, "id");
  const own = typeof id === "string" && id.startsWith(SAMPLE) ? [id] : [];
  return [...own, ...Object.keys(value).flatMap((name) => namesIn(ownProperty(value, name) ?? null))];
}
