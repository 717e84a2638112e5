import { findingMessages, findingRemedies } from "../diagnostic/finding-messages.ts";
import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import { pathOf } from "../expression/path-of.ts";
import type { Cause, Place } from "../expression/result.ts";
import type { Actor } from "../policy/policy-set.ts";
import { isJsonArray, isJsonObject, ownProperty } from "../source/json.ts";
import { appendPointer, formatPointer, parsePointer } from "../source/json-pointer.ts";
import type { Text } from "../source/source.ts";
import { suggest } from "../source/suggest.ts";
import { valueAt } from "../source/value-at.ts";
import { base, type Context, type Finding, ROOT, UNNAMED } from "./finding.ts";
import { MASK } from "./render-value.ts";

/** Words why something cannot be decided: each missing fact, reference that leads nowhere, and error. */
export function causeFindings(causes: readonly Cause[], context: Context): readonly Finding[] {
  return causes.map((cause) => causeFinding(cause, context));
}

function causeFinding(cause: Cause, context: Context): Finding {
  if (cause.kind === "missing") return missing(cause, context);
  if (cause.kind === "dangling") return dangling(cause, context);
  const message = findingMessages["gate/evaluation-error"]({ error: cause.error });
  return {
    ...base("gate/evaluation-error", context),
    message,
    remedy: findingRemedies.reportError,
    actor: "authority",
    place: ROOT,
  };
}

function dangling(cause: Extract<Cause, { readonly kind: "dangling" }>, context: Context): Finding {
  const { list, pointer } = cause;
  const { matter, redact } = context;
  const isHidden = redact && matter.annotate(cause)?.confidential === true;
  // What is near a hidden value tells of it, and may be hidden itself.
  const near = isHidden ? undefined : suggest(cause.value, keysOf(list, matter, redact));
  const value = isHidden ? MASK : cause.value;
  return {
    ...base("gate/reference-dangling", context),
    message: findingMessages["gate/reference-dangling"]({ value, path: pointer, list }),
    remedy: findingRemedies.mendReference(near),
    actor: context.matter.annotate(cause)?.actor ?? "vendor",
    missing: [pathOf(cause)],
    place: cause,
  };
}

/** Lists the keys that the elements of a keyed list have, none where they are to be hidden. */
function keysOf(list: string, { facts, annotate }: SubjectMatter, redact: boolean): readonly string[] {
  const pointer = formatPointer(list.split("."));
  const elements = valueAt(facts, pointer);
  const key = annotate({ root: "facts", pointer })?.key;
  if (!isJsonArray(elements) || key === undefined) return [];
  const ofKeys = annotate({ root: "facts", pointer: appendPointer(appendPointer(pointer, 0), key) });
  if (redact && ofKeys?.confidential) return [];
  const keys = elements.map((element) => (isJsonObject(element) ? ownProperty(element, key) : undefined));
  return keys.filter((one) => typeof one === "string");
}

function missing(place: Place, context: Context): Finding {
  const code = isPartOfSigned(place) ? "gate/attestation-incomplete" : CODES[place.root];
  return { ...base(code, context), ...wordsOf(place, context), missing: [pathOf(place)], place };
}

const CODES = {
  facts: "gate/fact-missing",
  plan: "gate/plan-missing",
  attested: "gate/attestation-missing",
  params: "gate/parameter-missing",
  catalogues: "gate/parameter-missing",
  derived: "gate/nothing-derived",
} as const;

/** Something lacks in a statement that was signed: no statement of the kind is missing. */
function isPartOfSigned({ root, pointer }: Place): boolean {
  return root === "attested" && parsePointer(pointer).length > 1;
}

type Words = Pick<Finding, "message" | "remedy" | "actor">;

function wordsOf(place: Place, { matter, remedy }: Context): Words {
  const notes = matter.annotate(place);
  const label = notes?.title ?? UNNAMED;
  const description = notes?.description ?? UNNAMED;
  switch (place.root) {
    case "facts": {
      const message = findingMessages["gate/fact-missing"]({ label, path: place.pointer });
      return { message, remedy: findingRemedies.declare(description), actor: notes?.actor ?? "vendor" };
    }
    case "plan": {
      const message = findingMessages["gate/plan-missing"]({ label });
      return { message, remedy: findingRemedies.givePlan, actor: "finance" };
    }
    case "attested": {
      if (isPartOfSigned(place)) {
        const message = findingMessages["gate/attestation-incomplete"]({ label, path: pathOf(place) });
        return { message, remedy: findingRemedies.complete(description), actor: notes?.actor ?? "authority" };
      }
      const message = findingMessages["gate/attestation-missing"]({ label });
      return { message, ...attestedBy(remedy, description, notes?.actor) };
    }
    case "params":
    case "catalogues": {
      const message = findingMessages["gate/parameter-missing"]({ name: place.pointer.slice(1) });
      return { message, remedy: findingRemedies.decideParameter, actor: "authority" };
    }
    case "derived": {
      const message = findingMessages["gate/nothing-derived"]({ label });
      return { message, remedy: findingRemedies.decideRule, actor: "authority" };
    }
  }
}

/** A vendor, a data centre or a finance body mends facts; it brings no signature of an authority. */
const SEE_TO_SIGNATURES: ReadonlySet<Actor> = new Set(["owner", "operator", "authority"]);

/** Who must sign what, and after what, the requirement knows better than the schema, where it speaks of a signature. */
function attestedBy(
  own: Context["remedy"],
  description: Text,
  actor: Actor | undefined,
): Omit<Words, "message"> {
  if (own && SEE_TO_SIGNATURES.has(own.actor))
    return { remedy: { vi: own.vi, en: own.en }, actor: own.actor };
  return { remedy: findingRemedies.attest(description), actor: actor ?? "authority" };
}
