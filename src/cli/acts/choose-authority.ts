import type { TrustList } from "../../attestation/trust-list.ts";
import { spkiDigest } from "../../attestation/wrap.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { suggest } from "../../core/source/suggest.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { type FoundKey, publicPemOf } from "../signing-key.ts";

/** Is in whose name something is signed, or what is wrong with it; neither where the caller has yet to say. */
export interface ChosenAuthority {
  readonly authority?: string;
  readonly diagnostic?: Diagnostic;
}

/** Chooses in whose name to sign: whom the option names, else the one authority whose key it is. */
export async function chooseAuthority(
  written: string | undefined,
  trust: TrustList | undefined,
  key: FoundKey | undefined,
): Promise<ChosenAuthority> {
  const allowed = trust?.authorities.map(({ id }) => id) ?? [];
  if (written !== undefined) return known(written, allowed, trust);
  const owners = trust && key ? await ownersOf(key, trust) : [];
  const [owner] = owners;
  if (owner !== undefined && owners.length === 1) return { authority: owner };
  const offered = owners.length > 1 ? owners : allowed;
  return { diagnostic: runDiagnostic("act/authority-open", { allowed: offered }, "--authority") };
}

function known(written: string, allowed: readonly string[], trust: TrustList | undefined): ChosenAuthority {
  if (trust === undefined || allowed.includes(written)) return { authority: written };
  const data = { value: written, suggestion: suggest(written, allowed), allowed };
  return { diagnostic: runDiagnostic("usage/unknown-value", data, "--authority") };
}

/** Under a delegation a key signs in another name, which only a person can say. */
async function ownersOf(key: FoundKey, trust: TrustList): Promise<readonly string[]> {
  const { pkcs8 } = await key.open();
  if (pkcs8 === undefined) return [];
  const digest = await spkiDigest(publicPemOf(pkcs8));
  const owners = trust.keys.flatMap(({ authority, material }) =>
    "publicKey" in material && material.publicKey.digest === digest ? [authority] : [],
  );
  return [...new Set(owners)];
}
