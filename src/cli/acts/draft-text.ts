import type { WaiverRequest } from "../../core/attest/draft-waivers.ts";
import { plain } from "../../reporters/plain.ts";
import type { Written } from "./read-fields.ts";
import { shownOptions } from "./shown-options.ts";
import type { ActSubject } from "./subject.ts";
import { WAIVER_REQUEST } from "./waiver-request.ts";

/** Says for what a request is drafted. */
export interface DraftedFor {
  readonly subject: ActSubject;
  readonly stage: string;
  readonly profile: string;
  readonly today: string;
  /** What `waive --draft` was given. */
  readonly written: Written;
}

/** Writes a request for a waiver: what is known is filled in, what people have to decide is left empty. */
export function draftText(request: WaiverRequest, drafted: DraftedFor): string {
  return `${[...heading(request, drafted), ...filledIn(request, drafted), ...toFillIn(drafted)].join("\n")}\n`;
}

function heading(request: WaiverRequest, { subject, written }: DraftedFor): readonly string[] {
  const { number, requirement, outcome, clauses, message } = request;
  const manifest = comment(subject.manifest?.name ?? "");
  const given = shownOptions(["--trust", "--policies", "--plan", "--attestations"], written);
  return [
    "# ĐỀ NGHỊ NGOẠI LỆ, CHƯA KÝ / REQUEST FOR A WAIVER, NOT SIGNED",
    "#",
    `# Điều đang chặn / What blocks: ${number}#${requirement} (${outcome})`,
    `#   vi: ${comment(message.vi)}`,
    `#   en: ${comment(message.en)}`,
    `# Điều khoản / Clauses: ${clauses.map(comment).join(", ") || "-"}`,
    "# Được ngoại lệ nếu có lý do, biện pháp bù đắp và thời hạn; ngoại lệ hết hiệu lực khi thiết kế hoặc căn cứ đổi.",
    "# It can be waived with a reason, compensating measures and an end; it dies when the design or the evidence changes.",
    "#",
    "# Điền các mục trống ở cuối, rồi ký:",
    "# Fill in what is empty at the end, then sign:",
    `#   gate57 waive ${manifest} --request TỆP-NÀY/THIS-FILE --key KHÓA/KEY --authority CƠ-QUAN/AUTHORITY${given}`,
    "",
  ];
}

function filledIn(request: WaiverRequest, { subject, stage, profile }: DraftedFor): readonly string[] {
  const { gate, requirement, binding, outcome, missing, evidenceDigest } = request;
  return [
    "# Đã điền sẵn, không sửa / Filled in already, not to be changed",
    "apiVersion: gate57/v1",
    `kind: ${WAIVER_REQUEST}`,
    `system: ${JSON.stringify(subject.systemId)}`,
    `designDigest: ${JSON.stringify(`sha256:${subject.sha256}`)}`,
    `stage: ${JSON.stringify(stage)}`,
    `profile: ${JSON.stringify(profile)}`,
    `gate: ${JSON.stringify(gate)}`,
    `binding: ${JSON.stringify(binding)}`,
    `requirement: ${JSON.stringify(requirement)}`,
    `outcome: ${outcome}`,
    ...(missing.length === 0 ? [] : ["missing:", ...missing.map((path) => `  - ${JSON.stringify(path)}`)]),
    `evidenceDigest: ${JSON.stringify(evidenceDigest)}`,
    "",
  ];
}

function toFillIn({ today }: DraftedFor): readonly string[] {
  return [
    "# Điền các mục sau / To be filled in",
    "# Ngày chấp thuận, sửa thành ngày ký / The day it is granted: change it to the day of signing",
    `date: ${JSON.stringify(today)}`,
    "# Lý do phải ngoại lệ / Why it has to be waived",
    "reason:",
    "# Phương án đã xem xét và vì sao không chọn / Alternatives considered, and why they were not taken",
    "alternatives:",
    "# Biện pháp bù đắp trong thời gian ngoại lệ / Measures that compensate meanwhile",
    "compensatingMeasures:",
    "# Ngày cuối cùng, năm-tháng-ngày / The last day, year-month-day",
    "validUntil:",
  ];
}

/** What a document says must not end a comment. */
function comment(text: string): string {
  return plain(text);
}
