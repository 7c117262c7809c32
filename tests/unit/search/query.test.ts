import { describe, expect, test } from "vitest";
import { nearestSense } from "../../../src/search/nearest-sense.ts";
import { queryWords } from "../../../src/search/names.ts";
import { longestQuery } from "../../../src/search/normalise.ts";
import { parseQuery } from "../../../src/search/query.ts";

describe("a number in any dress", () => {
  test.each([
    ["443", 443],
    [" 0443 ", 443],
    [":8080", 8080],
    ["port 3306", 3306],
    ["port443", 443],
    ["#443", 443],
    ["443?", 443],
    ["“443”", 443],
    ["0x1BB", 443],
    ["４４３", 443],
    ["٤٤٣", 443],
    ["۴۴۳", 443],
    ["४४३", 443],
    ["\u200f443\u200e", 443],
    ["65535", 65535],
    ["0", 0],
    ["localhost:3000", 3000],
    ["[::1]:5173", 5173],
    ["http://127.0.0.1:8123/path", 8123],
    [":::3000", 3000],
    ["https://user:pw@example.com:8443/a?b=1#c", 8443],
    ["192.168.1.1:8006", 8006],
    ["*.770", 770],
    ["127.0.0.1.631", 631],
    ["--port 3000", 3000],
    ["PORT=3000", 3000],
    ['"port": "443"', 443],
    ["is port 3389 safe", 3389],
    ["why is something on port 5000 on my mac", 5000],
    ["what runs on 443?", 443],
    ["mysql 3307", 3307],
    ["redis://[::1]:6379", 6379],
  ])("%j is port %i", (text, port) => expect(parseQuery(text)).toMatchObject({ kind: "port", port }));

  test.each([
    ["tcp/443", "tcp"],
    ["443/UDP", "udp"],
    ["udp 53", "udp"],
    ["port tcp 22", "tcp"],
    ["tcp6 0 0 :::3306 :::* LISTEN 1234/mysqld", "tcp"],
  ])("%j names the transport", (text, transport) =>
    expect(parseQuery(text)).toMatchObject({ kind: "port", transport }),
  );

  test.each([
    ["https://example.com/a", 443, "https:// without a port means 443"],
    ["http://example.com", 80, "http:// without a port means 80"],
    ["0100007F:1F90", 8080, "1F90 in hexadecimal"],
  ])("%j says how it was understood", (text, port, note) =>
    expect(parseQuery(text)).toEqual({ kind: "port", port, note }),
  );
});

describe("several numbers", () => {
  test.each([
    ["80, 443 and 8443", [80, 443, 8443]],
    ["80 443", [80, 443]],
    ["8080:80", [8080, 80]],
    ["80 or 443", [80, 443]],
    ["docker run -p 8080:80 nginx", [8080, 80]],
    ["open ports 80, 443 and 8443 for nginx", [80, 443, 8443]],
    ["0.0.0.0:8080->80/tcp", [8080, 80]],
  ])("%j are ports %j", (text, ports) => expect(parseQuery(text)).toMatchObject({ kind: "ports", ports }));

  test.each([
    ["8000-8010", 8000, 8010],
    ["8000–8010", 8000, 8010],
    ["8000 to 8010/tcp", 8000, 8010],
    ["8010-8000", 8000, 8010],
    ["8000..8010", 8000, 8010],
    ["between 1024 and 49151", 1024, 49151],
    ["ports 6881-6889 for torrents", 6881, 6889],
  ])("%j is a range", (text, from, to) =>
    expect(parseQuery(text)).toMatchObject({ kind: "range", from, to }),
  );
});

describe("a number that is no port", () => {
  test.each([
    ["65536", "65536", [6553]],
    ["070000", "70000", [7000]],
    ["808080", "808080", [8080]],
    ["123456", "123456", [12345, 1234]],
    ["0x1FFFF", "131071", [13107, 1310]],
    ["-1", "-1", [1]],
    ["8000-80010", "80010", [8000, 8001]],
    ["9".repeat(500), `${"9".repeat(20)}…`, [9999]],
  ])("%s may have meant %j", (text, number, meant) =>
    expect(parseQuery(text)).toEqual({ kind: "out-of-range", number, meant }),
  );
});

describe("words", () => {
  test.each([
    "cadlock",
    "3com-tsmux",
    "192.168.1.1",
    "::1",
    "2024-01-02",
    "http/3",
    "x11",
    "443.5",
    "%E0%A4%A",
    "💥",
    "app.js:12",
    "<b>x</b>",
  ])("%j stays words", (text) => expect(parseQuery(text)).toEqual({ kind: "words", words: text }));

  test.each([
    ["windows 10 rdp port", [10]],
    ["sql server 2019 port", [2019]],
    ["smtp 587", [587]],
    ["tomcat 9 port", [9]],
  ])("%j keeps the number beside the words", (text, numbers) =>
    expect(parseQuery(text)).toEqual({ kind: "words", words: text, numbers }),
  );

  test("an address with a scheme of its own looks for the scheme", () =>
    expect(parseQuery("postgres://u:p@db/x")).toEqual({ kind: "words", words: "postgres" }));
  test.each(["", "  ", "\ud800", "\u200f"])("%j is nothing", (text) =>
    expect(parseQuery(text)).toEqual({ kind: "nothing" }),
  );

  test.each([
    ["what is port", ["port"]],
    ["how do I free a port on windows", ["free", "port"]],
    ["TIME_WAIT", ["time_wait"]],
    ["what port does mysql use", ["mysql"]],
    ["ssh port on windows 10", ["ssh", "windows"]],
    ["Café's port", ["cafe"]],
  ])("%j is looked up by %j", (text, words) => expect(queryWords(text)).toEqual(words));
});

test.each([
  "1".repeat(10_000),
  "a".repeat(10_000),
  "port ".repeat(3000),
  "::".repeat(5000),
  "a://".repeat(3000),
  "1, ".repeat(4000),
  "ﷺ".repeat(5000),
])("a very long query is read only to a point", (text) => {
  const query = parseQuery(text);
  expect(JSON.stringify(query).length).toBeLessThan(longestQuery + 200);
});

describe("a path that leads nowhere", () => {
  test.each([
    ["/770", { kind: "redirect", path: "/ports/770" }],
    ["/ports/0770", { kind: "redirect", path: "/ports/770" }],
    ["/ports/770.html", { kind: "redirect", path: "/ports/770" }],
    ["/ports/770/", { kind: "redirect", path: "/ports/770" }],
    ["/ports/770", { kind: "none" }],
    ["/", { kind: "none" }],
  ])("%s becomes %j", (path, sense) => expect(nearestSense(path)).toEqual(sense));

  test.each([
    ["/ports/70000", "/ports/65535"],
    ["/tcp/443", "/ports/443"],
    ["/ports/postgres", "/search?q=postgres"],
    ["/%E0%A4%A", "/search?q=E0%20A4%20A"],
  ])("%s suggests %s", (path, suggestion) =>
    expect(nearestSense(path)).toMatchObject({ kind: "suggest", path: suggestion }),
  );
});
