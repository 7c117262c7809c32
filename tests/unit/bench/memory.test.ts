import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  availableMegabytes,
  kilobytesIn,
  parentIn,
  treeMemory,
  treeOf,
} from "../../../bench/support/memory.ts";

describe("what /proc says", () => {
  it("has the parent behind a name with spaces and parentheses", () =>
    expect(parentIn("77 (a (b) c) S 12 77 77 0 -1")).toBe(12));

  it("has a field in kB", () =>
    expect(kilobytesIn("Rss:  10 kB\nPss:   7 kB\nPss_Anon: 3 kB\n", "Pss")).toBe(7));

  it("may lack a field", () => expect(kilobytesIn("Rss: 10 kB\n", "Pss")).toBeUndefined());
});

describe("a tree of processes", () => {
  it("holds all below its root, in whatever order they are listed", () => {
    const all = [
      { pid: 30, parent: 20 },
      { pid: 20, parent: 10 },
      { pid: 11, parent: 1 },
      { pid: 10, parent: 1 },
    ];
    expect(treeOf(10, all).sort()).toEqual([10, 20, 30]);
  });
});

describe("memory", () => {
  let proc: string;
  const write = (path: string, text: string) => writeFileSync(join(proc, path), text);
  const add = (pid: number, parent: number, files: Record<string, string>) => {
    mkdirSync(join(proc, String(pid)));
    write(`${pid}/stat`, `${pid} (node) S ${parent} 0 0`);
    for (const [name, text] of Object.entries(files)) write(`${pid}/${name}`, text);
  };

  beforeEach(() => void (proc = mkdtempSync(join(tmpdir(), "portolan-proc-"))));
  afterEach(() => rmSync(proc, { recursive: true }));

  it("of a tree is the sum of proportional shares, and of resident memory where there is none", () => {
    add(10, 1, { smaps_rollup: "Rss: 900 kB\nPss: 500 kB\n", status: "VmRSS:\t 900 kB\n" });
    add(20, 10, { status: "VmRSS:\t 40 kB\n" });
    add(30, 1, { smaps_rollup: "Pss: 7000 kB\n" });
    expect(treeMemory(10, proc)).toBe(540);
  });

  it("of a process that has ended is nothing", () => {
    add(10, 1, {});
    expect(treeMemory(10, proc)).toBe(0);
  });

  it("that is free is told in MiB", () => {
    write("meminfo", "MemTotal: 4096 kB\nMemAvailable:    2048 kB\n");
    expect(availableMegabytes(proc)).toBe(2);
  });
});
