import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** Are the tags that our reports are drawn with; those that have attributes, or others, were quoted. */
const OWN =
  /^<\/?(?:a|blockquote|br|code|details|em|h[1-6]|hr|li|ol|p|pre|strong|summary|table|tbody|td|th|thead|tr|ul)(?: \/)?>$/;
const PAGE = /^<a href="https:\/\/[\w.:/-]+\/docs\/gates\/G\d+(?:\.vi)?\.md">$/;
const RUN = /^<a href="https:\/\/[\w.:/-]+\/actions\/runs\/\d+">$/;

/** Are the texts that GitHub makes more of although they are no markup. */
const LINKED = /(?<!\w)@\w|(?<!\w)#\d|(?<!\w)www\.\w|:\/\//i;

/**
 * Lists what of a report in Markdown would be more than text on GitHub, though no report of ours writes it: tags,
 * comments, links and images, mentions and addresses outside of code.
 */
export function markdownProblems(text: string): readonly string[] {
  const html = micromark(text, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });
  const tags = html.replaceAll("<!-- -->", "").match(/<[!/a-z?][^>]*>/gi) ?? [];
  const texts = html
    .replaceAll(/<code[^>]*>[\s\S]*?<\/code>/g, "<code/>")
    .split(/<[^>]*>/)
    .filter((one) => LINKED.test(one));
  return [...tags.filter((tag) => !OWN.test(tag) && !PAGE.test(tag) && !RUN.test(tag)), ...texts];
}
