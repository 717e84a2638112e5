import { modeline, type NewGateRequest } from "./new-gate-request.ts";

/** Writes the entry by which a profile binds a new gate as advice: it blocks nothing until the policy owner says so. */
export function bindingLines({ binding, id }: Pick<NewGateRequest, "binding" | "id">): readonly string[] {
  return [
    "# Khuyến nghị thì không chặn hệ thống nào; khi đã chắc, đổi thành justified hoặc mandatory và ghi lý do.",
    "# Advice blocks no system; once it is certain, make it justified or mandatory and say why.",
    `- id: ${binding}`,
    `  gate: ${id}`,
    "  from: planning",
    "  enforcement: advisory",
    "  reason:",
    "    vi: Cổng mới đang được soạn nên chỉ khuyến nghị.",
    "    en: The gate is new and being written, so it only advises.",
  ];
}

/** Writes a profile of its own for a policy folder that has none. */
export function profileTemplate(request: NewGateRequest, schemas: string | undefined): string {
  return `${[
    ...modeline(schemas, "profile"),
    "# Hồ sơ áp dụng: cổng nào ràng buộc, từ giai đoạn nào, ở mức nào.",
    "# The profile: which gates bind, from which stage on and how strictly.",
    "apiVersion: gate57/v1",
    "kind: Profile",
    "metadata:",
    `  id: ${request.profile.id}`,
    "  title:",
    "    vi: Hồ sơ áp dụng của đơn vị",
    "    en: The profile of this body",
    "spec:",
    "  bindings:",
    ...bindingLines(request).map((line) => `    ${line}`),
  ].join("\n")}\n`;
}
