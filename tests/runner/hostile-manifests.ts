import { numberOf } from "../../src/core/init/schema-node.ts";
import { oddCharacters } from "../../src/core/parse/odd-characters.ts";
import { filledData, type Leaf } from "./filled-manifest.ts";
import { HOSTILE, type Hostile } from "./hostile.ts";
import { type Style, writeYaml } from "./write-yaml.ts";

/** Is a manifest with a hostile text in it. */
export interface HostileManifest extends Hostile {
  /** The manifest, as YAML. */
  readonly manifest: string;
}

/** Lists, for each hostile text that a manifest may hold, a valid one with it in every field of free text. */
export function hostileManifests(style: Style = "quoted"): readonly HostileManifest[] {
  return carried().map((hostile) => ({ ...hostile, manifest: hostileManifest(hostile.text, style) }));
}

/** Writes a valid manifest with a text in every field of free text, cut where a field is short. */
export function hostileManifest(text: string, style: Style = "quoted"): string {
  return writeYaml(
    filledData((leaf) => (isFreeText(leaf) ? cut(text, leaf) : leaf.sound)),
    style,
  );
}

/**
 * Lists, for each hostile text, a manifest with mistakes that quote it: as a name of a field, as an id, a
 * date, a choice and a number.
 */
export function mistakenManifests(style: Style = "quoted"): readonly HostileManifest[] {
  return carried().map((hostile) => ({ ...hostile, manifest: mistakenManifest(hostile.text, style) }));
}

/** Writes a manifest that is wrong in each way in which a text can be, for reports that quote mistakes. */
export function mistakenManifest(text: string, style: Style = "quoted"): string {
  const short = [...text].slice(0, MISTAKE_LENGTH).join("");
  return writeYaml(
    {
      apiVersion: "gate57/v1",
      kind: "SystemManifest",
      [short]: short,
      metadata: { id: short, name: short, [short]: true },
      request: { stage: short },
      scope: { politicalSystem: short, sector: short, province: short },
      ownership: { workforce: { reportedOn: short, dedicatedStaff: short } },
      hosting: { facilities: [{ id: "a", country: short }, { id: "a" }] },
    },
    style,
  );
}

/** Characters of a mistake: YAML has no longer names of fields, and a long text is hostile only where it is valid. */
const MISTAKE_LENGTH = 500;

/**
 * Writes a few valid manifests in which each field of free text has another of the hostile texts, so that all
 * of them are in some field: for tests whose every manifest costs much. Each begins with the text after the
 * last one of the manifest before.
 */
export function mixedManifests(count: number, style: Style = "quoted"): readonly string[] {
  const texts = carried();
  let next = 0;
  return Array.from({ length: count }, () =>
    writeYaml(
      filledData((leaf) => {
        if (!isFreeText(leaf)) return leaf.sound;
        const { text } = texts[next++ % texts.length] ?? { text: "" };
        return cut(text, leaf);
      }),
      style,
    ),
  );
}

/** Lists the texts that a manifest may hold: the reader refuses others, written as themselves or by an escape. */
export function carried(): readonly Hostile[] {
  return HOSTILE.filter(({ text }) => oddCharacters(text, 1).length === 0);
}

function isFreeText({ kind, node }: Leaf): boolean {
  return kind === "text" || (kind === "reference" && node.schema.pattern === undefined);
}

/** Cuts at whole characters, which is what the schema counts. */
function cut(text: string, { node }: Leaf): string {
  return [...text].slice(0, numberOf(node, "maxLength")).join("");
}
