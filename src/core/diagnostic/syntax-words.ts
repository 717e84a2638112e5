import type { Words } from "./words.ts";

/** Words what is wrong with the YAML itself, by the reader's own names of the problems. */
export const syntaxWords = {
  ALIAS_PROPS: say("bí danh không được kèm neo hoặc thẻ", "an alias cannot have an anchor or a tag"),
  BAD_ALIAS: say("neo hoặc bí danh viết sai", "the anchor or alias is malformed"),
  BAD_COLLECTION_TYPE: say("thẻ không hợp với giá trị", "the tag does not fit the value"),
  BAD_DIRECTIVE: say("chỉ thị viết sai", "the directive is malformed"),
  BAD_DQ_ESCAPE: say("chuỗi thoát sau dấu `\\` viết sai", "the escape after `\\` is malformed", {
    vi: "viết `\\\\` cho dấu gạch chéo ngược, hoặc dùng dấu nháy đơn",
    en: "write `\\\\` for a backslash, or use single quotes",
  }),
  BAD_INDENT: say("thụt lề không khớp với các dòng trên", "the indentation does not match the lines above", {
    vi: "các khóa cùng cấp phải bắt đầu ở cùng một cột",
    en: "keys of one level start in the same column",
  }),
  BAD_PROP_ORDER: say("neo hoặc thẻ đứng sai chỗ", "the anchor or tag stands in the wrong place"),
  BAD_SCALAR_START: say(
    "giá trị không được bắt đầu bằng ký tự này",
    "a value cannot start with this character",
    {
      vi: "đặt giá trị trong dấu nháy",
      en: "put the value in quotes",
    },
  ),
  BLOCK_AS_IMPLICIT_KEY: say("dòng này có hai khóa lồng nhau", "this line has a key inside a key", {
    vi: "đặt giá trị có dấu `:` trong dấu nháy, hoặc xuống dòng cho cấp dưới",
    en: "put a value with `:` in quotes, or start a new line for the level below",
  }),
  BLOCK_IN_FLOW: say(
    "danh sách hoặc khóa kiểu xuống dòng không được ở trong ngoặc",
    "block style is not allowed inside brackets",
  ),
  DUPLICATE_KEY: say("khóa này có hai lần", "this key is here twice"),
  IMPOSSIBLE: say("không đọc được đoạn này", "this piece cannot be read"),
  KEY_OVER_1024_CHARS: say("khóa dài quá 1024 ký tự", "the key is longer than 1024 characters"),
  MISSING_CHAR: say("thiếu ký tự đóng hoặc dấu phân cách", "a closing or separating character is missing", {
    vi: "kiểm tra dấu nháy, ngoặc, dấu phẩy và khoảng trắng sau dấu `:`",
    en: "check quotes, brackets, commas and the space after `:`",
  }),
  MULTILINE_IMPLICIT_KEY: say("khóa phải nằm trên một dòng", "a key has to be on one line", {
    vi: "có thể dòng này thiếu dấu `:` sau khóa",
    en: "this line may lack the `:` after its key",
  }),
  MULTIPLE_ANCHORS: say("một giá trị chỉ có một neo", "a value has one anchor at most"),
  MULTIPLE_DOCS: say("tệp có nhiều tài liệu", "the file holds several documents"),
  MULTIPLE_TAGS: say("một giá trị chỉ có một thẻ", "a value has one tag at most"),
  NON_STRING_KEY: say("khóa không phải là văn bản", "the key is not text"),
  RESOURCE_EXHAUSTION: say("các cấp lồng nhau quá sâu", "values are nested too deep"),
  TAB_AS_INDENT: say("không được thụt lề bằng phím tab", "tabs cannot indent", {
    vi: "thay tab bằng dấu cách",
    en: "replace the tab with spaces",
  }),
  TAG_RESOLVE_FAILED: say("thẻ không hợp với giá trị", "the tag does not fit the value"),
  UNCLOSED_BRACKET: say("ngoặc mở ở đây không được đóng lại", "the bracket opened here is not closed", {
    vi: "thêm `]` hoặc `}` ở cuối danh sách hoặc nhóm này",
    en: "add `]` or `}` at the end of this list or group",
  }),
  UNEXPECTED_TOKEN: say("ký tự không mong đợi ở đây", "this is unexpected here"),
} as const;

/** Names a problem of YAML syntax. */
export type SyntaxProblem = keyof typeof syntaxWords;

function say(vi: string, en: string, help?: { readonly vi: string; readonly en: string }): Words {
  const message = { vi: `YAML sai cú pháp: ${vi}`, en: `not valid YAML: ${en}` };
  return help === undefined ? { message } : { message, help };
}
