import { brief, type MessageTable, type NoData, type Words } from "../core/diagnostic/words.ts";

const CONVERT = {
  vi: "đổi sang PKCS#8: `openssl pkey -in KHÓA -out KHÓA-MỚI`",
  en: "turn it into PKCS#8: `openssl pkey -in KEY -out NEW-KEY`",
};

/** Words what is wrong with a private key or with the passphrase that opens it. */
export const keyMessages = {
  "key/not-pem": (_: NoData): Words => ({
    message: {
      vi: "tệp này không phải là khóa ở dạng PEM",
      en: "this file is no key in the form PEM",
    },
    help: {
      vi: "tệp khóa bắt đầu bằng dòng `-----BEGIN PRIVATE KEY-----`; tạo khóa mới bằng `gate57 keygen`",
      en: "a key file begins with the line `-----BEGIN PRIVATE KEY-----`; `gate57 keygen` makes a new key",
    },
  }),
  "key/not-private": ({ label }: { readonly label: string }): Words => ({
    message: {
      vi: `tệp này là \`${brief(label)}\`, không phải khóa riêng, nên không ký được`,
      en: `this file is a \`${brief(label)}\`, not a private key, and cannot sign`,
    },
    help: {
      vi: "nêu tệp khóa riêng, tức là tệp mà `gate57 keygen` ghi không có đuôi `.pub.pem`",
      en: "name the file of the private key, which `gate57 keygen` wrote without the ending `.pub.pem`",
    },
  }),
  "key/other-form": ({ label }: { readonly label: string }): Words => ({
    message: {
      vi: `dạng khóa \`${brief(label)}\` không dùng được`,
      en: `a key in the form \`${brief(label)}\` cannot be used`,
    },
    help: CONVERT,
  }),
  "key/damaged": (_: NoData): Words => ({
    message: { vi: "tệp khóa hỏng hoặc bị cắt mất một phần", en: "the key file is damaged or cut short" },
  }),
  "key/unsupported": ({ type }: { readonly type: string }): Words => ({
    message: {
      vi: `không ký được bằng khóa loại \`${brief(type)}\``,
      en: `a key of the type \`${brief(type)}\` cannot sign here`,
    },
    help: {
      vi: "dùng được: Ed25519, ECDSA P-256, RSA từ 2048 bit",
      en: "usable: Ed25519, ECDSA P-256, RSA of 2048 bits or more",
    },
  }),
  "key/needs-passphrase": (_: NoData): Words => ({
    message: {
      vi: "khóa này có mật khẩu, nhưng ở đây không có màn hình để hỏi",
      en: "this key has a passphrase, and there is no terminal here to ask for it",
    },
    help: {
      vi: "ghi mật khẩu vào dòng đầu của một tệp chỉ mình đọc được rồi thêm `--passphrase-file TỆP`",
      en: "put the passphrase into the first line of a file that only you can read, and add `--passphrase-file FILE`",
    },
  }),
  "key/wrong-passphrase": (_: NoData): Words => ({
    message: {
      vi: "mật khẩu không mở được khóa này",
      en: "the passphrase does not open this key",
    },
    help: {
      vi: "nhập lại; nếu chắc chắn đúng thì tệp khóa đã hỏng",
      en: "try again; if it is certainly right, the key file is damaged",
    },
  }),
  "key/empty-passphrase": (_: NoData): Words => ({
    message: {
      vi: "dòng đầu của tệp mật khẩu trống",
      en: "the first line of the passphrase file is empty",
    },
    help: {
      vi: "ghi mật khẩu vào dòng đầu; khóa không có mật khẩu thì bỏ `--passphrase-file`",
      en: "put the passphrase into the first line; for a key without one leave `--passphrase-file` out",
    },
  }),
  "key/passphrases-differ": (_: NoData): Words => ({
    message: {
      vi: "hai lần nhập mật khẩu không giống nhau, nên không có khóa nào được tạo",
      en: "the two passphrases are not the same, so no key was made",
    },
  }),
  "key/same-signature": ({ keyId }: { readonly keyId: string }): Words => ({
    message: {
      vi: `văn bản đã có chữ ký của khóa \`${brief(keyId)}\``,
      en: `the key \`${brief(keyId)}\` has signed this already`,
    },
    help: {
      vi: "mỗi người ký một khóa; nếu là khóa khác trùng tên thì đặt tên bằng `--key-id`",
      en: "each signs with a key of their own; if it is another key of the same name, name it by `--key-id`",
    },
  }),
} as const satisfies MessageTable;
