import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANNOTATION_LIMIT, MESSAGE_LIMIT } from "./annotations.ts";
import { readCommand, type WrittenCommand, writeCommand } from "./command-grammar.ts";
import { looksLikeCommand, REGISTERED, runCommands, unmeant } from "./commands.ts";
import { commandLine, hostileText } from "./hostile-text.ts";
import { linesOf, trimmed } from "./lines.ts";

const names = (printed: string, stderr = "") => runCommands(printed, stderr).commands.map(({ name }) => name);
const first = (printed: string) => runCommands(printed).commands[0];

describe("the grammar", () => {
  test.each([
    ["::error file=a.yaml,line=3::x", "error", { file: "a.yaml", line: "3" }, "x"],
    ["::ERROR::x", "error", {}, "x"],
    ["\u3000\u0085\u2028\t ::error::x", "error", {}, "x"],
    ["::error::a::b", "error", {}, "a::b"],
    ["::error::%0D%0A%25%3A", "error", {}, "\r\n%%3A"],
    ["::error::%250A", "error", {}, "%0A"],
    ["::error::%0a", "error", {}, "%0a"],
    ["::error title=%3A%2C%25%0A::", "error", { title: ":,%\n" }, ""],
    ["::error  title= a ,line=1 ::x", "error", { title: " a ", line: "1" }, "x"],
    ["::error Title=a,TITLE=b::x", "error", { title: "b" }, "x"],
    ["::error title=,=a,line==3,,b::x", "error", { line: "3" }, "x"],
    ["::error title=a=b::x", "error", { title: "a=b" }, "x"],
    ["::error\u00a0title=a::x", undefined, {}, ""],
    ["text ##[error]x", "error", {}, "x"],
    ["##[set-output name=a;b=c]%5D%3B%25", "set-output", { name: "a", b: "c" }, "];%"],
    ["##[ERROR]x", "error", {}, "x"],
    ["::unknown::##[error]x", "error", {}, "x"],
    ["::warning::##[error]x", "warning", {}, "##[error]x"],
    ["##[unknown]##[error]x", undefined, {}, ""],
    [" text ::error::x", undefined, {}, ""],
    ["::error", undefined, {}, ""],
    ["##[error", undefined, {}, ""],
    [":: error::x", undefined, {}, ""],
    ["\u200b::error::x", undefined, {}, ""],
    ["::error:\u200b:x", "error", {}, ":x"],
  ] as const)("reads %j", (line, name, properties, data) => {
    const found = readCommand(line, (known) => REGISTERED.some((one) => one === known));
    expect(found?.name).toBe(name);
    if (name !== undefined) expect(found).toMatchObject({ properties, data });
  });

  test.each(REGISTERED)("knows %s in both syntaxes", (name) => {
    expect(names(`::${name}::one-token`)).toEqual([name]);
    expect(names(`##[${name}]one-token`)).toEqual([name]);
  });

  test("gives back what is written by the documented escapes", () => {
    const text = hostileText();
    const value = text.filter((one) => one !== "" && !one.startsWith("=") && trimmed(one) === one);
    const command: fc.Arbitrary<WrittenCommand> = fc.record({
      syntax: fc.constantFrom("colons", "bracket"),
      name: fc.constantFrom(...REGISTERED),
      properties: fc.dictionary(fc.constantFrom("file", "title", "name"), value, { noNullPrototype: true }),
      data: text,
    });
    fc.assert(
      fc.property(command, (written) => {
        const line = writeCommand(written);
        expect(linesOf(line)).toEqual([line]);
        expect(readCommand(line, (name) => name === written.name)).toEqual(written);
      }),
    );
  });

  test("finds no command where nothing looks like one", () => {
    fc.assert(
      fc.property(commandLine(), (text) => {
        const { commands } = runCommands(text);
        expect(commands.filter((one) => !looksLikeCommand(one.text))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("lines", () => {
  test.each([
    ["a\nb", ["a", "b"]],
    ["a\r\nb\r\n", ["a", "b"]],
    ["a\rb\r", ["a", "b"]],
    ["a\n\nb", ["a", "", "b"]],
    ["a\u0085b\u2028c\u000bd\fe", ["a\u0085b\u2028c\u000bd\fe"]],
    ["", []],
  ])("of %j", (printed, lines) => expect(linesOf(printed)).toEqual(lines));

  test("are commands on stderr as on stdout, and their places are told", () => {
    const { commands } = runCommands("a\n::debug::x\n", "b\r::notice::y");
    expect(commands).toMatchObject([
      { stream: "stdout", line: 2, name: "debug", data: "x" },
      { stream: "stderr", line: 2, name: "notice", data: "y" },
    ]);
  });
});

describe("stop-commands", () => {
  test("stops both syntaxes until the token, which either syntax may bring, in any case", () => {
    const hidden = "::error::a\n##[set-output name=a]b\n::stop-commands::other\n";
    for (const end of ["::ToKeN-1::", "text ##[token-1]", "  ::token-1 a=b::c"]) {
      const log = runCommands(`::stop-commands::token-1\n${hidden}${end}\n::notice::after`);
      expect(log.commands.map(({ name }) => name)).toEqual(["stop-commands", "resume", "notice"]);
      expect(log.stopped.map(({ name }) => name)).toEqual(["error", "set-output", "stop-commands"]);
      expect(log.openStops).toEqual([]);
    }
  });

  test("does not end where the token stands in a text or behind another command", () => {
    const log = runCommands("::stop-commands::token-1\ntoken-1\n::error::##[token-1]\n::token-1\n::error::x");
    expect(log.commands.map(({ name }) => name)).toEqual(["stop-commands"]);
    expect(log.openStops).toEqual(["token-1"]);
  });

  test.each(["", "error", "Set-Output", "pause-logging", "stop-commands"])(
    "refuses the token %j",
    (token) => {
      const log = runCommands(`::stop-commands::${token}\n::notice::x`);
      expect(log.failures).toEqual([`::stop-commands::${token}`]);
      expect(log.commands.map(({ name }) => name)).toEqual(["stop-commands", "notice"]);
    },
  );

  test("with a token of two words never ends", () => {
    expect(runCommands("::stop-commands::a b\n::a b::\n::a::\n::error::x").openStops).toEqual(["a b"]);
  });

  test("does not reach over to the other stream, and a token there ends it", () => {
    expect(names("::stop-commands::token-1\n::error::a\n::token-1::", "::error::b")).toEqual([
      "stop-commands",
      "resume",
      "error",
    ]);
    expect(names("::stop-commands::token-1\n::error::a", "##[token-1]")).toEqual(["stop-commands", "error"]);
  });

  test("lets nothing through that does not hold the token", () => {
    const token = "gate57-0f1e2d3c";
    fc.assert(
      fc.property(commandLine(), (text) => {
        const log = runCommands(`::stop-commands::${token}\n${text}\n::${token}::\n`);
        expect(log.commands.map(({ name }) => name)).toEqual(["stop-commands", "resume"]);
        expect(log.lookAlikes).toEqual([]);
      }),
    );
  });
});

describe("what commands do", () => {
  test("annotations keep their places as the runner puts them right", () => {
    const shown = (properties: string) => runCommands(`::error ${properties}::x`).annotations[0];
    expect(shown("file=a,line=3,endLine=5,title=t")).toMatchObject({
      file: "a",
      line: 3,
      endLine: 5,
      title: "t",
    });
    expect(shown("line=3,col=2,endColumn=9")).toMatchObject({ line: 3, column: 2, endColumn: 9 });
    expect(shown("endLine=4")).toMatchObject({ line: 4, endLine: 4 });
    expect(shown("line=4,endColumn=4")).toMatchObject({ column: 4, endColumn: 4 });
    expect(shown("col=2")).toMatchObject({ line: undefined, column: undefined });
    expect(shown("line=3,endLine=5,col=2")).toMatchObject({ line: 3, endLine: 5, column: undefined });
    expect(shown("line=5,endLine=3")).toMatchObject({ line: undefined, endLine: undefined });
    expect(shown("line=5,col=9,endColumn=3")).toMatchObject({ line: 5, column: undefined });
    expect(shown("line=x")).toMatchObject({ line: undefined });
  });

  test.each([ANNOTATION_LIMIT - 1, ANNOTATION_LIMIT, ANNOTATION_LIMIT + 1])("%i of a level", (count) => {
    const log = runCommands(`${"::error::x\n".repeat(count)}::warning::y\n`, "::error::z\n");
    expect(log.annotations.filter(({ level }) => level === "error")).toHaveLength(Math.min(count + 1, 10));
    expect(log.dropped).toEqual({ error: Math.max(count + 1 - 10, 0), warning: 0, notice: 0 });
    expect(log.annotations.filter(({ level }) => level === "warning")).toHaveLength(1);
  });

  test.each([MESSAGE_LIMIT - 1, MESSAGE_LIMIT, MESSAGE_LIMIT + 1])("a message of %i characters", (length) => {
    const [annotation] = runCommands(`::notice::${"x".repeat(length)}`).annotations;
    expect(annotation?.message).toHaveLength(Math.min(length, MESSAGE_LIMIT));
  });

  test("outputs, state and masks are set", () => {
    const log = runCommands(
      "::set-output name=a::b\n##[save-state name=c]d\n::add-mask::e\n::stop-commands::seven-7",
    );
    expect(log).toMatchObject({ outputs: { a: "b" }, state: { c: "d" }, masks: ["e", "seven-7"] });
  });

  test.each(["::set-env name=a::b", "::add-path::/x", "::set-output::x", "##[save-state]x", "::echo::maybe"])(
    "%s fails the step",
    (line) => expect(runCommands(line).failures).toEqual([line]),
  );

  test("what nobody meant is listed with its place", () => {
    const log = runCommands(
      "::stop-commands::t-1\n::error::a\n::t-1::\n::no-such::\n::notice::b",
      "##[debug]c",
    );
    const meant = ["stop-commands", "resume"];
    expect(unmeant(log, meant)).toEqual([
      "stdout:5: ::notice::b",
      "stderr:1: ##[debug]c",
      "stdout:4: ::no-such::",
    ]);
    expect(unmeant(log, [...meant, "notice", "debug"])).toEqual(["stdout:4: ::no-such::"]);
  });

  test("commands of the usual kind fail nothing", () => {
    expect(
      runCommands("::echo::on\n::group::x\n::endgroup::\n::debug::y\n::set-output name=a::").failures,
    ).toEqual([]);
  });

  test.each([
    "::no-such::x",
    "::x",
    "::::",
    "##[section]x",
    "##vso[task.complete result=Failed;]",
    "\u200b::error::x",
    ":\u00ad:error::x",
    "#\ufeff#[error]x",
    "##[error",
  ])("%j looks like a command and is none", (line) => {
    const log = runCommands(line);
    expect(log.commands).toEqual([]);
    expect(log.lookAlikes).toEqual([{ stream: "stdout", line: 1, text: line }]);
  });

  test.each(["a::b", "# [x]", "std::vector", "", "[error] x", "a : : b"])("%j looks like none", (line) => {
    expect(runCommands(line).lookAlikes).toEqual([]);
    expect(first(line)).toBeUndefined();
  });
});
