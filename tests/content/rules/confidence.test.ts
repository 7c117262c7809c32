import { describe, expect, it } from "vitest";
import { confidenceLines, talkAt } from "../../../src/rules/confidence.ts";
import { loadTables } from "../../../src/rules/tables.ts";
import { noFacts, use } from "../../support/world.ts";

const { hosts } = loadTables();

describe("a use that is documented", () => {
  it.each([
    "https://github.com/o/r/blob/v1.0.0/issues/1.md",
    "https://github.com/requarks/wiki/tree/v2.5.0",
    "https://community.bistudio.com/wiki/Server_Hosting",
    "https://kodi.wiki/view/EventServer",
    "https://forumsystems.example/manual",
  ])("may rest on %s", (url) => {
    expect(talkAt(url, hosts)).toBeNull();
  });

  it.each([
    ["https://github.com/puma/puma-dev/issues/288", "a thread of issues"],
    ["https://github.com/o/r/pull/12#issuecomment-3", "a thread of issues"],
    ["https://github.com/o/r/discussions/7", "a thread of issues"],
    ["https://gitlab.com/group/project/-/issues/5", "a thread of issues"],
    ["https://forum.example.org/t/ports", "a forum"],
    ["https://us.battle.net/forums/en/bnet/topic/1", "a forum"],
    ["https://superuser.com/q/1", "at superuser.com, where anybody may write"],
    [
      "https://web.archive.org/web/2019/https://en.wikipedia.org/wiki/SSH",
      "an encyclopedia (en.wikipedia.org)",
    ],
  ])("may not rest on %s", (url, place) => {
    expect(talkAt(url, hosts)).toBe(place);
  });

  it("is told of with its file and row; what is common or reported may rest on talk", () => {
    const source = { title: "Which port?", url: "https://github.com/o/r/issues/1" };
    const uses = [use(22, "SSH"), use(80, "A", { source }), use(80, "B", { source, confidence: "reported" })];
    const usePlaces = uses.map((_, row) => ({ path: "content/facts/uses/system.yml", row }));
    expect(confidenceLines({ ...noFacts, uses, usePlaces }, hosts)).toEqual([
      "content/facts/uses/system.yml: [1].source (port 80, A) is a thread of issues, and the row says documented: cite the maker or a standard, or write common (several independent sources) or reported (one report).",
    ]);
  });
});
