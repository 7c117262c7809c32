import { describe, expect, test, vi } from "vitest";
import { createAdmin, type AdminRecords } from "../../../../src/feedback/admin/index.ts";
import type { KeptVote } from "../../../../src/feedback/records.ts";
import { brokenRecords, memoryRecords } from "../../../support/records.ts";
import { readerId, seedVotes, texts, vote } from "../../../support/seed.ts";
import { site, noFeedback } from "../../../support/server.ts";

const token = "a-token-of-some-length";
const origin = "http://localhost:4321";
const now = Date.UTC(2026, 2, 31, 12);

/** The page on some records; `get` and `send` bear the token unless their headers say otherwise. */
function admin(
  votes: readonly KeptVote[] = [],
  {
    records = memoryRecords(votes),
    settings = {},
    time = () => now,
  }: {
    records?: AdminRecords;
    settings?: { SITE_URL?: string; TRUST_PROXY?: number };
    time?: () => number;
  } = {},
) {
  const names = async () => (port: number) => (port === 770 ? "cadlock" : null);
  const page = createAdmin(
    records,
    { FEEDBACK_TOKEN: token, TRUST_PROXY: 0, ...settings },
    { now: time, names },
  );
  const fetch = async (path: string, init: RequestInit = {}, address = "192.0.2.1") => {
    const response = await page.handle(new Request(origin + path, init), { address });
    if (!response) throw new Error(`${path} is none of its paths`);
    return response;
  };
  const bearer = { authorization: `Bearer ${token}` };
  const get = (path: string, headers: Record<string, string> = bearer) => fetch(path, { headers });
  const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = bearer) =>
    fetch(path, { method: "POST", headers, body: new URLSearchParams(fields) });
  const signIn = async (headers: Record<string, string> = {}) => {
    const response = await send("/admin/feedback/sign-in", { token }, headers);
    const [cookie = "", ...attributes] = (response.headers.get("set-cookie") ?? "").split("; ");
    return { response, cookie, attributes };
  };
  return { page, records, fetch, get, send, signIn };
}
const textOf = async (response: Promise<Response>) => await (await response).text();

