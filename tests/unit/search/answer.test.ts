import { describe, expect, test } from "vitest";
import { answer, type Result, type Sources } from "../../../src/search/answer.ts";
import { joinKinds, joinLines, joinNear, joinSteps } from "../../../src/search/columns.ts";
import { flagsOf, readArticles, readIndex, type NameIndex } from "../../../src/search/index-format.ts";
import { createNameEngine } from "../../../src/search/name-engine.ts";

const index: NameIndex = {
  ports: joinSteps([22, 3306]),
  transports: "31",
  services: joinNear(["ssh", "mysql"]),
  uses: joinLines([
    ["SSH", "sftp"],
    ["MySQL", "mariadb"],
  ]),
  usePorts: joinSteps([22, 3306]),
  useFlags: joinKinds([flagsOf(["tcp"], "medium", "encrypted"), flagsOf(["tcp"], "high", "either")]),
  articles: joinLines([
    ["22", "SSH, SFTP and scp"],
    ["9", "Only an article"],
  ]),
  pages: joinLines([["/guides/ports-browsers-refuse", "Ports that browsers refuse", "ERR_UNSAFE_PORT"]]),
};
const book = createNameEngine(readIndex(index), readArticles(index));
const page: Result = { path: "/guides/a", port: null, title: "A" };
const offline = () => Promise.reject(new Error("offline"));
const sources = (given: Partial<Sources> = {}): Sources => ({
  names: () => Promise.resolve(book),
  details: () => Promise.resolve(book),
  words: { find: () => Promise.resolve({ results: [], all: false }) },
  ...given,
});
const pages = (all: boolean) => ({ find: () => Promise.resolve({ results: [page], all }) });
const ask = (text: string, given?: Partial<Sources>, signal = new AbortController().signal) =>
  answer(text, sources(given), signal);

describe("an answer", () => {
  test.each([
    ["22", ["/ports/22"]],
    ["tcp/3306, 22", ["/ports/3306", "/ports/22"]],
    ["20-25", ["/ports/22"]],
    ["5-22", ["/ports/9", "/ports/22"]],
    ["70000", ["/ports/7000"]],
    ["mariadb", ["/ports/3306"]],
    ["marriadb", ["/ports/3306"]],
    ["EADDRINUSE :::3306", ["/ports/3306#check", "/guides/in-use-but-nothing-listed"]],
    ["ERR_UNSAFE_PORT", ["/guides/ports-browsers-refuse"]],
    ["wholly unknown", ["/ports"]],
    ["", []],
  ])("to %j leads to %j", async (text, paths) =>
    expect((await ask(text)).results.map(({ path }) => path)).toEqual(paths),
  );

  test("shows name, transports and risk", async () =>
    expect((await ask("sftp")).results[0]).toEqual({
      path: "/ports/22",
      port: 22,
      title: "SSH, SFTP and scp",
      transports: ["tcp"],
      risk: "medium",
    }));

  test("to other words comes from the text of pages", async () =>
    expect((await ask("strange words", { words: pages(true) })).results).toEqual([page]));

  test.each([
    ["wholly strange mysql words", true, "/guides/a"],
    ["wholly strange mysql words", false, "/ports/3306"],
    ["mysql workbench", false, "/ports/3306"],
  ])("to %j begins, when pages have all its words: %s, with %s", async (text, all, path) =>
    expect((await ask(text, { words: pages(all) })).results[0]?.path).toBe(path),
  );

  test("has the titles of guides from the index", async () =>
    expect((await ask("ERR_UNSAFE_PORT")).results[0]?.title).toBe("Ports that browsers refuse"));

  test("to a number needs no index", async () => {
    const { message, results } = await ask("443", { names: offline, details: offline });
    expect(results.map(({ path }) => path)).toEqual(["/ports/443"]);
    expect(message).toContain("did not load");
  });

  test("to words fails with its index", () =>
    expect(ask("mysql", { names: offline })).rejects.toThrow("offline"));

  test("loads the second tier only when the first is not sure", async () =>
    expect((await ask("mysql", { details: offline })).results).toHaveLength(1));

  test.each(["22", "mysql", "strange"])("to %j is given up when it is aborted", (text) => {
    const control = new AbortController();
    const asked = ask(text, {}, control.signal);
    control.abort(new Error("stale"));
    return expect(asked).rejects.toThrow("stale");
  });
});
