import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** Words that would be a second name of something, with the one that is used. */
const SECOND_NAMES = [
  [/tuyên bố/i, "văn bản đã ký"],
  [/thư mục xác nhận/i, "thư mục văn bản đã ký"],
  [/kh(?:óa|oá) bí mật/i, "khóa riêng"],
  [/(?:USB|thiết bị) token|thiết bị ký(?! số)/i, "thiết bị ký số"],
  [/nhà cung cấp/i, "nhà thầu triển khai"],
] as const;

const PLACES: readonly (readonly [folder: string, name: RegExp])[] = [
  [".", /^README\.vi\.md$/],
  ["docs", /^trust-folder\.md$/],
  ["src/attestation", /\.ts$/],
  ["src/cli", /-options\.ts$/],
  ["src/core/diagnostic", /^(?!signed-verdict).*\.ts$/],
  ["src/node", /^(?:attestation-run|run)-messages\.ts$/],
  ["src/reporters", /\.ts$/],
];

const files = PLACES.flatMap(([folder, wanted]) =>
  readdirSync(join(root, folder))
    .filter((name) => wanted.test(name))
    .map((name) => join(folder, name)),
);

test.each(files)("%s calls one thing by one word in Vietnamese", (file) => {
  const text = readFileSync(join(root, file), "utf8").replaceAll(/\s+/g, " ");
  expect(SECOND_NAMES.filter(([second]) => second.test(text)).map(([, used]) => used)).toEqual([]);
});