describe("who may see it", () => {
  test("nobody without a token in the settings: it is a path like any other", async () => {
    const fetch = site({ feedback: noFeedback });
    const [response, unknown] = [await fetch("/admin/feedback"), await fetch("/admin/nothing")];
    expect(response.status).toBe(404);
    expect(await response.text()).toBe(await unknown.text());
  });

  test("with a token, the server answers for it, under the policy of the site", async () => {
    const { page } = admin();
    const response = await site({ feedback: { ...noFeedback, admin: page } })("/admin/feedback");
    expect(response.status).toBe(401);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test("nobody who does not show it, and the answer tells nothing but how to", async () => {
    const { get } = admin(seedVotes(now));
    for (const headers of [{}, { cookie: "admin=x" }]) {
      const response = await get("/admin/feedback?port=770", headers);
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toBe('Bearer realm="Portolan"');
      const page = await response.text();
      expect(page).toContain('name="back" value="/admin/feedback?port=770"');
      expect(page).not.toContain("votes");
    }
  });

  test.each(["/admin/feedback", "/admin/feedback.json", "/admin/feedback.csv"])(
    "%s answers a wrong bearer with a problem document",
    async (path) => {
      const response = await admin().get(path, { authorization: "Bearer wrong" });
      expect(response.status).toBe(401);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    },
  );

  test("who signs in gets a session that scripts cannot read and other sites cannot use", async () => {
    const { get, signIn } = admin();
    const { response, cookie, attributes } = await signIn();
    expect([response.status, response.headers.get("location")]).toEqual([303, "/admin/feedback"]);
    expect(attributes.toSorted()).toEqual(["HttpOnly", "Max-Age=28800", "Path=/admin", "SameSite=Strict"]);
    expect((await get("/admin/feedback", { cookie })).status).toBe(200);
  });

  test.each([
    ["the browser came by https", {}, { origin: "https://localhost:4321" }],
    ["the site is at https", { SITE_URL: "https://portolan.example" }, {}],
  ])("where %s, the session stays on https", async (_, settings, headers) =>
    expect((await admin([], { settings }).signIn(headers)).attributes).toContain("Secure"),
  );

  test("signing in leads back to where one wanted to go, and to no other site", async () => {
    const { send } = admin();
    const to = async (back: string) =>
      (await send("/admin/feedback/sign-in", { token, back }, {})).headers.get("location");
    expect(await to("/admin/feedback?port=770")).toBe("/admin/feedback?port=770");
    expect(await to("https://evil.example/")).toBe("/admin/feedback");
  });

  test("a wrong token gets the form again, with the reason and without the token", async () => {
    const response = await admin().send("/admin/feedback/sign-in", { token: "wrong-token" }, {});
    expect(response.status).toBe(401);
    expect(response.headers.get("set-cookie")).toBeNull();
    const page = await response.text();
    expect(page).toContain("This is not the token.");
    expect(page).not.toContain("wrong-token");
  });

  test("a session ends when one signs out, with every copy of it, and after a working day", async () => {
    let time = now;
    const { get, send, signIn } = admin([], { time: () => time });
    const [one, other] = [await signIn(), await signIn()];
    const out = await send("/admin/feedback/sign-out", {}, { cookie: one.cookie });
    expect(out.headers.get("set-cookie")).toMatch(/^admin=; Max-Age=0; Path=\/admin/);
    expect((await get("/admin/feedback", { cookie: one.cookie })).status).toBe(401);
    expect((await get("/admin/feedback", { cookie: other.cookie })).status).toBe(200);
    time += 8 * 3_600_000;
    expect((await get("/admin/feedback", { cookie: other.cookie })).status).toBe(401);
  });

  test("after twenty tokens in a minute even the right one has to wait, but not in another network", async () => {
    const { fetch } = admin();
    const body = () => new URLSearchParams({ token: "wrong" });
    const attempt = (init: RequestInit, address?: string) =>
      fetch("/admin/feedback/sign-in", { method: "POST", ...init }, address);
    for (let count = 0; count < 20; count += 1) expect((await attempt({ body: body() })).status).toBe(401);
    const right = { body: new URLSearchParams({ token }) };
    const refused = await attempt(right);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "3"]);
    expect((await fetch("/admin/feedback", { headers: { authorization: `Bearer ${token}` } })).status).toBe(
      429,
    );
    expect((await attempt(right, "192.0.2.2")).status).toBe(303);
  });

  test.each(["sign-in", "sign-out", "handle"])("another site's page cannot %s", async (path) => {
    const { signIn, send } = admin([vote()], { settings: { SITE_URL: "https://portolan.example" } });
    const { cookie } = await signIn();
    for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.example" }])
      expect((await send(`/admin/feedback/${path}`, { token }, { cookie, ...headers })).status).toBe(403);
  });

  test.each([
    ["GET", "/admin/feedback/sign-in", "POST"],
    ["GET", "/admin/feedback/handle", "POST"],
    ["POST", "/admin/feedback", "GET"],
    ["DELETE", "/admin/feedback.json", "GET"],
  ])("%s %s is refused", async (method, path, allow) => {
    const response = await admin().fetch(path, { method });
    expect([response.status, response.headers.get("allow")]).toEqual([405, allow]);
  });

  test("a token in the address opens nothing", async () =>
    expect((await admin().get(`/admin/feedback?token=${token}`, {})).status).toBe(401));

  test.each([
    "/admin/feedback/x",
    "/admin/feedbacks",
    "/admin/feedback.xml",
    "/admin/feedback/toString",
    "/admin/",
  ])("%s is none of its paths", async (path) =>
    expect(await admin().page.handle(new Request(origin + path), {})).toBeUndefined(),
  );
});

