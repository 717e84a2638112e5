import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  appendPointer,
  formatPointer,
  isWithin,
  parentPointer,
  parsePointer,
} from "../../src/core/source/json-pointer.ts";
import { valueAt } from "../../src/core/source/value-at.ts";

describe("JSON pointers", () => {
  test("what is formatted parses back", () => {
    const property = fc.property(fc.array(fc.string()), (tokens) => {
      expect(parsePointer(formatPointer(tokens))).toEqual(tokens);
    });
    fc.assert(property);
  });

  test("children and parents", () => {
    expect(appendPointer("/a", "b/c~d")).toBe("/a/b~1c~0d");
    expect(parentPointer("/a/b~1c")).toBe("/a");
    expect(parentPointer("")).toBeUndefined();
    expect(isWithin("/a/b", "/a")).toBe(true);
    expect(isWithin("/ab", "/a")).toBe(false);
  });

  test("values, own ones only", () => {
    const value = { a: [{ b: 1 }], "": 2 };
    expect(valueAt(value, "/a/0/b")).toBe(1);
    expect(valueAt(value, "/")).toBe(2);
    for (const pointer of ["/a/00", "/a/1", "/a/length", "/constructor", "/a/0/b/c"]) {
      expect(valueAt(value, pointer)).toBeUndefined();
    }
  });
});
