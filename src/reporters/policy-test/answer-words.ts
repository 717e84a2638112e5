import type { Text } from "../../core/source/source.ts";
import { ACTOR_WORDS, DISPOSITION_WORDS, ENFORCEMENT_WORDS, OUTCOME_WORDS } from "../words.ts";

const YES_NO: Readonly<Record<string, Text>> = {
  true: { vi: "có", en: "yes" },
  false: { vi: "không", en: "no" },
};

/** Is how one thing that a case may speak of is told: its label, and words for its values where these are a closed list. */
interface FieldWords {
  readonly label: Text;
  readonly values?: Readonly<Record<string, Text>>;
}

/** Words what cases of every kind speak of, in the order in which it is told. */
export const FIELD_WORDS: Readonly<Record<string, FieldWords>> = {
  outcome: {
    label: { vi: "kết quả", en: "outcome" },
    values: { ...OUTCOME_WORDS, unbound: { vi: "cổng không được xét (`unbound`)", en: "unbound" } },
  },
  disposition: { label: { vi: "giải trình hoặc ngoại lệ", en: "disposition" }, values: DISPOSITION_WORDS },
  enforcement: { label: { vi: "mức ràng buộc", en: "enforcement" }, values: ENFORCEMENT_WORDS },
  blocking: { label: { vi: "chặn", en: "blocking" }, values: YES_NO },
  requirements: { label: { vi: "các yêu cầu", en: "requirements" } },
  requirement: { label: { vi: "yêu cầu", en: "requirement" } },
  at: { label: { vi: "chỗ", en: "at" } },
  actor: { label: { vi: "người xử lý", en: "actor" }, values: ACTOR_WORDS },
  value: { label: { vi: "giá trị", en: "value" } },
  grounds: { label: { vi: "căn cứ", en: "grounds" } },
  missing: { label: { vi: "còn thiếu", en: "missing" } },
  expect: {
    label: { vi: "văn bản", en: "statement" },
    values: {
      accepted: { vi: "được chấp nhận", en: "accepted" },
      refused: { vi: "bị từ chối", en: "refused" },
    },
  },
  condition: { label: { vi: "điều kiện", en: "condition" } },
  independent: { label: { vi: "độc lập", en: "independent" }, values: YES_NO },
  onTheDay: { label: { vi: "từ ngày đó", en: "on the day" } },
  theDayBefore: { label: { vi: "ngày trước đó", en: "the day before" } },
};

/** Stands for what did not come out. */
export const NOTHING: Text = { vi: "không có", en: "none" };
