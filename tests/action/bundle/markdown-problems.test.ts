import { expect, test } from "vitest";
import { markdownProblems } from "./markdown-problems.ts";

test.each([
  ["plain text\n\n- `@everyone <b> https://a.b`\n", 0],
  ["\\<b> @<!-- -->everyone a@ # 1", 0],
  ["```\n@everyone\n<b>\n```\n\n<details><summary>a</summary>\n", 0],
  ["`` a ` <b> ``", 0],
  ["[G10](https://github.com/org/gate57/blob/main/docs/gates/G10.vi.md)", 0],
  ["<b>x</b>", 2],
  ["<!-- gate57:0123 -->", 1],
  ["@everyone", 1],
  ["` @a", 1],
  ["`a\n\nb` @c", 1],
  ["[x](https://evil.example)", 1],
  ["![x](y)", 1],
  ["fixes #1", 1],
])("%j has so many things that are more than text: %i", (text, count) => {
  expect(markdownProblems(text)).toHaveLength(count);
});
