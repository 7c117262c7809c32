import { beforeEach, describe, expect, test, vi } from "vitest";
import { forget, recents, remember } from "../../../src/components/search-results/recent.client.ts";

const postgres = { query: "postgres", path: "/ports/5432", title: "5432 PostgreSQL" };
const queries = () => recents().map(({ query }) => query);

let stored: Map<string, string>;

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  return () => vi.unstubAllGlobals();
});

describe("the latest look-ups", () => {
  test("are the last eight, newest first, each once", () => {
    for (const query of ["1", "2", "3", "4", "5", "6", "7", "8", "9", "3"])
      remember({ query, path: `/ports/${query}`, title: query });
    expect(queries()).toEqual(["3", "9", "8", "7", "6", "5", "4", "2"]);
  });

  test("are kept trimmed and short; blank ones are not", () => {
    remember({ ...postgres, query: "  postgres " });
    remember({ ...postgres, query: "  " });
    remember({ ...postgres, query: "x".repeat(10_000) });
    expect(queries()).toEqual(["x".repeat(100), "postgres"]);
  });

  test("can be forgotten one by one, and all at once", () => {
    remember(postgres);
    remember({ ...postgres, query: "pg" });
    forget("postgres");
    expect(queries()).toEqual(["pg"]);
    forget();
    expect(stored.size).toBe(0);
  });

  test.each([
    "",
    "{}",
    "no JSON",
    "[null, 1, {}]",
    JSON.stringify([{ ...postgres, path: "javascript:alert(1)" }]),
    JSON.stringify([{ ...postgres, path: "//example.com/" }]),
    JSON.stringify([{ ...postgres, title: 5432 }]),
  ])("are none where %s is stored", (text) => {
    stored.set("lookups", text);
    expect(recents()).toEqual([]);
    remember(postgres);
    expect(recents()).toEqual([postgres]);
  });

  test("are none, and nothing is thrown, where the browser refuses storage", () => {
    const refuse = () => {
      throw new DOMException("refused", "SecurityError");
    };
    vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
    remember(postgres);
    forget();
    expect(recents()).toEqual([]);
  });
});
