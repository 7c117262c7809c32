import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { replaceFiles } from "../../../src/registry/write.ts";
import { filesIn, registryFolder } from "../../support/registry/folder.ts";

describe("files that are replaced", () => {
  it("hold the new texts, and leave nothing beside them", () => {
    const folder = registryFolder();
    writeFileSync(new URL("a.txt", folder), "old");
    replaceFiles(folder, [
      ["a.txt", "new"],
      ["b.txt", "ü".repeat(100_000)],
    ]);
    expect(Object.keys(filesIn(folder)).toSorted()).toEqual(["a.txt", "b.txt", "corrections.yml"]);
    expect(filesIn(folder)).toMatchObject({ "a.txt": "new", "b.txt": "ü".repeat(100_000) });
  });

  it("stay as they are when one of them can't be written", () => {
    const folder = registryFolder();
    writeFileSync(new URL("a.txt", folder), "old");
    const before = filesIn(folder);
    expect(() =>
      replaceFiles(folder, [
        ["a.txt", "new"],
        ["no-folder/b.txt", "new"],
      ]),
    ).toThrow("ENOENT");
    expect(filesIn(folder)).toEqual(before);
  });
});
