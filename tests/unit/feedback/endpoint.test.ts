import { describe, expect, test, vi } from "vitest";
import { Unavailable } from "../../../src/feedback/store.ts";
import { endpoint, good, ids, rows } from "../../support/votes.ts";

const bad = { ...good, rating: "great" };

describe("a vote as JSON", () => {
  test("is kept, then changed by a second one of the same reader", async () => {
    const { file, post } = endpoint();
    const first = await post({ ...good, reader: ids.reader });
    expect(first.status).toBe(201);
    expect(first.headers.get("content-type")).toBe("application/json");
    expect(await first.json()).toEqual({ status: "new", ...good, reader: ids.reader });

    const second = await post({
      page: good.page,
      rating: "unsure",
      reason: "other",
      comment: "Hm.",
      reader: ids.reader,
    });
    expect(second.status).toBe(200);
    expect(await second.json()).toEqual({
      status: "changed",
      page: good.page,
      rating: "unsure",
      reader: ids.reader,
    });
    expect(rows(file)).toMatchObject([{ port: 770, rating: "unsure", reason: "other", comment: "Hm." }]);
  });

  test("changed without a comment has none any more", async () => {
    const { file, post } = endpoint();
    await post({ ...good, reader: ids.reader, reason: "other", comment: "Hm." });
    await post({ ...good, reader: ids.reader });
    expect(rows(file)).toMatchObject([{ reason: null, comment: null }]);
  });

  test("of another reader or page is another one", async () => {
    const { file, post } = endpoint();
    await post({ ...good, reader: ids.reader });
    await post({ ...good, reader: ids.other });
    await post({ ...good, page: "/ports/0", reader: ids.reader });
    expect(rows(file)).toHaveLength(3);
  });

  test("without a reader gets one", async () => {
    const { file, post } = endpoint();
    const { reader } = (await (await post(good)).json()) as { reader: string };
    expect(reader).toMatch(/^[0-9a-f-]{36}$/);
    expect(rows(file)).toMatchObject([{ reader }]);
  });

  test("without a reader is the one of the cookie, unless the cookie is not ours", async () => {
    const { post } = endpoint();
    const reader = async (cookie: string) =>
      ((await (await post(good, { cookie })).json()) as { reader: string }).reader;
    expect(await reader(`theme=dark; reader=${ids.reader}`)).toBe(ids.reader);
    expect(await reader("reader=' or 1=1")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("leaves no trace of the address", async () => {
    const { file, post } = endpoint({ settings: { TRUST_PROXY: 1, FEEDBACK_RATE: 5 } });
    await post(
      { ...good, id: ids.message },
      { "x-forwarded-for": "198.51.100.7", "user-agent": "Browser/1" },
    );
    expect(JSON.stringify([rows(file), rows(file, "receipt")])).not.toMatch(/198\.51|192\.0\.2|Browser/);
  });
});

describe("a message that is sent again", () => {
  test("gets the same answer and is kept once, though the reader is not known yet", async () => {
    const { file, post } = endpoint();
    const message = { ...good, id: ids.message };
    const answers = [await post(message), await post(message), await post(message)];
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(bodies).size).toBe(1);
    expect(rows(file)).toHaveLength(1);
  });

  test("and comes late does not undo a later vote", async () => {
    const { file, post } = endpoint();
    const message = { ...good, reader: ids.reader, id: ids.message };
    await post(message);
    await post({ ...good, rating: "unhelpful", reader: ids.reader, id: ids.other });
    expect((await post(message)).status).toBe(201);
    expect(rows(file)).toMatchObject([{ rating: "unhelpful" }]);
  });

  test.each([{ rating: "unsure" }, { page: "/ports/0" }, { comment: "More." }, { reason: "other" }])(
    "but says something else (%o) is a conflict, and changes nothing",
    async (change) => {
      const { file, post } = endpoint();
      await post({ ...good, id: ids.message });
      const response = await post({ ...good, ...change, id: ids.message });
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({ errors: [{ field: "id" }] });
      expect(rows(file)).toMatchObject([{ port: 770, rating: "helpful", comment: null, reason: null }]);
    },
  );
});

describe("a vote as a form", () => {
  test("is kept and leads to the thanks page, with a cookie for the reader", async () => {
    const { file, submit } = endpoint();
    const response = await submit({ ...good, reason: "", comment: "  " });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/thanks?page=%2Fports%2F770"]);
    const [row] = rows(file);
    expect(row).toMatchObject({ rating: "helpful", reason: null, comment: null });
    expect(response.headers.get("set-cookie")).toBe(
      `reader=${String(row?.["reader"])}; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax`,
    );
  });

  test("is changed by the reader of the cookie", async () => {
    const { file, submit } = endpoint();
    const cookie = (await submit(good)).headers.get("set-cookie")?.split(";")[0] ?? "";
    await submit({ ...good, rating: "unhelpful" }, { cookie });
    expect(rows(file)).toMatchObject([{ rating: "unhelpful" }]);
  });

  test("may be multipart, so that any script fits", async () => {
    const { file, send } = endpoint();
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...good, comment: "港".repeat(998) + "\r\n!" }))
      body.set(name, value);
    expect((await send({ body })).status).toBe(303);
    expect(rows(file)).toMatchObject([{ comment: "港".repeat(998) + "\n!" }]);
  });

  test.each([
    [{ origin: "https://localhost:4321" }, {}, true],
    [{}, { SITE_URL: "https://portolan.example" }, true],
    [{ origin: "http://localhost:4321" }, { SITE_URL: "https://portolan.example" }, false],
    [{}, {}, false],
  ])("from %o with %o has a cookie for https only: %s", async (headers, settings, secure) => {
    const response = await endpoint({ settings }).submit(good, headers);
    expect(response.headers.get("set-cookie")?.includes("; Secure")).toBe(secure);
  });
});

