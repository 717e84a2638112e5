import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AZURE_COMMANDS, AZURE_ESCAPES, runAzureCommands } from "./azure-commands.ts";
import { writeEscapes } from "./command-grammar.ts";
import { hostileText } from "./hostile-text.ts";

describe("a logging command of Azure Pipelines", () => {
  test.each([
    ["##vso[task.logissue type=error;code=a]x", "task.logissue", { type: "error", code: "a" }, "x"],
    ["text ##vso[TASK.LogIssue Type=error;]x", "task.logissue", { type: "error" }, "x"],
    [
      "##vso[task.setvariable variable=a]%AZP25%3B%0D%0A%5D%25",
      "task.setvariable",
      { variable: "a" },
      "%;\r\n]%25",
    ],
    ["##vso[task.debug]%AZP250A", "task.debug", {}, "%0A"],
    ["##vso[.task..debug.]x", "task.debug", {}, "x"],
  ])("is read: %s", (line, name, properties, data) => {
    expect(runAzureCommands(`${line}\n`).commands).toMatchObject([{ line: 1, name, properties, data }]);
  });

  test.each(["##vso[task.debug", "##vso[task]x", "##vso[]x", "##vso", "#\u200b#vso[task.debug]x"])(
    "is only talked of: %j",
    (line) => {
      const log = runAzureCommands("", line);
      expect(log.commands).toEqual([]);
      expect(log.lookAlikes).toHaveLength(1);
    },
  );

  test.each(AZURE_COMMANDS)("%s is known", (name) => {
    const log = runAzureCommands(`##vso[${name} type=error;result=Failed]x`);
    expect(log.commands).toHaveLength(1);
    expect(log.failures).toEqual([]);
  });

  test("gives back what is written by the agent's escapes", () => {
    const value = hostileText().filter((one) => one !== "" && !one.startsWith("="));
    fc.assert(
      fc.property(value, hostileText(), (code, message) => {
        const line = `##vso[task.logissue type=error;code=${writeEscapes(code, AZURE_ESCAPES)}]${writeEscapes(message, AZURE_ESCAPES)}`;
        expect(runAzureCommands(line).issues).toMatchObject([{ type: "error", code, message }]);
        expect(runAzureCommands(line).commands).toHaveLength(1);
      }),
    );
  });

  test("shows issues with their places", () => {
    const { issues } = runAzureCommands(
      "##vso[task.logissue type=warning;sourcepath=a.yaml;linenumber=3;columnnumber=5;code=G1]x",
    );
    expect(issues).toEqual([
      { type: "warning", message: "x", file: "a.yaml", line: "3", column: "5", code: "G1" },
    ]);
  });

  test("the worst result of a step stands", () => {
    const complete = (result: string) => `##vso[task.complete result=${result};]`;
    expect(runAzureCommands(complete("Failed"), complete("Succeeded")).result).toBe("Failed");
    expect(runAzureCommands(complete("SucceededWithIssues")).result).toBe("SucceededWithIssues");
    expect(runAzureCommands("").result).toBeUndefined();
  });

  test.each([
    "##vso[task.complete result=fine;]",
    "##vso[task.complete]",
    "##vso[task.no]x",
    "##vso[task.logissue type=note]x",
  ])("%s fails the step", (line) => expect(runAzureCommands(line).failures).toEqual([line]));

  test("formatting is told apart from commands", () => {
    const log = runAzureCommands("##[group]x\n##vso[task.debug]##[error]\nplain");
    expect(log.formatting).toEqual(["##[group]x"]);
    expect(log.commands).toHaveLength(1);
  });
});
