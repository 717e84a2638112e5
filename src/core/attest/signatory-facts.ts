import { interpret, type Scope } from "../expression/interpret.ts";
import { AUTHORITY, type Profile } from "../policy/policy-set.ts";
import type { JsonObject } from "../source/json.ts";
import type { Signatory, VerifiedStatement } from "./attestation.ts";

/**
 * Writes who signed as an attested fact. Under a delegation the standing (kind, province, and the names by
 * which a manifest may call it) is that of who delegated, everything else that of who signed, and both must
 * be independent of the operator.
 */
export function signatoryFacts(
  {
    authority,
    signedBy,
    operatorListed,
  }: Pick<VerifiedStatement, "authority" | "signedBy" | "operatorListed">,
  profile: Pick<Profile, "competence">,
  scope: Scope,
): JsonObject {
  const isDelegated = signedBy.id !== authority.id;
  const { kind, province } = authority;
  const independent = conjunction(
    independenceOf(signedBy, operatorListed, profile, scope),
    isDelegated ? independenceOf(authority, operatorListed, profile, scope) : true,
  );
  return {
    ...described({ ...signedBy, kind }, province),
    ...(authority.names.length > 0 ? { names: authority.names } : {}),
    operatorListed,
    ...(independent === undefined ? {} : { independentOfOperator: independent }),
    ...(isDelegated ? { actingFor: authority.id } : {}),
  };
}

/** An empty list says nothing that its absence does not say. */
function described({ id, names, kind, operates }: Signatory, province: string | undefined): JsonObject {
  const [name] = names;
  return {
    id,
    ...(name === undefined ? {} : { name }),
    kind,
    ...(names.length > 0 ? { names } : {}),
    ...(province === undefined ? {} : { province }),
    ...(operates.length > 0 ? { operates } : {}),
  };
}

/** Asks the profile whether a signatory is independent of the operator; undefined where that cannot be told. */
function independenceOf(
  signatory: Signatory,
  operatorListed: boolean,
  { competence }: Pick<Profile, "competence">,
  scope: Scope,
): boolean | undefined {
  const condition = competence.independentOfOperator;
  if (!condition) return undefined;
  const data = { ...described(signatory, signatory.province), operatorListed };
  const place = { root: "attested", pointer: "" } as const;
  const variables = new Map([...scope.variables, [AUTHORITY, { kind: "object", data, place }] as const]);
  const result = interpret(condition.expression, { ...scope, variables });
  return result.known ? result.value === true : undefined;
}

/** Joins two answers of which either may be unknown. */
function conjunction(one: boolean | undefined, other: boolean | undefined): boolean | undefined {
  if (one === false || other === false) return false;
  return one === undefined || other === undefined ? undefined : true;
}