describe("what is refused is a problem document that says why", () => {
  test.each([
    ["a method", { method: "GET" }, 405],
    ["a method", { method: "PUT", body: "{}" }, 405],
    ["a preflight of nobody", { method: "OPTIONS" }, 405],
    ["no type", { body: new Uint8Array([123, 125]) }, 415],
    ["text", { body: JSON.stringify(good), headers: { "content-type": "text/plain" } }, 415],
    ["another charset", { body: "{}", headers: { "content-type": "application/json; charset=utf-16" } }, 415],
    ["broken JSON", { body: '{"page":', headers: { "content-type": "application/json" } }, 400],
    ["no body", { headers: { "content-type": "application/json" } }, 400],
    [
      "JSON not in UTF-8",
      { body: new Uint8Array([34, 255, 34]), headers: { "content-type": "application/json" } },
      400,
    ],
    ["a broken form", { body: "--a", headers: { "content-type": "multipart/form-data; boundary=b" } }, 400],
    ["a form without boundary", { body: "--a", headers: { "content-type": "multipart/form-data" } }, 400],
    ["a large body", { body: " ".repeat(4097), headers: { "content-type": "application/json" } }, 413],
    ["fields", { body: JSON.stringify(bad), headers: { "content-type": "application/json" } }, 422],
    ["no fields", { body: "[]", headers: { "content-type": "application/json" } }, 422],
    ["a form's fields", { body: new URLSearchParams({ ...bad }) }, 422],
    ["a field twice", { body: new URLSearchParams([...Object.entries(good), ["page", "/ports/1"]]) }, 422],
  ] as [string, RequestInit, number][])("%s: %o is a %i", async (_what, init, status) => {
    const { file, send } = endpoint();
    const response = await send(init);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({
      type: "about:blank",
      title: expect.stringMatching(/^[A-Z]/) as string,
      status,
      detail: expect.stringMatching(/\.$/) as string,
      errors: status === 422 ? [expect.objectContaining({ message: expect.any(String) as string })] : [],
    });
    expect(rows(file)).toEqual([]);
  });

  test("a file in a form is refused by its field", async () => {
    const body = new FormData();
    body.set("page", "/ports/770");
    body.set("rating", new Blob(["helpful"]), "rating.txt");
    const response = await endpoint().send({ body });
    expect(await response.json()).toMatchObject({
      status: 422,
      errors: [{ field: "rating", message: "is a file: send text" }],
    });
  });

  test("405 names the method", async () =>
    expect((await endpoint().send({ method: "GET" })).headers.get("allow")).toBe("POST"));

  test("4096 bytes are not too many", async () =>
    expect((await endpoint().post(JSON.stringify(good).padEnd(4096))).status).toBe(201));

  test("a body is counted as it comes, and no further than need be", async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
    });
    const headers = { "content-type": "application/json", "content-length": "10" };
    const response = await endpoint().send({ body, headers, duplex: "half" } as RequestInit);
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(16 * 1024);
  });

  test("a browser without JavaScript gets a page, and nothing of the request as markup", async () => {
    const response = await endpoint().submit({ ...good, "<script>": "x" }, { accept: "text/html,*/*;q=0.8" });
    expect([response.status, response.headers.get("content-type")]).toEqual([
      422,
      "text/html; charset=utf-8",
    ]);
    const page = await response.text();
    expect(page).toContain("<h1>Your rating was not stored</h1>");
    expect(page).toContain("<code>&lt;script&gt;</code> is not part of a vote: leave it out");
    expect(page).not.toContain("<script>");
  });
});

