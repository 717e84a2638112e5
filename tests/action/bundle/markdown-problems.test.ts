import { expect, test } from "vitest";
import { markdownProblems } from "./markdown-problems.ts";

test.each([
  ["plain text\n\n- `@everyone <b> https://a.b`\n", 0],
  ["\\<b> \\@a @<!-- -->everyone a@ # 1", 0],
  ["```\n@everyone\n<b>\n```\n<details><summary>a</summary>\n", 0],
  ["`` a ` <b> ``", 0],
  ["[G10](https://github.com/org/gate57/blob/main/docs/gates/G10.vi.md)", 0],
  ["<script>alert(1)</script>", 2],
  ["<!-- gate57:0123 -->", 1],
  ["@everyone", 1],
  ["` @a", 1],
  ["`` ` @a", 1],
  ["`a\n\nb` @c", 1],
  ["[x](javascript:alert) ![x](y)", 2],
  ["see https://evil.example", 1],
  ["fixes #1", 1],
  ["```\n@everyone", 1],
  ["~~~\n```\n", 1],
])("%j has so many things that are more than text: %i", (text, count) => {
  expect(markdownProblems(text)).toHaveLength(count);
});