describe("every answer", () => {
  test("is kept by nobody and found by no search engine", async () => {
    const { get, send } = admin([vote()]);
    const answers = [
      await get("/admin/feedback"),
      await get("/admin/feedback", {}),
      await get("/admin/feedback.json"),
      await get("/admin/feedback.csv"),
      await get("/admin/feedback.csv", {}),
      await get("/admin/feedback?port=x"),
      await send("/admin/feedback/sign-in", { token }),
      await send("/admin/feedback/handle", {}),
    ];
    for (const { headers } of answers)
      expect([headers.get("cache-control"), headers.get("x-robots-tag")]).toEqual(["no-store", "noindex"]);
  });

  test("has nothing inline that the policy would refuse", async () => {
    const page = await textOf(admin(seedVotes(now)).get("/admin/feedback"));
    expect(page).not.toMatch(/<script|<style|<[^>]*\s(?:style|on\w+)=/);
    const [, sheet = ""] = /<link rel="stylesheet" href="([^"]+)"/.exec(page) ?? [];
    const style = await admin().get(sheet, {});
    expect(style.headers.get("content-type")).toBe("text/css; charset=utf-8");
    expect(await style.text()).toContain("--font-chart:");
  });

  test("to a store that fails is a page that says so, and when to come again", async () => {
    const said = vi.spyOn(console, "error").mockReturnValue();
    const response = await admin([], { records: brokenRecords() }).get("/admin/feedback.json");
    const { cookie } = await admin().signIn();
    const page = await admin([], { records: brokenRecords() }).get("/admin/feedback", { cookie });
    expect([response.status, page.status, page.headers.get("retry-after")]).toEqual([503, 503, "5"]);
    expect(await page.text()).toContain("The store of ratings does not answer just now.");
    expect(said).toHaveBeenCalledWith("feedback: the store does not answer an author: the disk is gone");
    said.mockRestore();
  });

  test("to a query that cannot be understood says what is wrong", async () => {
    const { get, signIn } = admin();
    const { cookie } = await signIn();
    const response = await get("/admin/feedback?port=x&from=2026-02-30", { cookie });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("port is not a port: give a whole number from 0 to 65535.");
    expect((await get("/admin/feedback.csv?part=all")).status).toBe(422);
  });
});

