import { describe, expect, test } from "vitest";
import { createAsker } from "../../../../src/desk/sources/ask.ts";
import { createGates } from "../../../../src/desk/sources/gates.ts";
import { retryAfter, type Manners } from "../../../../src/desk/sources/request.ts";
import { host, status, type Answer } from "../../../support/asked.ts";

const quick: Manners = {
  userAgent: "PortolanSourceCheck/1 (+https://portolan.example)",
  timeout: 300,
  pause: 1,
  tries: 3,
  backoff: 5,
  longestWait: 2_000,
  hosts: 2,
};

/** What a fresh asker finds out about one path of a host, and what the host was asked besides its robots.txt. */
async function found(path: string, answers: Record<string, Answer>) {
  const { url, asked } = await host(answers);
  const verdict = await createAsker("PortolanSourceCheck", quick, createGates(quick.pause)).ask(
    `${url}${path}`,
  );
  const requests = asked.filter((one) => one.path !== "/robots.txt");
  return { verdict, url, requests: requests.map(({ method, path }) => `${method} ${path}`), asked };
}

const ok = status(200);
const silent: Answer = () => undefined;
const onlyGet =
  (code: number): Answer =>
  (request, response) =>
    void response.writeHead(request.method === "GET" ? 200 : code).end();

describe("an address", () => {
  test("that answers is fine, asked for once, with HEAD, by name", async () => {
    const { verdict, requests, asked } = await found("/a", { "/a": ok });
    expect(verdict).toEqual({ verdict: "fine" });
    expect(requests).toEqual(["HEAD /a"]);
    expect(asked.map(({ userAgent }) => userAgent)).toEqual([quick.userAgent, quick.userAgent]);
  });

  test.each([403, 404, 405, 501])("whose host answers HEAD with %i is asked for with GET", async (code) => {
    const { verdict, requests } = await found("/a", { "/a": onlyGet(code) });
    expect(verdict).toEqual({ verdict: "fine" });
    expect(requests).toEqual(["HEAD /a", "GET /a"]);
  });

  test.each([
    [404, { verdict: "dead", reason: "answers 404" }],
    [410, { verdict: "dead", reason: "answers 410" }],
    [403, { verdict: "skipped", reason: "answers 403: it may refuse programs, so look at it yourself" }],
    [500, { verdict: "silent", reason: "answers 500" }],
  ])("that answers %i is %o", async (code, wanted) => {
    expect((await found("/a", { "/a": status(code) })).verdict).toEqual(wanted);
  });

  test("that does not answer in time is silent, after three tries", async () => {
    const { verdict, requests } = await found("/a", { "/a": silent });
    expect(verdict).toEqual({ verdict: "silent", reason: "does not answer (timeout)" });
    expect(requests).toHaveLength(3);
  });

  test("whose host hangs up is silent", async () => {
    const { verdict } = await found("/a", { "/a": (request) => void request.socket.destroy() });
    expect(verdict).toMatchObject({ verdict: "silent" });
  });

  test("whose host is not there is silent", async () => {
    const asker = createAsker("PortolanSourceCheck", { ...quick, tries: 1 }, createGates(1));
    expect(await asker.ask("http://127.0.0.1:1/")).toMatchObject({ verdict: "silent" });
  });
});

describe("a redirect", () => {
  test.each([301, 308])("for good (%i) names the new address", async (code) => {
    const { verdict, url } = await found("/a", { "/a": status(code, { location: "/b" }), "/b": ok });
    expect(verdict).toEqual({ verdict: "moved", to: `${url}/b` });
  });

  test.each([302, 303, 307])("for now (%i) changes nothing", async (code) => {
    const { verdict } = await found("/a", { "/a": status(code, { location: "/b" }), "/b": ok });
    expect(verdict).toEqual({ verdict: "fine" });
  });

  test("for good and then for now names the lasting address", async () => {
    const answers = {
      "/a": status(301, { location: "/b" }),
      "/b": status(302, { location: "/b/today" }),
      "/b/today": ok,
    };
    const { verdict, url } = await found("/a", answers);
    expect(verdict).toEqual({ verdict: "moved", to: `${url}/b` });
  });

  test.each([
    ["to a page that is gone", { "/a": status(301, { location: "/b" }) }, "answers 404"],
    ["to itself", { "/a": status(301, { location: "/a" }) }, "redirects more than 5 times"],
    ["without an address", { "/a": status(301) }, "redirects (301) to nowhere"],
  ])("%s is dead", async (_, answers, reason) => {
    expect((await found("/a", answers)).verdict).toEqual({ verdict: "dead", reason });
  });

  test("to the front page is dead", async () => {
    const { verdict, url } = await found("/a", { "/a": status(302, { location: "/" }), "/": ok });
    expect(verdict).toEqual({ verdict: "dead", reason: `leads to the front page ${url}/` });
  });

  test("to another host asks that host for its robots.txt, too", async () => {
    const other = await host({
      "/b": ok,
      "/robots.txt": (_, response) => void response.end("User-agent: *\nDisallow: /"),
    });
    const { verdict } = await found("/a", { "/a": status(302, { location: `${other.url}/b` }) });
    expect(verdict).toMatchObject({ verdict: "skipped" });
    expect(other.asked.map(({ path }) => path)).toEqual(["/robots.txt"]);
  });
});

describe("a host that is busy", () => {
  test.each([429, 503])("(%i) is asked again when it says", async (code) => {
    const { verdict, asked } = await found("/a", {
      "/a": (request, response, times) =>
        times === 0
          ? status(code, { "retry-after": "1" })(request, response, times)
          : ok(request, response, times),
    });
    expect(verdict).toEqual({ verdict: "fine" });
    const [, first, second] = asked;
    expect((second?.from ?? 0) - (first?.to ?? 0)).toBeGreaterThan(900);
  });

  test("and says nothing is asked again a little later, three times in all", async () => {
    const { verdict, requests } = await found("/a", {
      "/a": (request, response, times) => status(times < 2 ? 503 : 200)(request, response, times),
    });
    expect(verdict).toEqual({ verdict: "fine" });
    expect(requests).toHaveLength(3);
  });

  test("for an hour is left for another day", async () => {
    const { verdict, requests } = await found("/a", { "/a": status(429, { "retry-after": "3600" }) });
    expect(verdict).toEqual({ verdict: "skipped", reason: "answers 429 and asks to come again much later" });
    expect(requests).toEqual(["HEAD /a"]);
  });

  test.each([
    ["3", 3000],
    ["Thu, 01 Jan 1970 00:00:10 GMT", 10_000],
    ["soon", null],
    [null, null],
  ])("may say when with Retry-After: %s", (value, milliseconds) => {
    expect(retryAfter(value, 0)).toBe(milliseconds);
  });
});

describe("a robots.txt", () => {
  const robots =
    (text: string): Answer =>
    (_, response) =>
      void response.end(text);

  test("that keeps us out is obeyed", async () => {
    const text = "User-agent: portolansourcecheck\nDisallow: /a";
    const { verdict, requests } = await found("/a", { "/a": ok, "/robots.txt": robots(text) });
    expect(verdict).toMatchObject({
      verdict: "skipped",
      reason: expect.stringContaining("robots.txt") as string,
    });
    expect(requests).toEqual([]);
  });

  test("that cannot be had keeps us out, one that is not there does not", async () => {
    expect((await found("/a", { "/a": ok, "/robots.txt": status(500) })).verdict).toMatchObject({
      verdict: "skipped",
    });
    expect((await found("/a", { "/a": ok })).verdict).toEqual({ verdict: "fine" });
  });
});
