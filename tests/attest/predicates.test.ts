import { describe, expect, it } from "vitest";
import {
  ATTESTATION_TYPES,
  ATTESTED_LISTS,
  type AttestationType,
} from "../../src/core/attest/attestation.ts";
import { elementSchema, propertiesOf, rootSchema } from "../../src/core/schema/json-schema.ts";
import { schemas } from "../../src/generated/schemas.ts";

/** Lists what the statement of a type may say: name and meaning of each property. */
function saidBy(type: AttestationType) {
  return described(propertiesOf(rootSchema(type, schemas), schemas));
}

/** Lists what an attested fact of a type may say. */
function attestedBy(type: AttestationType) {
  const list = propertiesOf(rootSchema("attested-facts", schemas), schemas).get(ATTESTED_LISTS[type]);
  const element = list && elementSchema(list, "items", schemas);
  if (!element) throw new Error(`no list of attested facts for ${type}`);
  return described(propertiesOf(element, schemas));
}

const MEANING = [
  "type",
  "format",
  "enum",
  "x-enum",
  "x-unit",
  "x-absence",
  "minimum",
  "maximum",
  "maxLength",
];

function described(properties: ReturnType<typeof propertiesOf>) {
  const entries = [...properties].map(([name, { schema }]) => {
    const kept = MEANING.map((keyword) => [keyword, schema[keyword] ?? null] as const);
    return [name, Object.fromEntries(kept)] as const;
  });
  return new Map(entries);
}

describe.each(ATTESTATION_TYPES)("what an %s says", (type) => {
  const said = saidBy(type);
  const attested = attestedBy(type);
  const signatory = type === "assessment" ? "assessor" : "authority";
  /** The trust list says who signed and whether it is licensed; the statement only in whose name. */
  const fromTrust = [signatory, "authority", "licensed"];

  it("is what becomes an attested fact, no more and no less", () => {
    const own = (names: Iterable<string>) => [...names].filter((name) => !fromTrust.includes(name)).sort();
    expect(own(attested.keys())).toEqual(own(said.keys()));
    expect(attested.has(signatory)).toBe(true);
  });

  it("means the same there", () => {
    for (const [name, meaning] of said)
      if (!fromTrust.includes(name)) expect({ name, ...attested.get(name) }).toEqual({ name, ...meaning });
  });
});
