import type { PolicyFile, PolicyKind } from "../../policy/policy-files.ts";
import { findingAt } from "../finding.ts";
import type { LintRule } from "../lint-rule.ts";

/** Finds files that stand where nobody looks for them. */
export const misplacedFile: LintRule = {
  code: "lint/misplaced-file",
  severity: "warning",
  title: { vi: "Tệp để sai chỗ", en: "A misplaced file" },
  explanation: {
    vi: "Bộ chính sách có cổng ở `gates/<lĩnh vực>/<tên>.yaml` theo mã cổng, nhưng tệp này nằm ngoài thư mục của loại nó, hoặc không mang tên theo mã cổng. Loại tài liệu quyết định cách nạp chứ không phải tên tệp, nên tệp vẫn có hiệu lực mà người đọc không tìm thấy. Bộ không chia theo thư mục thì quy tắc này không nêu gì.",
    en: "The set keeps gates at `gates/<area>/<name>.yaml`, by their ids, but this file is outside the folder of its kind, or is not named after its gate. Its kind decides how a file is loaded, not its name: it takes effect, and whoever reads the set does not find it. Nothing is found in a set that is not arranged in folders.",
  },
  advice: { vi: "chuyển tệp tới chỗ ấy", en: "move the file there" },
  find: ({ files }) => {
    const root = rootOf(files.Gate);
    if (root === undefined) return [];
    return Object.values<readonly AnyFile[]>(files)
      .flat()
      .flatMap((file) => {
        const places = placesOf(file);
        const name = file.document.source.name.replace(/\.yml$/, ".yaml");
        if (places.some((place) => isAt(name, `${root}${place}`))) return [];
        const expected = places.map((place) => `${root}${place}`);
        const { kind } = file.content;
        return [findingAt(file.document, "/kind", "lint/misplaced-file", { name: kind, expected })];
      });
  },
};

/** A folder ends in `/`, and what is below it may be called anything. */
const FOLDERS = {
  Gate: ["gates/"],
  GateCases: ["gates/"],
  DerivedFact: ["derived/"],
  DerivedFactCases: ["derived/"],
  Profile: ["profiles/"],
  CompetenceCases: ["profiles/"],
  Parameters: ["parameters/"],
  Catalogue: ["catalogues/"],
  ClauseRegister: ["clauses/"],
  ValueCases: ["parameters/", "catalogues/", "derived/", "profiles/"],
  EquivalentMutants: ["equivalents/"],
} as const satisfies Readonly<Record<PolicyKind, readonly string[]>>;

type AnyFile = PolicyFile<PolicyKind>;

function placesOf({ content: { kind, metadata } }: AnyFile): readonly string[] {
  if (kind === "Gate" && "id" in metadata) return [`gates/${metadata.id}.yaml`];
  if (kind === "GateCases" && "gate" in metadata) return [`gates/${metadata.gate}.cases.yaml`];
  return FOLDERS[kind];
}

function isAt(name: string, place: string): boolean {
  return place.endsWith("/") ? name.startsWith(place) : name === place;
}

/** Finds the folder below which most gates stand where their ids say; none where no gate does. */
function rootOf(gates: readonly PolicyFile<"Gate">[]): string | undefined {
  const roots = gates.flatMap(({ document, content }) => {
    const name = `/${document.source.name.replace(/\.yml$/, ".yaml")}`;
    const end = `/gates/${content.metadata.id}.yaml`;
    return name.endsWith(end) ? [name.slice(1, name.length - end.length + 1)] : [];
  });
  const often = (root: string) => roots.filter((one) => one === root).length;
  return [...new Set(roots)].sort((one, other) => often(other) - often(one))[0];
}
