import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { createFiles } from "../../../src/server/files.ts";
import { fakeDist, noFeedback, pages, site } from "../../support/server.ts";

const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe("pages and files", () => {
  test.each([
    ["/", "index.html", "text/html; charset=utf-8"],
    ["/ports", "ports.html", "text/html; charset=utf-8"],
    ["/ports/0", "ports/0.html", "text/html; charset=utf-8"],
    ["/ports/770", "ports/770.html", "text/html; charset=utf-8"],
    ["/ports/65535?utm=1", "ports/65535.html", "text/html; charset=utf-8"],
    ["/ports/404", "ports/404.html", "text/html; charset=utf-8"],
    ["/robots.txt", "robots.txt", "text/plain; charset=utf-8"],
    ["/icon.svg", "icon.svg", "image/svg+xml; charset=utf-8"],
    ["/_astro/page.Bx3_a-Z1.css", "_astro/page.Bx3_a-Z1.css", "text/css; charset=utf-8"],
    ["/_astro/search.D4kq.js", "_astro/search.D4kq.js", "text/javascript; charset=utf-8"],
    ["/pagefind/wasm.en.pagefind", "pagefind/wasm.en.pagefind", "application/octet-stream"],
  ])("%s is %s", async (path, file, type) => {
    const response = await site()(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(await response.text()).toBe(pages[file]);
  });

  test.each([
    ["/ports/770/?a=1&b=%20", "/ports/770?a=1&b=%20"],
    ["/770", "/ports/770"],
    ["/about/", "/about"],
    ["/about.html?x", "/about?x"],
    ["/ports/", "/ports"],
    ["/index.html", "/"],
    ["/robots.txt/", "/robots.txt"],
  ])("%s answers one 308 to %s", async (path, to) => {
    const get = site();
    const response = await get(path, { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([308, to]);
    expect((await get(to)).status).toBe(200);
  });

  test.each(["/ports/70000", "/no-such-page", "/no-such-page/", "/404.html", "/ports/-1", "/ports/1234567"])(
    "%s is a 404 page",
    async (path) => {
      const response = await site()(path);
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(await response.text()).toBe(pages["404.html"]);
    },
  );

  test("a port without a page of its own is the one page that a compact build has for it", async () => {
    const get = site({ dist: fakeDist({ "port.html": "<h1>Any port</h1>" }) });
    for (const path of ["/ports/50123", "/ports/65534?utm=1"]) {
      const response = await get(path);
      expect([response.status, await response.text()]).toEqual([200, "<h1>Any port</h1>"]);
    }
    expect(await (await get("/ports/770")).text()).toBe(pages["ports/770.html"]);
    for (const path of ["/ports/65536", "/port", "/port.html", "/ports/abc"])
      expect((await get(path)).status).toBe(404);
  });

  test.each([
    ["/_astro/old.js", "*/*", "text/plain; charset=utf-8"],
    ["/old.png", "image/avif,*/*", "text/plain; charset=utf-8"],
    ["/node.js", "text/html,*/*;q=0.8", "text/html; charset=utf-8"],
  ])("what is missing at %s for %s is said in %s", async (path, accept, type) => {
    const response = await site()(path, { headers: { accept } });
    expect([response.status, response.headers.get("content-type")]).toEqual([404, type]);
  });

  test("without a 404 page, and without any page, there is still an answer", async () => {
    const dist = fakeDist();
    rmSync(join(dist, "404.html"));
    expect((await site({ dist })("/no-such-page")).status).toBe(404);
    expect((await site({ dist: "" })("/about")).status).toBe(404);
    expect((await site({ dist: "" })("/770")).status).toBe(308);
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])("%s on a page is a 405", async (method) => {
    const response = await site()("/ports/770", { method });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  test.each(["/ports/770", "/no-such-page", "/770", "/_astro/page.Bx3_a-Z1.css"])(
    "HEAD %s has the headers of GET and no body",
    async (path) => {
      const get = site();
      const headers = { "accept-encoding": "br" };
      const full = await get(path, { headers });
      const head = await get(path, { headers, method: "HEAD" });
      expect(head.status).toBe(full.status);
      expect([...head.headers]).toEqual([...full.headers]);
      expect(await head.text()).toBe("");
    },
  );
});

describe("nothing outside the built site can be read", () => {
  test.each([
    "/../secret",
    "/../secret.html",
    "/ports/..%2f..%2fsecret",
    "/ports/..%2f..%2fsecret.html",
    "/%2e%2e/secret",
    "/%2e%2e%2fsecret",
    "/%252e%252e%252fsecret",
    "/..%5csecret",
    "/ports/%2e%2e/%2e%2e/secret",
    "/ports/770%00",
    "/.env",
    "/%2eenv",
    "/.well/hidden",
    "/ports/770.html%00.css",
    "//secret",
    "/headers.json",
  ])("%s", async (path) => {
    const response = await site({ dist: fakeDist({ "headers.json": "{}" }) })(`http://localhost:4321${path}`);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toMatch(/secret|SECRET|hidden|\{\}/);
  });
});

describe("caches", () => {
  test.each([
    ["/", "no-cache"],
    ["/ports/770", "no-cache"],
    ["/no-such-page", "no-cache"],
    ["/770", "public, max-age=86400"],
    ["/_astro/page.Bx3_a-Z1.css", "public, max-age=31536000, immutable"],
    ["/pagefind/pagefind.js", "no-cache"],
    ["/pagefind/pagefind-entry.json", "no-cache"],
    ["/pagefind/wasm.en.pagefind", "no-cache"],
    ["/pagefind/pagefind.en_8d25c4c2a4.pf_meta", "public, max-age=31536000, immutable"],
    ["/pagefind/fragment/en_41a1362.pf_fragment", "public, max-age=31536000, immutable"],
    ["/healthz", "no-store"],
  ])("%s: %s", async (path, value) => expect((await site()(path)).headers.get("cache-control")).toBe(value));

  test("a page that has not changed is a 304 without a body, also after a rebuild", async () => {
    const dist = fakeDist();
    const get = site({ dist });
    const etag = (await get("/ports/770")).headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{22}"$/);

    writeFileSync(join(dist, "ports/770.html"), pages["ports/770.html"] ?? "");
    const again = await get("/ports/770", { headers: { "if-none-match": `W/${etag}` } });
    expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);

    writeFileSync(join(dist, "ports/770.html"), "new");
    const textNow = async () => (await get("/ports/770", { headers: { "if-none-match": etag } })).text();
    await expect.poll(textNow, { timeout: 1000 }).toBe("new");
  });

  test("the policy is that of the build that is there now, also where one is half written", async () => {
    const dist = fakeDist();
    const get = site({ dist });
    const policy = async () => (await get("/ports/770")).headers.get("content-security-policy") ?? "";
    const before = await policy();
    expect(before).not.toContain("sha256-TmV3");
    const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
    writeFileSync(join(dist, "headers.json"), '{"styleHashes":["sha256-Tm');
    await expect
      .poll(() => get("/ports/770").then(() => logged.mock.calls.length), { timeout: 2000 })
      .toBe(1);
    expect(await policy()).toBe(before);
    writeFileSync(join(dist, "headers.json"), '{"styleHashes":["sha256-TmV3"]}');
    await expect.poll(policy, { timeout: 2000 }).toContain("style-src 'self' 'sha256-TmV3'");
    rmSync(join(dist, "headers.json"));
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await policy()).toContain("'sha256-TmV3'");
    logged.mockRestore();
  });

  test("a file that comes late is there at once", async () => {
    const dist = fakeDist();
    const get = site({ dist });
    expect((await get("/late")).status).toBe(404);
    writeFileSync(join(dist, "late.html"), "late");
    expect(await (await get("/late")).text()).toBe("late");
  });

  test("a file that goes is missing within a second, also where its content is still in memory", async () => {
    const dist = fakeDist();
    const get = site({ dist });
    expect((await get("/about")).status).toBe(200);
    rmSync(join(dist, "about.html"));
    await expect.poll(async () => (await get("/about")).status, { timeout: 1000 }).toBe(404);
  });

  test("each coding of a page has its own tag", async () => {
    const get = site();
    const tag = async (encoding: string) =>
      (await get("/ports/770", { headers: { "accept-encoding": encoding } })).headers.get("etag");
    const tags = [await tag("identity"), await tag("gzip"), await tag("br")];
    expect(new Set(tags).size).toBe(3);
  });

  test("a small cache makes no difference but speed", async () => {
    const dist = fakeDist();
    const files = createFiles(dist, 8_000);
    const all = Object.keys(pages).filter((name) => name.endsWith(".html"));
    const reads = [...all, ...all, ...all].map(async (name) => {
      const file = await files.find(name);
      const found = file && (await files.read(file, "gzip"));
      return found && gunzipSync(found.bytes).toString() === pages[name];
    });
    expect(new Set(await Promise.all(reads))).toEqual(new Set([true]));
  });
});

describe("compression", () => {
  test.each([
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ])("a page in %s is the page", async (encoding, decompress) => {
    const response = await site()("/ports/770", { headers: { "accept-encoding": encoding } });
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("vary")).toBe("Accept-Encoding");
    const body = await bytes(response);
    expect(response.headers.get("content-length")).toBe(String(body.length));
    expect(body.length).toBeLessThan(300);
    expect(decompress(body).toString()).toBe(pages["ports/770.html"]);
  });

  test("the 404 page is compressed, too", async () => {
    const response = await site()("/no-such-page", { headers: { "accept-encoding": "br" } });
    expect(brotliDecompressSync(await bytes(response)).toString()).toBe(pages["404.html"]);
  });

  test.each(["/ports/0", "/pagefind/wasm.en.pagefind", "/pagefind/fragment/en_41a1362.pf_fragment"])(
    "%s is sent as it is",
    async (path) => {
      const response = await site()(path, { headers: { "accept-encoding": "gzip, br" } });
      expect(response.headers.get("content-encoding")).toBeNull();
    },
  );
});

describe("ranges", () => {
  const page = pages["ports/770.html"] ?? "";
  const size = page.length;
  const range = (value: string, more: Record<string, string> = {}) =>
    site()("/ports/770", { headers: { range: value, "accept-encoding": "br", ...more } });

  test.each([
    ["bytes=0-9", 0, 9],
    ["bytes=-10", size - 10, size - 1],
    ["bytes=100-", 100, size - 1],
  ])("%s is a part of the plain page", async (value, first, last) => {
    const response = await range(value);
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe(`bytes ${first}-${last}/${size}`);
    expect(response.headers.get("content-length")).toBe(String(last - first + 1));
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(await response.text()).toBe(page.slice(first, last + 1));
  });

  test("a range past the end is a 416 that tells the size", async () => {
    const response = await range("bytes=999999-");
    expect([response.status, response.headers.get("content-range")]).toEqual([416, `bytes */${size}`]);
  });

  test("several ranges are answered with the whole", async () =>
    expect((await range("bytes=0-1,4-5")).status).toBe(200));

  test("If-Range gives the part of the page that the reader has begun, else the whole", async () => {
    const etag = (await range("bytes=0-9")).headers.get("etag") ?? "";
    expect((await range("bytes=0-9", { "if-range": etag })).status).toBe(206);
    expect((await range("bytes=0-9", { "if-range": '"other"' })).status).toBe(200);
    expect((await range("bytes=0-9", { "if-range": `W/${etag}` })).status).toBe(200);
    expect((await range("bytes=0-9", { "if-range": "Sat, 29 Oct 1994 19:43:31 GMT" })).status).toBe(200);
  });

  test("HEAD knows no ranges", async () => {
    const response = await site()("/ports/770", { method: "HEAD", headers: { range: "bytes=0-9" } });
    expect([response.status, response.headers.get("content-length")]).toEqual([200, String(size)]);
  });
});

describe("what is not a file", () => {
  test("/api/feedback goes to its handler", async () =>
    expect(await (await site()("/api/feedback", { method: "POST" })).text()).toBe("feedback"));

  test("/healthz asks the store", async () => {
    expect((await site()("/healthz")).status).toBe(200);
    const feedback = { ...noFeedback, check: () => Promise.reject(new Error("gone")) };
    expect((await site({ feedback })("/healthz")).status).toBe(503);
  });
});
