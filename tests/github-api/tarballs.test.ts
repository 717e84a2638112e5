import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import type { Octokit } from "@octokit/rest";
import { extract } from "tar-stream";
import { afterEach, describe, expect, test } from "vitest";
import { type Hostility, hostileArchive } from "./archive.ts";
import { AT, closeAll, FILES, NEW, start } from "./small-github.ts";

afterEach(closeAll);

describe("tarballs", () => {
  async function unpacked(bytes: Buffer): Promise<Record<string, string>> {
    const files: Record<string, string> = {};
    const reading = extract();
    reading.end(gunzipSync(bytes));
    for await (const entry of reading) {
      const content = (await buffer(entry)).toString();
      files[entry.header.name] = entry.header.type === "file" ? content : `(${entry.header.type})`;
    }
    return files;
  }

  async function download(octokit: Octokit): Promise<Buffer> {
    const { data } = await octokit.rest.repos.downloadTarballArchive({ ...AT, ref: "main" });
    return Buffer.from(new Uint8Array(Object(data)));
  }

  test.each(["same-origin", "other-origin"] as const)(
    "hold the files of the commit (%s)",
    async (codeload) => {
      const { github, octokit } = await start({ codeload }, { private: true });
      const top = `so-tt-policies-${NEW.slice(0, 7)}`;
      const files = Object.entries(FILES).map(([path, content]) => [`${top}/${path}`, content]);
      expect(await unpacked(await download(octokit))).toEqual({
        ...Object.fromEntries(
          ["", "policies/", "policies/a/"].map((path) => [`${top}/${path}`, "(directory)"]),
        ),
        ...Object.fromEntries(files),
      });
      const [asked, sent] = github.requests;
      expect(asked).toMatchObject({ path: "/repos/so-tt/policies/tarball/main", status: 302 });
      expect(sent).toMatchObject({ path: `/codeload/so-tt/policies/legacy.tar.gz/${NEW}`, status: 200 });
      const shown = codeload === "same-origin" ? "(the token)" : undefined;
      expect(sent?.headers.authorization).toBe(shown);
      const unsigned = `${github.origin}/codeload/so-tt/policies/legacy.tar.gz/${NEW}`;
      expect((await fetch(unsigned)).status).toBe(404);
      expect(github.problems).toEqual([]);
    },
  );

  test("hold files with long names and names in any script", async () => {
    const files = { [`${"a folder/".repeat(30)}tệp chính sách.yaml`]: "dài" };
    const { octokit } = await start({}, { commits: [{ sha: NEW, files }], branches: { main: NEW } });
    const names = Object.entries(await unpacked(await download(octokit))).filter(
      ([, text]) => text === "dài",
    );
    expect(names.map(([name]) => name.slice(name.indexOf("/") + 1))).toEqual(Object.keys(files));
  });

  test("of the same commit have the same bytes", async () => {
    const [one, two] = [await start(), await start()];
    expect(await download(one.octokit)).toEqual(await download(two.octokit));
  });

  const kinds: readonly (readonly [Hostility, string, string])[] = [
    ["symlink", "policies/link.yaml", "(symlink)"],
    ["hard-link", "policies/link.yaml", "(link)"],
    ["device", "policies/device.yaml", "(character-device)"],
    ["parent-name", "policies/../../../escaped.yaml", "escaped"],
    ["backslash-name", "policies/..\\..\\escaped.yaml", "escaped"],
    ["duplicate-names", "policies/twice.yaml", "second"],
    ["ten-thousand-files", "policies/9999.yaml", "a: 1\n"],
  ];

  async function hostile(kind: Hostility): Promise<Octokit> {
    const commits = [{ sha: NEW, files: FILES, archive: hostileArchive(kind, "policies") }];
    const { octokit } = await start({}, { commits, branches: { main: NEW } });
    return octokit;
  }

  test.each(kinds)("with a %s hold it", async (kind, path, content) => {
    const files = await unpacked(await download(await hostile(kind)));
    expect(files[`so-tt-policies-${NEW.slice(0, 7)}/${path}`]).toBe(content);
  });

  test("with an absolute name hold it", async () => {
    const files = await unpacked(await download(await hostile("absolute-name")));
    expect(files["/gate57-escaped.yaml"]).toBe("escaped");
  });

  test("can tell a size they do not have", async () => {
    const bytes = gunzipSync(await download(await hostile("declared-gibibyte")));
    const reading = extract();
    const sizes: number[] = [];
    reading.on("entry", (header, stream, next) => {
      sizes.push(header.size);
      stream.resume();
      next();
    });
    reading.write(bytes);
    await expect.poll(() => sizes).toContain(2 ** 30);
    reading.destroy();
  });

  test("can be much larger than what is sent", async () => {
    const bytes = await download(await hostile("zeros"));
    expect(bytes.length).toBeLessThan(1024 * 1024);
    expect(gunzipSync(bytes).length).toBeGreaterThan(64 * 1024 * 1024);
  });

  test.each(["truncated", "not-gzip", "not-tar"] as const)("that are %s are none", async (kind) => {
    const bytes = await download(await hostile(kind));
    await expect(unpacked(bytes)).rejects.toThrow();
  });
});
