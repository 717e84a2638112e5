import { dirname, join, resolve } from "node:path";
import { slugOf } from "../../core/source/slug.ts";
import type { Io } from "../../run/io.ts";
import { ATTESTATION_FOLDER } from "../../run/trust-place.ts";
import { textOf, type Written } from "./read-fields.ts";
import type { ActSubject } from "./subject.ts";

const ENVELOPE = ".dsse.json";
const CMS = ".p7s";
const BYTES = ".pae";

/** Is where an act is kept, by full paths. */
export interface ActPlace {
  readonly envelope: string;
  readonly cms: string;
  /** What a detached signature is over, beside it. */
  readonly bytes: string;
}

/** Names the files of an act: where `--output` says, else in the attestation folder beside the manifest. */
export function placeOf(id: string, subject: ActSubject, written: Written, io: Pick<Io, "cwd">): ActPlace {
  const output = textOf("--output", written);
  const whole =
    output === undefined
      ? join(attestationsOf(subject, io), fileNameOf(id))
      : resolve(io.cwd, output).replace(/(?:\.dsse)?\.json$|\.p7s$/, "");
  return {
    // A name that was chosen is kept, whatever it ends in: only then it is found where it was put.
    envelope:
      output !== undefined && !/\.p7s$/.test(output) ? resolve(io.cwd, output) : `${whole}${ENVELOPE}`,
    cms: `${whole}${CMS}`,
    bytes: `${whole}${BYTES}`,
  };
}

/** Names the folder in which what is attested of a system is kept. */
export function attestationsOf({ systemId, manifest }: ActSubject, { cwd }: Pick<Io, "cwd">): string {
  const folder = manifest?.path === undefined ? cwd : dirname(manifest.path);
  return join(folder, ATTESTATION_FOLDER, systemId);
}

/** An id may hold what no file name may. */
function fileNameOf(id: string): string {
  return /^[\w][\w.-]*$/.test(id) ? id : slugOf(id) || "attestation";
}
