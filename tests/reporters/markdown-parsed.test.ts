import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { expect, test } from "vitest";
import { markdown } from "../../src/reporters/markdown/markdown.ts";
import { plainPaint } from "../../src/reporters/paint.ts";
import { plain } from "../../src/reporters/plain.ts";
import { HOSTILE } from "../runner/hostile.ts";
import { hostileText } from "../runner/hostile-text.ts";
import { hostileReport } from "./hostile-report.ts";

/** Draws a report with a text in every field as GitHub would, before it takes anything out. */
function drawn(text: string): string {
  const page = markdown(hostileReport(text), new Map(), { language: "en", paint: plainPaint, quiet: false });
  return micromark(page, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });
}

/** Lists the tags of a page; what is code may differ, for a text may quote some itself. */
function tagsOf(html: string): readonly string[] {
  const tags = html.replaceAll("<!-- -->", "").match(/<[!/a-z][^>]*>/gi) ?? [];
  return tags.filter((tag) => !/^<\/?code>$/.test(tag));
}

/** Lists what is text to whoever links names and numbers in a page that is drawn. */
function textsOf(html: string): readonly string[] {
  return html.replaceAll(/<code>[\s\S]*?<\/code>/g, "<code/>").split(/<[^>]*>/);
}

const LINKED =
  /@\w|#\d|(?<![a-z0-9])www\.\w|:\/\/|:[a-z_]+:|(?<![0-9a-z])(?=\d*[a-f])[0-9a-f]{7,40}(?![0-9a-z])/i;
const harmless = tagsOf(drawn("x"));

function expectNothingOfIt(text: string): void {
  const html = drawn(text);
  expect(tagsOf(html)).toEqual(harmless);
  expect(textsOf(html).filter((one) => LINKED.test(one))).toEqual([]);
}

test.each(HOSTILE)("$name makes nothing of its own", ({ text }) => expectNothingOfIt(text));

test("neither does any other text", () => {
  // Where nothing is said, a remedy for one, no line is begun for it.
  const said = hostileText().filter((text) => plain(text).trim() !== "");
  fc.assert(fc.property(said, expectNothingOfIt));
});
