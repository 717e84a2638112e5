import type { Text } from "../core/source/source.ts";

/** Is what stops the reading of a tree: something in it, or in the archive of it, that is refused. */
export class TreeProblem extends Error {
  readonly told:
    | { readonly code: "github/archive-corrupt" | "github/archive-slow" }
    | { readonly code: "github/archive-differs" | "github/tree-truncated"; readonly name: string }
    | { readonly code: "github/archive-entry"; readonly name: string; readonly problem: Text }
    | { readonly code: "github/archive-too-large"; readonly name: string; readonly limit: number }
    | { readonly code: "github/too-many-files"; readonly limit: number };

  constructor(told: TreeProblem["told"]) {
    super(told.code);
    this.told = told;
  }
}

const TYPES: Readonly<Record<string, Text>> = {
  link: { vi: "là liên kết", en: "is a link" },
  submodule: { vi: "là submodule", en: "is a submodule" },
  symlink: { vi: "là liên kết tượng trưng", en: "is a symbolic link" },
};
const NOT_REGULAR: Text = { vi: "không phải là tệp thường", en: "is no regular file" };
const UNSAFE: Text = { vi: "có tên không an toàn", en: "has a name that is not safe" };
const TWICE: Text = {
  vi: "trùng tên với tệp khác (không phân biệt chữ hoa, chữ thường)",
  en: "has the name of another file (apart from case)",
};
const TWO_TOPS: Text = {
  vi: "không nằm trong thư mục gốc của gói",
  en: "is not in the archive's top folder",
};

/** Refuses an entry that is no regular file. */
export function refuseType(name: string, type: string): TreeProblem {
  return entryProblem(name, TYPES[type] ?? NOT_REGULAR);
}

/** Refuses a name that could lead elsewhere or means different things to different systems. */
export function refuseName(name: string): TreeProblem {
  return entryProblem(name, UNSAFE);
}

/** Refuses a second entry of one name. */
export function refuseTwice(name: string): TreeProblem {
  return entryProblem(name, TWICE);
}

/** Refuses an archive with more than one top folder. */
export function refuseTop(name: string): TreeProblem {
  return entryProblem(name, TWO_TOPS);
}

function entryProblem(name: string, problem: Text): TreeProblem {
  return new TreeProblem({ code: "github/archive-entry", name, problem });
}
