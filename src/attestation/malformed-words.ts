import type { Text } from "../core/source/source.ts";

/** Words what is wrong with bytes that should be a signed statement. */
export const malformedWords = {
  "signature-without-content": {
    vi: "thiếu tệp `.pae` cùng tên, là nội dung đã ký",
    en: "the `.pae` of the same name, which was signed, is missing",
  },
  "content-without-signature": {
    vi: "thiếu tệp `.p7s` cùng tên, là chữ ký",
    en: "the `.p7s` of the same name, which is the signature, is missing",
  },
  "unknown-file": {
    vi: "tên tệp không phải `.dsse.json`, `.p7s` hay `.pae`",
    en: "the file's name does not end in `.dsse.json`, `.p7s` or `.pae`",
  },
  "not-a-design": {
    vi: "trong `designs/` chỉ có bản thiết kế mang tên mã băm, `<64 chữ số hex>.json`",
    en: "`designs/` holds designs alone, named by digest as `<64 hexadecimal digits>.json`",
  },
  "not-a-file": {
    vi: "không phải tệp thường (liên kết tượng trưng, ống dẫn...), nên không được đọc",
    en: "it is no regular file (but a symbolic link, a pipe...) and is not read",
  },
  "not-readable": {
    vi: "hệ điều hành không cho đọc tệp này",
    en: "the operating system does not let this file be read",
  },
  "not-json": { vi: "không phải JSON", en: "it is not JSON" },
  "not-an-envelope": {
    vi: "không có đủ `payloadType`, `payload`, `signatures` của phong bì DSSE",
    en: "it lacks `payloadType`, `payload` or `signatures` of a DSSE envelope",
  },
  "payload-type": {
    vi: "loại nội dung không phải `application/vnd.in-toto+json`",
    en: "the payload type is not `application/vnd.in-toto+json`",
  },
  "not-base64": { vi: "không phải base64", en: "it is not base64" },
  "no-signature": { vi: "không có chữ ký nào", en: "it has no signature" },
  "bad-certificate": {
    vi: "chứng thư kèm chữ ký không đọc được",
    en: "a certificate that a signature brings cannot be read",
  },
  "not-pae": {
    vi: "nội dung đã ký không phải mã hóa PAE của một văn bản để ký",
    en: "what was signed is not the PAE encoding of a statement",
  },
  "not-cms": {
    vi: "không phải chữ ký CMS tách rời (DER hoặc PEM)",
    en: "it is not a detached CMS signature (DER or PEM)",
  },
  "not-detached": {
    vi: "chữ ký CMS mang theo nội dung; cần chữ ký tách rời",
    en: "the CMS signature carries content; it has to be detached",
  },
  "other-predicate": {
    vi: "`predicateType` không phải loại văn bản của gate57",
    en: "the `predicateType` is none of gate57's",
  },
  "several-subjects": {
    vi: "văn bản phải nói về đúng một hệ thống",
    en: "the statement has to be about exactly one system",
  },
} as const satisfies Readonly<Record<string, Text>>;

export type MalformedPart = keyof typeof malformedWords;
