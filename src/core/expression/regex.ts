import { RE2JS } from "@bufbuild/re2";

/** Matches a text against a pattern in linear time. */
export type Pattern = (text: string) => boolean;

/** Compiles an RE2 pattern; undefined when it is not one. */
export function compilePattern(pattern: string): Pattern | undefined {
  try {
    const compiled = RE2JS.compile(pattern);
    return (text) => compiled.test(text);
  } catch {
    // The library reports a wrong pattern by throwing, of several classes.
    return undefined;
  }
}

/** Compiles the pattern of one node of a tree once; it is forgotten with the tree. */
export function patternOf(node: object, pattern: string): Pattern | undefined {
  const known = patterns.get(node);
  if (known) return known;
  const compiled = compilePattern(pattern);
  if (compiled) patterns.set(node, compiled);
  return compiled;
}

const patterns = new WeakMap<object, Pattern>();
