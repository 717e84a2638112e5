import type { EvidenceMark, Subject } from "../core/policy/policy-set.ts";
import type { Text } from "../core/source/source.ts";

/** Titles the sections of an explanation. */
export const TITLES = {
  requirements: { vi: "YÊU CẦU", en: "REQUIREMENTS" },
  facts: { vi: "DỮ KIỆN CỔNG NÀY ĐỌC", en: "FACTS IT READS" },
  clauses: { vi: "CĂN CỨ", en: "CLAUSES" },
  bindings: { vi: "CÁCH ÁP DỤNG TRONG TỪNG HỒ SƠ", en: "HOW EACH PROFILE BINDS IT" },
  parameters: { vi: "THAM SỐ", en: "PARAMETERS" },
  derived: { vi: "DỮ KIỆN SUY RA", en: "DERIVED FACTS" },
  competence: { vi: "AI ĐƯỢC KÝ", en: "WHO MAY SIGN" },
} as const;

/** Names the kinds of document that gates judge. */
export const SUBJECT_WORDS: Readonly<Record<Subject, Text>> = {
  SystemManifest: { vi: "bản khai hệ thống", en: "system manifest" },
  Plan: { vi: "kế hoạch", en: "plan" },
};

/** Says where a fact stands that is not of the document itself. */
export const ROOT_WORDS = {
  plan: { vi: "trong kế hoạch", en: "in the plan" },
  attested: { vi: "do chữ ký xác nhận", en: "attested by a signature" },
} as const;

/** Says how well a clause or a value is known. */
export const EVIDENCE_WORDS: Readonly<Record<EvidenceMark, Text>> = {
  read: { vi: "đã đọc tại văn bản", en: "read in the text" },
  secondary: { vi: "theo nguồn thứ cấp", en: "from a secondary source" },
  recommended: { vi: "giá trị khuyến nghị, văn bản để ngỏ", en: "recommended, left open by the texts" },
  unconfirmed: { vi: "chưa xác nhận", en: "unconfirmed" },
};

/** Leads in the lines of an explanation. */
export const WORDS = {
  applies: { vi: "Cổng áp dụng khi:", en: "The gate applies when:" },
  when: { vi: "Chỉ áp dụng khi:", en: "Applies only when:" },
  each: { vi: "Xét từng mục của", en: "Asked of each entry of" },
  where: { vi: "Chỉ xét mục thỏa:", en: "Only entries that meet:" },
  empty: { vi: "Danh sách không có mục nào:", en: "If the list has no entry:" },
  none: { vi: "không mục nào thuộc diện xét:", en: "if no entry is to be judged:" },
  must: { vi: "Phải đúng:", en: "Must hold:" },
  message: { vi: "Khi không đạt:", en: "When it is not met:" },
  justification: { vi: "Giải trình được xét khi có đủ:", en: "A justification counts with:" },
  from: { vi: "từ giai đoạn", en: "from" },
  until: { vi: "đến hết giai đoạn", en: "up to" },
  fromDate: { vi: "hiệu lực từ ngày", en: "in force from" },
  untilDate: { vi: "đến trước ngày", en: "until before" },
  writtenBy: { vi: "Do hồ sơ áp dụng:", en: "Written by the profile:" },
  carriedBy: { vi: "áp dụng trong:", en: "carried by:" },
  assurance: { vi: "Dữ kiện phải được biết ít nhất ở mức:", en: "The facts must at least be:" },
  clauses: { vi: "Thi hành:", en: "Carries out:" },
  basis: { vi: "căn cứ", en: "basis" },
  reason: { vi: "Lý do:", en: "Why:" },
  excusable: {
    vi: "Có thể được chấp thuận ngoại lệ có thời hạn, hoặc khắc phục dần khi đang vận hành, nếu do cơ quan mà hồ sơ áp dụng công nhận",
    en: "May be waived for a time, or mended over time in service, by whom the profile accepts",
  },
  unwaived: {
    vi: "Không được chấp thuận ngoại lệ; hệ thống đang vận hành vẫn được khắc phục dần nơi hồ sơ cho phép",
    en: "Is never waived; a running system may mend it over time where a profile allows that",
  },
  final: {
    vi: "Không được miễn, không được khắc phục dần",
    en: "May be neither waived nor mended over time",
  },
  profiles: { vi: "Theo hồ sơ áp dụng:", en: "By the profile:" },
  nobody: { vi: "Không nhận của ai", en: "Accepted from nobody" },
  open: {
    vi: "Văn bản để ngỏ, cơ quan chủ trì chính sách quyết định",
    en: "Left open by the texts, for the policy owner to decide",
  },
} as const;

/** Says which of the rules of a derived fact give its value. */
export const CHOOSE_WORDS = {
  highest: {
    vi: "Lấy giá trị cao nhất trong các quy tắc đúng:",
    en: "The highest value of the rules that hold:",
  },
  first: { vi: "Lấy giá trị của quy tắc đúng đầu tiên:", en: "The value of the first rule that holds:" },
  all: { vi: "Lấy giá trị của mọi quy tắc đúng:", en: "The values of all rules that hold:" },
} as const;
