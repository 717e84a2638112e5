import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { documentationOf } from "../../src/action/documentation.ts";
import { LANGUAGES } from "../../src/reporters/words.ts";
import { ADMITTED, run } from "./job.ts";

const TAKEN = {
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_ACTION_REPOSITORY: "gate57/gate57",
  GITHUB_ACTION_REF: "v1.0.0",
};
const PAGES = "https://github.com/gate57/gate57/blob/v1.0.0/docs/gates/";

describe("the address of the pages", () => {
  test.each([
    [{}, PAGES],
    [
      { GITHUB_SERVER_URL: "https://ghe.example.test:8443/" },
      PAGES.replace("github.com", "ghe.example.test:8443"),
    ],
    [{ GITHUB_ACTION_REF: "nhanh/v1+b" }, PAGES.replace("v1.0.0", "nhanh/v1%2Bb")],
    [{ GITHUB_SERVER_URL: "" }, undefined],
    [{ GITHUB_ACTION_REPOSITORY: undefined }, undefined],
    [{ GITHUB_ACTION_REF: "" }, undefined],
    [{ GITHUB_SERVER_URL: "javascript:alert(1)" }, undefined],
    [{ GITHUB_SERVER_URL: "https://a.test/x?y" }, undefined],
    [{ GITHUB_SERVER_URL: "https://who:secret@a.test" }, undefined],
    [{ GITHUB_ACTION_REPOSITORY: "gate57" }, undefined],
    [{ GITHUB_ACTION_REPOSITORY: "gate57/.." }, undefined],
    [{ GITHUB_ACTION_REF: "../../x" }, undefined],
    [{ GITHUB_ACTION_REF: "a b" }, undefined],
    [{ GITHUB_ACTION_REF: "a)[x](y" }, undefined],
    [{ GITHUB_ACTION_REF: "a\n::error::x" }, undefined],
  ])("of %j is %j", (change, expected) => {
    expect(documentationOf({ ...TAKEN, ...change })).toBe(expected);
  });
});

describe.each(LANGUAGES)("links in %s", (lang) => {
  const linked = async (documentation: string | undefined) => {
    const { printed, outputs } = await run({
      inputs: { ...ADMITTED, stage: "operation", lang, format: "markdown" },
      change: (io) => (documentation === undefined ? io : { ...io, documentation }),
    });
    const sarif = readFileSync(outputs["sarif-file"] ?? "", "utf8");
    return {
      pages: [...printed.matchAll(/\]\((http[^)]*)\)/g)].map(([, page = ""]) => page),
      help: [...sarif.matchAll(/"helpUri": ?"([^"]*)"/g)].map(([, page = ""]) => page),
    };
  };

  test("lead to pages that exist, of every gate that was asked", async () => {
    const { pages, help } = await linked(PAGES);
    const end = lang === "vi" ? ".vi.md" : ".md";
    expect([pages.length > 10, help.length > 10]).toEqual([true, true]);
    for (const page of [...pages, ...help]) {
      expect(page.startsWith(PAGES) && page.endsWith(end)).toBe(true);
      expect(existsSync(`docs/gates/${page.slice(PAGES.length)}`), page).toBe(true);
    }
  });

  test("are none where no address is known", async () => {
    expect(await linked(undefined)).toEqual({ pages: [], help: [] });
  });
});
