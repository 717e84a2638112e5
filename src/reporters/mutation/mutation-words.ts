import type { Score } from "../../core/mutate/report.ts";

function shareOf({ mutants, killed, killedByTime, equivalent }: Score, point: "." | ","): string {
  const asked = mutants - equivalent;
  return asked === 0 ? "–" : percent((killed + killedByTime) / asked, point);
}

/** Rounds down, so that only a whole is 100 %. */
function percent(share: number, point: string): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1).replace(".", point)} %`;
}

/** Words what came of mutants. */
export const WORDS = {
  kinds: {
    profile: { vi: "hồ sơ áp dụng", en: "profile" },
    competence: { vi: "thẩm quyền của hồ sơ", en: "competence of" },
    parameter: { vi: "tham số", en: "parameter" },
    catalogue: { vi: "danh mục", en: "catalogue" },
    derived: { vi: "dữ kiện suy ra", en: "derived fact" },
  },
  byTime: {
    vi: (count: number) => `${count} bị diệt do quá giờ`,
    en: (count: number) => `${count} killed by time`,
  },
  equivalent: {
    vi: (count: number) => `${count} tương đương`,
    en: (count: number) => `${count} equivalent`,
  },
  gone: { vi: "(bỏ)", en: "(gone)" },
  nothingFound: {
    vi: "không tìm thấy tài liệu phân biệt được: có thể tương đương",
    en: "no document found that tells them apart: perhaps equivalent",
  },
  notLooked: {
    vi: "chưa tìm tài liệu phân biệt: còn quá nhiều biến thể sống sót",
    en: "no document was looked for: too many mutants survive",
  },
  proved: { vi: "chứng minh được là tương đương", en: "proved to be equivalent" },
  asked: { vi: "xét theo:", en: "asked:" },
  says: { vi: "bộ chính sách nói:", en: "the policy set says:" },
  mutantSays: { vi: "biến thể nói:", en: "the mutant says:" },
  stage: { vi: "giai đoạn", en: "stage" },
  day: { vi: "ngày", en: "on" },
  binding: { vi: "ràng buộc", en: "binding" },
  telling: { vi: "bản khai phân biệt được:", en: "a manifest that tells them apart:" },
  manifest: { vi: "bản khai sẽ lọt:", en: "a manifest that would slip through:" },
  attested: { vi: "với dữ kiện đã được xác nhận:", en: "with the attested facts:" },
  plan: { vi: "với kế hoạch:", en: "with the plan:" },
  testCase: {
    vi: (file: string) => `ca kiểm thử để thêm vào ${file}:`,
    en: (file: string) => `a case to add to ${file}:`,
  },
  alsoKills: {
    vi: (codes: string) => `ca này cũng diệt: ${codes}`,
    en: (codes: string) => `it also kills: ${codes}`,
  },
  toldCase: {
    vi: (code: string) => `ca đề xuất cho ${code} cũng diệt biến thể này`,
    en: (code: string) => `the case proposed for ${code} kills it as well`,
  },
  unlisted: {
    vi: (count: number) => `${count} biến thể tương đương: \`--equivalents\` liệt kê kèm lý do`,
    en: (count: number) => `${count} equivalent: \`--equivalents\` lists them with their reasons`,
  },
  titles: {
    slow: { vi: "Bị diệt do quá giờ", en: "Killed by time" },
    equivalents: { vi: "Tương đương", en: "Equivalent" },
    marks: { vi: "Lời khai tương đương không đúng", en: "Marks that do not hold" },
  },
  wrongMarks: {
    unknown: { vi: "không có biến thể này", en: "there is no such mutant" },
    killed: { vi: "có ca kiểm thử diệt được biến thể này", en: "a case kills this mutant" },
    refuted: {
      vi: "có tài liệu phân biệt được biến thể này (xem trên)",
      en: "a document tells this mutant apart (see above)",
    },
  },
  tooManyEquivalents: {
    vi: "quá nhiều biến thể bị coi là tương đương: xem lại các lời khai tương đương",
    en: "too many mutants are taken for equivalent: look at the marks again",
  },
  total: {
    vi: (score: Score) =>
      `${score.mutants} biến thể: ${score.killed} bị diệt, ${score.killedByTime} bị diệt do quá giờ, ${score.equivalent} tương đương, ${score.survived} sống sót; điểm ${shareOf(score, ",")}`,
    en: (score: Score) =>
      `${score.mutants} mutants: ${score.killed} killed, ${score.killedByTime} killed by time, ${score.equivalent} equivalent, ${score.survived} survived; score ${shareOf(score, ".")}`,
  },
} as const;