describe("only pages of the site may send votes", () => {
  const settings = { SITE_URL: "https://portolan.example", FEEDBACK_ORIGINS: ["https://static.example"] };
  test.each([
    [{}, 201],
    [{ origin: "http://localhost:4321" }, 201],
    [{ origin: "https://localhost:4321" }, 201],
    [{ origin: "https://portolan.example" }, 201],
    [{ origin: "https://static.example", "sec-fetch-site": "cross-site" }, 201],
    [{ origin: "https://behind.example", "sec-fetch-site": "same-origin" }, 201],
    [{ "sec-fetch-site": "none" }, 201],
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "http://localhost:9999" }, 403],
    [{ origin: "https://portolan.example.evil.example" }, 403],
    [{ origin: "null" }, 403],
    [{ origin: "" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ origin: "https://portolan.example", "sec-fetch-site": "cross-site" }, 403],
  ] as [Record<string, string>, number][])("%o: %i", async (headers, status) =>
    expect((await endpoint({ settings }).post(good, headers)).status).toBe(status),
  );

  test("a page of an allowed origin may read the answer, and asks first", async () => {
    const { post, send, submit } = endpoint({ settings });
    const origin = "https://static.example";
    const asked = await send({ method: "OPTIONS", headers: { origin } });
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-allow-methods")).toBe("POST");
    expect(asked.headers.get("access-control-allow-headers")).toBe("content-type");
    for (const answer of [asked, await post(good, { origin }), await post(bad, { origin })]) {
      expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
      expect(answer.headers.get("vary")).toBe("Origin");
    }
    expect((await submit(good, { origin })).headers.get("location")).toBe(
      `${origin}/thanks?page=%2Fports%2F770`,
    );
  });

  test("no other may", async () => {
    const { post, send } = endpoint({ settings });
    const answers = [
      await post(good, { origin: "http://localhost:4321" }),
      await post(good, { origin: "https://evil.example" }),
      await send({ method: "OPTIONS", headers: { origin: "https://evil.example" } }),
    ];
    for (const answer of answers) expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("too many votes from one network", () => {
  test("are a 429 that says how long to wait, and then are welcome again", async () => {
    let time = 0;
    const { post } = endpoint({ settings: { FEEDBACK_RATE: 2 }, now: () => time });
    const statuses = [await post(good), await post(bad), await post(good)].map(({ status }) => status);
    expect(statuses).toEqual([201, 422, 429]);

    const refused = await post(good);
    expect(refused.headers.get("retry-after")).toBe("30");
    expect((await refused.json()) as unknown).toMatchObject({
      status: 429,
      detail: expect.stringContaining("30 seconds") as string,
    });
    expect((await post(good, {}, "192.0.2.2")).status).toBe(201);
    time += 30_000;
    expect((await post(good)).status).toBe(201);
    expect((await post(good)).status).toBe(429);
  });

  test("are counted by what our proxy says, not by what the client says", async () => {
    const from = async (TRUST_PROXY: number, ...chains: string[]) => {
      const { post } = endpoint({ settings: { FEEDBACK_RATE: 1, TRUST_PROXY } });
      const answers = chains.map((chain) => post(good, { "x-forwarded-for": chain }));
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    expect(await from(0, "198.51.100.1", "198.51.100.2")).toEqual([201, 429]);
    expect(await from(1, "198.51.100.1", "198.51.100.2")).toEqual([201, 201]);
    expect(await from(1, "10.0.0.1, 198.51.100.1", "10.0.0.2, 198.51.100.1")).toEqual([201, 429]);
  });

  test("of other sites do not use up the reader's own", async () => {
    const { post } = endpoint({ settings: { FEEDBACK_RATE: 1 } });
    await post(good, { origin: "https://evil.example" });
    expect((await post(good)).status).toBe(201);
  });
});

test("a store that fails is a 503, and nothing is acknowledged", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const fails = () => Promise.reject(new Error("disk I/O error"));
  const { post } = endpoint({ store: { save: fails, check: fails, close: () => Promise.resolve() } });
  const response = await post({ ...good, comment: "private" });
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(said.mock.calls).toEqual([["feedback: the store fails: disk I/O error"]]);
  said.mockRestore();
});

test("a store that has too much to do says itself when to come again", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const busy = () => Promise.reject(new Unavailable("Too many ratings wait.", { retryAfter: 1 }));
  const { post } = endpoint({ store: { save: busy, check: busy, close: () => Promise.resolve() } });
  const response = await post(good);
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
  said.mockRestore();
});
