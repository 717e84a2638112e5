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

/** Compiles a pattern once: gates repeat theirs, and a policy set has few. */
export function patternOf(pattern: string): Pattern | undefined {
  const known = patterns.get(pattern);
  if (known) return known;
  const compiled = compilePattern(pattern);
  if (patterns.size >= MOST_PATTERNS) patterns.clear();
  if (compiled) patterns.set(pattern, compiled);
  return compiled;
}

const MOST_PATTERNS = 100;
const patterns = new Map<string, Pattern>();