describe("the page", () => {
  const show = async (votes: readonly KeptVote[], query = "") =>
    await textOf(admin(votes).get(`/admin/feedback${query}`));

  test("shows totals, days, ranked pages and comments", async () => {
    const page = await show([
      vote({ changedAt: now }),
      vote({
        reader: readerId(2),
        changedAt: now,
        rating: "unhelpful",
        reason: "wrong-fact",
        comment: "It is not.",
      }),
    ]);
    expect(page).toContain("<dd>2 votes</dd>");
    expect(page).toContain('aria-label="2 votes from 1 Jan 2026 to 31 Mar 2026, by day"');
    expect(page).toContain("<title>31 Mar 2026: 1 helpful, 0 not sure, 1 not helpful</title>");
    expect(page).toContain("<p>9 % to 91 % not helped</p>");
    expect(page).toContain('<a href="/ports/770">770</a> <span>cadlock</span>');
    expect(page).toContain("Not helpful: a fact is wrong");
    expect(page).toContain('<p class="comment" dir="auto">It is not.</p>');
    expect(page).toContain('<time datetime="2026-03-31T12:00:00.000Z">31 Mar 2026, 12:00 UTC</time>');
  });

  test("without a vote says so", async () => expect(await show([])).toContain("No votes in these days."));

  test("shows what readers wrote as text, whatever it is", async () => {
    const page = await show(
      Object.values(texts).map((comment, index) => vote({ reader: readerId(index), comment })),
    );
    expect(page).toContain(
      "&lt;script&gt;document.title=&quot;taken&quot;&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;",
    );
    expect(page).toContain(
      'safe <span class="mark">U+202E</span>exe.gpj<span class="mark">U+202C</span> name',
    );
    expect(page).toContain('before<span class="mark">U+001B</span>[2J');
    expect(page).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u001b]/);
    expect(page).toContain(texts.hebrew);
    expect(page).toContain(texts.emoji);
  });

  test("filters by port, days and what is handled, and keeps that in its links", async () => {
    const votes = [
      vote({ comment: "of 770" }),
      vote({ port: 22, comment: "of 22" }),
      vote({ reader: readerId(2), comment: "handled", handledAt: now }),
      vote({ reader: readerId(3), comment: "in January", changedAt: Date.UTC(2026, 0, 5) }),
    ];
    const page = await show(votes, "?port=770&from=2026-02-01&show=open");
    const shown = [...page.matchAll(/<p class="comment" dir="auto">([^<]*)/g)].map(([, text]) => text);
    expect(shown).toEqual(["of 770"]);
    expect(page).toContain(
      'href="/admin/feedback.csv?port=770&amp;from=2026-02-01&amp;show=open&amp;part=comments"',
    );
  });

  test("turns its pages", async () => {
    const votes = Array.from({ length: 45 }, (_, index) =>
      vote({ port: index, reader: readerId(index), comment: `No. ${index}`, changedAt: now - index }),
    );
    const shown = async (query: string) => {
      const page = await show(votes, query);
      return {
        comments: [...page.matchAll(/No\. (\d+)/g)].map(([, number]) => Number(number)),
        links: [...page.matchAll(/<a href="([^"]+)" rel="(?:prev|next)"/g)].map(([, href]) => href),
      };
    };
    expect((await shown("")).links).toEqual([
      "/admin/feedback?pages=2#pages",
      "/admin/feedback?page=2#comments",
    ]);
    const second = await shown("?page=2");
    expect([second.comments.at(0), second.comments.at(-1), second.comments.length]).toEqual([20, 39, 20]);
    const third = await shown("?page=3&pages=3");
    expect(third.comments).toEqual([40, 41, 42, 43, 44]);
    expect(third.links).toEqual([
      "/admin/feedback?page=3&amp;pages=2#pages",
      "/admin/feedback?page=2&amp;pages=3#comments",
    ]);
  });

  test("marks a vote as handled and takes it back, where its reader has not changed it", async () => {
    const kept = vote({ comment: "Only this." });
    const { records, send } = admin([kept]);
    const fields = { port: "770", reader: kept.reader, changed: String(kept.changedAt) };
    const handle = (more: Record<string, string>) => send("/admin/feedback/handle", { ...fields, ...more });
    const handled = async () => (await records.remarks({ handled: true, limit: 9 })).length;

    const response = await handle({ handled: "yes", back: "/admin/feedback?show=open" });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/admin/feedback?show=open"]);
    expect(await handled()).toBe(1);
    await handle({ handled: "no" });
    expect(await handled()).toBe(0);
    expect((await handle({ handled: "yes", changed: "1" })).status).toBe(409);
    expect((await handle({ handled: "maybe" })).status).toBe(422);
    expect((await handle({ handled: "yes", port: "x" })).status).toBe(422);
    expect(await handled()).toBe(0);
  });

  test("is downloaded as JSON and CSV", async () => {
    const { get } = admin([vote({ comment: texts.formula })]);
    const json = await get("/admin/feedback.json?port=770");
    expect(json.headers.get("content-disposition")).toBe('attachment; filename="feedback.json"');
    expect(await json.json()).toMatchObject({
      version: 1,
      totals: { votes: 1 },
      pages: [{ name: "cadlock" }],
    });
    const csv = await get("/admin/feedback.csv?part=comments");
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(await csv.text()).toContain(`"'=HYPERLINK(`);
  });
});
