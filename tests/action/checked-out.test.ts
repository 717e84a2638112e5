import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkedOutCommit } from "../../src/action/checked-out.ts";
import { BASE, HEAD, MERGE } from "./job.ts";

type Files = Readonly<Record<string, string>>;

function checkedOut(files: Files, arrange: (root: string) => void = () => undefined) {
  const root = mkdtempSync(join(tmpdir(), "gate57-checked-out-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, "workspace"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  arrange(root);
  return checkedOutCommit(join(root, "workspace"));
}

const git = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`workspace/.git/${name}`, text]));
const at = (ref: string, files: Files = {}) => git({ HEAD: `ref: ${ref}\n`, ...files });
const PACKED = `# pack-refs with: peeled fully-peeled sorted\n${BASE} refs/heads/a/main\n${HEAD} refs/heads/main\n^${MERGE}\n`;

test.each<[string, Files, string | undefined]>([
  ["a commit", git({ HEAD: `${HEAD}\n` }), HEAD],
  ["a commit in SHA-256", git({ HEAD: `${"e".repeat(64)}\n` }), "e".repeat(64)],
  ["a branch", at("refs/heads/main", { "refs/heads/main": `${HEAD}\n` }), HEAD],
  ["a branch that is packed", at("refs/heads/main", { "packed-refs": PACKED }), HEAD],
  ["a branch of a like name", at("refs/heads/a/main", { "packed-refs": PACKED }), BASE],
  [
    "a branch that went on",
    at("refs/heads/main", { "refs/heads/main": MERGE, "packed-refs": PACKED }),
    MERGE,
  ],
  ["a branch by another", at("refs/x", { "refs/x": "ref: refs/y", "refs/y": HEAD }), HEAD],
  ["nothing", {}, undefined],
  ["a folder without HEAD", git({ config: "" }), undefined],
  ["a file that leads elsewhere", { "workspace/.git": "gitdir: ../outside" }, undefined],
  ["a branch without a commit", at("refs/heads/new"), undefined],
  ["branches in a circle", at("refs/x", { "refs/x": "ref: refs/x" }), undefined],
  ["a name that leads upwards", { ...at("refs/../../../out"), out: HEAD }, undefined],
  ["a name outside of references", at("config", { config: HEAD }), undefined],
  ["a short commit", git({ HEAD: HEAD.slice(1) }), undefined],
  ["a HEAD that is too long", git({ HEAD: HEAD.padEnd(5000) }), undefined],
  ["a branch that is a folder", at("refs/heads", { "refs/heads/main": HEAD }), undefined],
  [
    "a line without a commit",
    at("refs/heads/main", { "packed-refs": `${HEAD.slice(1)} refs/heads/main\n` }),
    undefined,
  ],
])("finds what is checked out: %s", (_, files, commit) => {
  expect(checkedOut(files)).toBe(commit);
});

const OUTSIDE = { "outside/HEAD": HEAD, "outside/refs/heads/main": HEAD };

test.each<[string, Files, string, string, string | undefined]>([
  ["the repository, out", {}, "outside", ".git", undefined],
  ["HEAD, out", git({ config: "" }), "outside/HEAD", ".git/HEAD", undefined],
  [
    "a branch, out",
    at("refs/heads/main", { "refs/heads/x": HEAD, "packed-refs": PACKED }),
    "outside/refs/heads/main",
    ".git/refs/heads/main",
    undefined,
  ],
  ["HEAD, to nowhere", git({ config: "" }), "nowhere", ".git/HEAD", undefined],
  ["HEAD, within", git({ ORIG_HEAD: HEAD }), "workspace/.git/ORIG_HEAD", ".git/HEAD", HEAD],
])("follows no link out of the folder: %s", (_, files, target, link, commit) => {
  const arrange = (root: string) => symlinkSync(join(root, target), join(root, "workspace", link));
  expect(checkedOut({ ...OUTSIDE, ...files }, arrange)).toBe(commit);
});

test("a folder that is not there has nothing checked out", () => {
  expect(checkedOutCommit("/nowhere/at/all")).toBeUndefined();
});
