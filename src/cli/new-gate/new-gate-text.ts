import type { NewGateRequest } from "../../core/new-gate/new-gate-request.ts";
import { plain } from "../../reporters/plain.ts";
import type { Language } from "../../reporters/words.ts";
import type { Composed } from "./compose-gate.ts";
import type { OpenedFolder } from "./open-folder.ts";

/** Says what was written where, and how to go on. */
export function newGateText(
  { request, files }: Extract<Composed, { readonly request: object }>,
  folder: OpenedFolder,
  language: Language,
): string {
  const { id, number, binding, profile } = request;
  const say = (words: { readonly vi: string; readonly en: string }) => words[language];
  const [gate, cases, bound, draft] = files.map(({ name }) => plain(name));
  const lines = [
    `✔ ${number} ${id}`,
    `  + ${gate}`,
    `  + ${cases}`,
    `  ${files[2]?.isNew ? "+" : "~"} ${bound}`,
    `    ${say(BOUND(binding, profile.id))}`,
    ...(draft === undefined ? [] : [`  + ${draft}`, `    ${say(DRAFT)}`]),
    ...unlisted(request, folder).map((clause) => `  ! ${say(UNLISTED(clause, number))}`),
    say(NEXT),
    `  gate57 policy check ${plain(folder.shown)}`,
    `  gate57 policy test ${plain(folder.shown)} --gate ${number}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** Finds the clauses whose register says by itself which gates carry them out, or that none does. */
function unlisted({ clauses }: NewGateRequest, { read }: OpenedFolder): readonly string[] {
  const entries = read?.ClauseRegister.flatMap(({ content }) => content.spec.clauses) ?? [];
  const isClosed = (id: string) =>
    entries.some((one) => one.id === id && (one.disposition !== "gate" || one.gates !== undefined));
  return clauses.filter(isClosed);
}

const BOUND = (binding: string, profile: string) => ({
  vi: `ràng buộc \`${binding}\` ở mức khuyến nghị, từ giai đoạn quy hoạch, trong hồ sơ \`${profile}\``,
  en: `the binding \`${binding}\`: advice, from planning on, in the profile \`${profile}\``,
});

const DRAFT = {
  vi: "chỗ giữ tạm cho căn cứ: ghi điểm, khoản thật vào cổng (lần sau nêu bằng `--clause`), rồi xóa tệp này",
  en: "it stands in for the clause: cite the real one in the gate (`--clause` does it next time), then delete this file",
} as const;

const UNLISTED = (clause: string, number: string) => ({
  vi: `sổ điều khoản: thêm ${number} vào \`gates\` của \`${clause}\`, nếu không \`policy trace\` sẽ báo`,
  en: `clause register: add ${number} to the \`gates\` of \`${clause}\`, else \`policy trace\` tells of it`,
});

const NEXT = {
  vi: "Sửa cổng mẫu thành yêu cầu của bạn; sau mỗi lần sửa chạy:",
  en: "Make the template your own requirement; after each change run:",
} as const;
