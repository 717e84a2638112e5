import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** Is a schema by which the folder of all of them is known. */
const KNOWN = "system-manifest.schema.json";

/** Finds the schemas for editors, relative to a folder: in the package that it or one above uses, or in a checkout. */
export function schemaFolder(folder: string): string | undefined {
  for (const above of foldersFrom(folder)) {
    const found = [join(above, "node_modules/gate57/schemas"), join(above, "schemas")].find((schemas) =>
      existsSync(join(schemas, KNOWN)),
    );
    if (found !== undefined) return relative(folder, found).replaceAll(sep, "/");
  }
  return undefined;
}

function foldersFrom(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersFrom(above)];
}
