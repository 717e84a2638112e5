import { schemas } from "../../generated/schemas.ts";
import { annotationsAt } from "../schema/annotations-at.ts";
import { elementSchema, type PlacedSchema, propertiesOf, rootSchema } from "../schema/json-schema.ts";
import { compareText } from "../source/compare-text.ts";
import { parsePointer } from "../source/json-pointer.ts";
import { manifestKinds } from "../validate/kinds.ts";
import type { PolicyFile } from "./policy-files.ts";
import type { Reapproval } from "./policy-set.ts";
import { checkOwnNames, type Reporter, unknownName } from "./report.ts";

type ProfileFile = PolicyFile<"Profile">;

/** Gathers the reasons for another approval of a profile and its bases; the same id replaces. */
export function loadReapproval(
  chain: readonly string[],
  files: readonly ProfileFile[],
): readonly Reapproval[] {
  const lineage = chain.flatMap((id) => files.find(({ content }) => content.metadata.id === id) ?? []);
  const all = lineage.flatMap(({ content }) => content.spec.reapproval ?? []);
  const byId = new Map(all.map(({ id, title, paths, clauses }) => [id, { id, title, paths, clauses }]));
  return [...byId.values()].sort((one, other) => compareText(one.id, other.id));
}

/** Checks that each path is one of the manifest, and that a change there is a change of the design. */
export function checkReapproval({ document, content }: ProfileFile, report: Reporter): void {
  const { reapproval = [] } = content.spec;
  checkOwnNames(reapproval, document, "/spec/reapproval", report);
  for (const [index, { paths }] of reapproval.entries()) {
    for (const [at, path] of paths.entries()) {
      const pointer = `/spec/reapproval/${index}/paths/${at}`;
      const { place, unknown } = follow(path);
      if (unknown) report.at(document, pointer, "policy/unknown-path", { ...unknown, path });
      else if (annotationsAt(MANIFEST, place, schemas).part !== "design")
        report.at(document, pointer, "policy/path-not-of-design", { path });
    }
  }
}

const MANIFEST = manifestKinds.SystemManifest;

interface Followed {
  /** The pointer with an index for each list on the way. */
  readonly place: string;
  /** The first name on the path that the manifest does not have, with the nearest it has there. */
  readonly unknown?: { readonly name: string; readonly suggestion?: string };
}

function follow(path: string): Followed {
  let here = { schema: rootSchema(MANIFEST, schemas), place: "" };
  for (const name of parsePointer(path)) {
    here = elementOf(here);
    const properties = propertiesOf(here.schema, schemas);
    const next = properties.get(name);
    if (!next) return { place: here.place, unknown: unknownName(name, properties.keys()) };
    here = { schema: next, place: `${here.place}/${name}` };
  }
  return { place: here.place };
}

interface Here {
  readonly schema: PlacedSchema;
  readonly place: string;
}

/** Paths have no indexes: what is said of a list is said of its elements. */
function elementOf(here: Here): Here {
  const element = elementSchema(here.schema, "items", schemas);
  return element ? elementOf({ schema: element, place: `${here.place}/0` }) : here;
}
