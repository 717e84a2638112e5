/** Describes the options by which something is signed with a key of one's own. */
export const KEY_OPTIONS = [
  ["--key <FILE>", "private key to sign with, PKCS#8 PEM / khóa riêng để ký"],
  ["--key-id <ID>", "id of the key in the trust list (file name without extension) / mã khóa"],
  ["--passphrase-file <FILE>", "passphrase of the key; on a terminal it is asked for / tệp mật khẩu"],
  ["--authority <ID>", "in whose name, by the trust list / nhân danh cơ quan nào"],
] as const;

/** Describes the options of `check` that ask for signed policies and sign the verdict. */
export const SIGNING = [
  [
    "--require-signed-policies",
    "judge only by policies that are signed as trusted / chỉ nhận bộ chính sách đã ký",
  ],
  [
    "--state <FILE>",
    "remember the newest policies seen, refuse older ones / nhớ bản mới nhất, từ chối bản cũ",
  ],
  ["--sign-verdict <FILE>", "sign the verdict on one manifest / ký kết luận về một bản khai"],
  ["--force", "replace the signed verdict that is there / thay kết luận đã ký đã có"],
  ...KEY_OPTIONS,
] as const;
