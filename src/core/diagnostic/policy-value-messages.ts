import type { Text } from "../source/source.ts";
import { didYouMean } from "./did-you-mean.ts";
import type { Name, UnknownName } from "./unknown-name.ts";
import type { MessageTable, Words } from "./words.ts";

/** Words the mistakes of a policy set in dated values, vocabularies and units. */
export const policyValueMessages = {
  "policy/dates-reversed": (data: { readonly from: string; readonly until: string }): Words => ({
    message: {
      vi: `ngày kết thúc \`${data.until}\` không sau ngày bắt đầu \`${data.from}\``,
      en: `the end \`${data.until}\` is not after the start \`${data.from}\``,
    },
  }),
  "policy/dates-overlap": (data: Name & { readonly from: string }): Words => ({
    message: {
      vi: `hai giá trị của \`${data.name}\` cùng có hiệu lực từ ngày \`${data.from}\``,
      en: `two values of \`${data.name}\` are in force from \`${data.from}\``,
    },
  }),
  "policy/dates-gap": (data: Name & { readonly from: string; readonly until: string }): Words => ({
    message: {
      vi: `\`${data.name}\` không có giá trị từ \`${data.until}\` đến \`${data.from}\``,
      en: `\`${data.name}\` has no value from \`${data.until}\` to \`${data.from}\``,
    },
  }),
  "policy/wrong-value-type": (data: Name & { readonly expected: Text }): Words => ({
    message: {
      vi: `giá trị của \`${data.name}\` phải là ${data.expected.vi}`,
      en: `the value of \`${data.name}\` must be ${data.expected.en}`,
    },
  }),
  "policy/value-not-listed": (data: UnknownName & { readonly of: string }): Words => ({
    message: {
      vi: `\`${data.name}\` không có trong danh mục của \`${data.of}\``,
      en: `\`${data.name}\` is not in the vocabulary of \`${data.of}\``,
    },
    ...didYouMean(data),
  }),
  "policy/unknown-vocabulary": (data: UnknownName): Words => ({
    message: {
      vi: `\`${data.name}\` không phải dữ kiện có danh mục đóng`,
      en: `\`${data.name}\` is no fact with a closed vocabulary`,
    },
    ...didYouMean(data),
  }),
  "policy/unit-mismatch": (data: Name): Words => ({
    message: {
      vi: `số nguyên \`${data.name}\` cần đơn vị, kiểu khác thì không có đơn vị`,
      en: `the integer \`${data.name}\` needs a unit, and no other type has one`,
    },
  }),
  "policy/unknown-catalogue-field": (data: UnknownName): Words => ({
    message: {
      vi: `danh mục không có trường \`${data.name}\``,
      en: `the catalogue has no field \`${data.name}\``,
    },
    ...didYouMean(data),
  }),
  "policy/missing-field": (data: Name): Words => ({
    message: {
      vi: `mục này thiếu trường \`${data.name}\``,
      en: `the entry lacks the field \`${data.name}\``,
    },
  }),
  "policy/unconfirmed-decides": (data: Name & { readonly binding: string }): Words => ({
    message: {
      vi: `\`${data.name}\` chưa được xác nhận nhưng lại quyết định \`${data.binding}\` là điều bắt buộc`,
      en: `\`${data.name}\` is unconfirmed and yet decides the mandatory \`${data.binding}\``,
    },
    help: {
      vi: "xác nhận căn cứ, hoặc hạ mức áp dụng của ràng buộc",
      en: "confirm the basis, or bind less strictly",
    },
  }),
  "policy/no-value-yet": (data: Name & { readonly from: string }): Words => ({
    message: {
      vi: `tham số \`${data.name}\` chỉ có giá trị từ ngày \`${data.from}\`, sau ngày ràng buộc có hiệu lực`,
      en: `the parameter \`${data.name}\` has no value before \`${data.from}\`, when the binding already binds`,
    },
    help: {
      vi: "thêm giá trị cho khoảng trước đó, hoặc cho ràng buộc có hiệu lực muộn hơn",
      en: "add a value for the time before, or let the binding begin later",
    },
  }),
} as const satisfies MessageTable;
