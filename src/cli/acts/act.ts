import type { AttestationType } from "../../core/attest/attestation.ts";

/** Ties an option of a command to what it says in the statement. */
export interface ActField {
  /** The option as it is written: `--valid-from`. */
  readonly option: string;
  /** The property of the predicate. */
  readonly property: string;
  /** A flag says yes or no; of a file its digest is stated, of an envelope that of its statement; anything else is read by the schema. */
  readonly kind?: "flag" | "file" | "statement";
}

/** Is one kind of act: what its command asks for. */
export interface Act {
  readonly type: AttestationType;
  readonly command: string;
  readonly fields: readonly ActField[];
  /** Speaks of one requirement of one gate, by `--gate`. */
  readonly isOfRequirement?: boolean;
  /** Keeps the design beside the statement, so that later changes can be shown. */
  readonly keepsDesign?: boolean;
}

const COVERS = { option: "--covers", property: "covers" };
const STAGE = { option: "--stage", property: "stage" };
const DECISION = { option: "--decision", property: "decisionNumber" };
const LEVEL = { option: "--level", property: "level" };
const VALID_FROM = { option: "--valid-from", property: "validFrom" };
const VALID_UNTIL = { option: "--valid-until", property: "validUntil" };
const DOCUMENT = { option: "--document", property: "documentDigest", kind: "file" } as const;

const CONTINUES = { option: "--continues", property: "continues", kind: "statement" } as const;

/** Lists every act by its type, with its options in the order in which an officer reads them back. */
export const ACTS: Readonly<Record<AttestationType, Act>> = {
  appraisal: {
    type: "appraisal",
    command: "appraise",
    keepsDesign: true,
    fields: [
      COVERS,
      STAGE,
      { option: "--result", property: "result" },
      DECISION,
      LEVEL,
      VALID_FROM,
      VALID_UNTIL,
      CONTINUES,
      DOCUMENT,
    ],
  },
  approval: {
    type: "approval",
    command: "approve",
    keepsDesign: true,
    fields: [
      COVERS,
      STAGE,
      DECISION,
      LEVEL,
      { option: "--accept", property: "acceptedJustifications" },
      VALID_FROM,
      VALID_UNTIL,
      CONTINUES,
      DOCUMENT,
    ],
  },
  assessment: {
    type: "assessment",
    command: "assess",
    fields: [
      { option: "--type", property: "type" },
      { option: "--result", property: "result" },
      { option: "--scope", property: "scope" },
      { option: "--independent", property: "independent", kind: "flag" },
      VALID_UNTIL,
      { option: "--report", property: "reportDigest", kind: "file" },
    ],
  },
  waiver: {
    type: "waiver",
    command: "waive",
    isOfRequirement: true,
    fields: [
      { option: "--reason", property: "reason" },
      { option: "--alternatives", property: "alternatives" },
      { option: "--measures", property: "compensatingMeasures" },
      VALID_FROM,
      VALID_UNTIL,
    ],
  },
  remediation: {
    type: "remediation",
    command: "remediate",
    isOfRequirement: true,
    fields: [
      { option: "--measures", property: "measures" },
      { option: "--deadline", property: "deadline" },
    ],
  },
  exclusion: {
    type: "exclusion",
    command: "exclude",
    fields: [
      { option: "--sector", property: "sector" },
      { option: "--managing-authority", property: "managingAuthority" },
      VALID_UNTIL,
    ],
  },
};

/** Lists the options that say in whose name, under which id and on which day an act is. */
export const COMMON_FIELDS: readonly ActField[] = [
  { option: "--authority", property: "authority" },
  { option: "--id", property: "id" },
  { option: "--date", property: "date" },
];
