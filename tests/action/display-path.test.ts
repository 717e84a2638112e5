import { expect, test } from "vitest";
import { displayPath, withNamedFolder } from "../../src/node/display-path.ts";

const tree = (folder: string, prefix: string) => ({ folder, prefix });

test("what lies in a folder with a name of its own is called by it, and nothing else is", () => {
  const named = withNamedFolder(tree("/temp/one", "tree:"), () =>
    ["/temp/one/a/b.yaml", "/temp/one", "/temp/one/..a", "/temp/ones/a", "/temp", "c.yaml", "/work/d"].map(
      (path) => displayPath(path, "/work"),
    ),
  );
  expect(named).toEqual(["tree:a/b.yaml", "tree:.", "tree:..a", "../temp/ones/a", "../temp", "c.yaml", "d"]);
  expect(displayPath("/temp/one/a", "/work")).toBe("../temp/one/a");
});

test("two runs at once do not see each other's names", async () => {
  const run = (name: string) =>
    withNamedFolder(tree(`/temp/${name}`, `${name}:`), async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return [displayPath("/temp/one/a", "/temp"), displayPath("/temp/two/a", "/temp")];
    });
  expect(await Promise.all([run("one"), run("two")])).toEqual([
    ["one:a", "two/a"],
    ["one/a", "two:a"],
  ]);
});
