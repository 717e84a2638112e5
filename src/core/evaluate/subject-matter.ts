import type { JsonObject, Place } from "../expression/result.ts";
import type { Actor, Assurance, Subject } from "../policy/policy-set.ts";
import type { Text } from "../source/source.ts";
import type { Remediation } from "./remediation.ts";
import type { Waiver } from "./waiver.ts";

/** Tells what the schemas say about one place: its label, who can supply it, and how it may be shown. */
export interface PlaceNotes {
  readonly title: Text;
  readonly description: Text;
  readonly part: "request" | "design" | "record";
  readonly actor: Actor;
  readonly confidential: boolean;
  readonly unit?: string;
  /** The property that identifies an element of a keyed list. */
  readonly key?: string;
  /** The labels of a closed vocabulary, by value. */
  readonly labels?: { readonly [value: string]: Text };
}

/** Gathers all that is known of one document under judgement, before any gate is asked. */
export interface SubjectMatter {
  readonly subject: Subject;
  readonly facts: JsonObject;
  readonly plan?: JsonObject;
  /** Facts that signatures attest; a kind of which there is none is absent, so unknown. */
  readonly attested?: JsonObject;
  /** Whether an approval covers this design, so that its design facts are attested. */
  readonly designApproved: boolean;
  /** The names of the justifications that an approval of this design accepts. */
  readonly acceptedJustifications: ReadonlySet<string>;
  /** The plans to mend failing gates of a running system that are in force. */
  readonly remediations: readonly Remediation[];
  /** The waivers that are in force. */
  readonly waivers: readonly Waiver[];
  readonly annotate: (place: Place) => PlaceNotes | undefined;
  /** Tells how the fact at a place is known. */
  readonly assure: (place: Place) => Assurance;
}
