import { configuration } from "../action/job.ts";
import { newKeyHand } from "../cli/keys.ts";
import { filesBelow } from "../runner/runner-world.ts";
import { addServers, approve, DAY, hospital, MANIFEST, PLAN, TRUST } from "./world.ts";

type Files = Readonly<Record<string, string>>;

/** Is a tree in its two parts: what is judged, and what it would be judged by. */
export interface Trees {
  readonly judged: Files;
  readonly rules: Files;
}

/** Asks for the hospital's construction, on the day on which it is admitted. */
export const QUESTION = {
  ...{ environment: "production", manifests: MANIFEST, plan: PLAN, "as-of": DAY },
} as const;

const MAPPING = ".gate57/deployment.yaml";
const PROFILES = "policies/profiles/";

function mapped(stage: string): string {
  return configuration({ environments: { production: stage }, policies: "policies", trust: TRUST });
}

/** Gives the honest hospital: its papers are in order, for the stage and by the rules that were reviewed. */
export function honestHospital(): Trees {
  return treesOf(hospital());
}

/** Gives the hospital with servers that nobody approved: by the honest rules it is blocked. */
export function unapprovedHospital(): Trees {
  const cwd = hospital();
  addServers(cwd);
  return treesOf(cwd);
}

function treesOf(cwd: string): Trees {
  const files = [...filesBelow(cwd)];
  const isJudged = (name: string) => [MANIFEST, PLAN].includes(name) || name.startsWith("attestations/");
  const rules = files.filter(([name]) => name.startsWith(`${TRUST}/`));
  const policies = [...filesBelow("policies")].map(([name, text]) => [`policies/${name}`, text]);
  return {
    judged: Object.fromEntries(files.filter(([name]) => isJudged(name))),
    rules: { [MAPPING]: mapped("construction"), ...Object.fromEntries([...rules, ...policies]) },
  };
}

/** Maps the environment to an easier stage. */
export function mappedLower({ judged, rules }: Trees): Trees {
  return { judged, rules: { ...rules, [MAPPING]: mapped("planning") } };
}

/** Makes every rule advice. */
export function weakened({ judged, rules }: Trees): Trees {
  const weak = Object.entries(rules).map(([name, text]) =>
    name.startsWith(PROFILES)
      ? [name, text.replaceAll(/enforcement: \w+/g, "enforcement: advisory")]
      : [name, text],
  );
  return { judged, rules: Object.fromEntries(weak) };
}

/** Gives the hospital, approved in the owner's name by whoever wrote the change: its own trust folder lists the key. */
export async function selfApproved(): Promise<Trees> {
  const cwd = hospital();
  const { signer, pem } = await newKeyHand("so-y-te-tay-ninh");
  await approve(cwd, {}, signer);
  const { judged, rules } = treesOf(cwd);
  return { judged, rules: { ...rules, [`${TRUST}/keys/so-y-te-tay-ninh.pub.pem`]: pem } };
}
