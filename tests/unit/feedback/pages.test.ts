import { describe, expect, test } from "vitest";
import { fakeDist, site } from "../../support/server.ts";
import { endpoint, good } from "../../support/votes.ts";

const frame = `<!doctype html><html lang="en"><head><title>Thank you · Portolan</title></head><body><header>Portolan</header><main id="main"><p>As built</p></main><footer>Foot</footer></body></html>`;
const built = () => site({ dist: fakeDist({ "thanks.html": frame }) });
const inHebrew = { headers: { "accept-language": "he" } };

describe("/thanks", () => {
  test("is in the reader's language, in the site's frame, and says so to caches", async () => {
    const response = await built()("/thanks?page=/ports/770", inHebrew);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-language": "he",
      "cache-control": "no-store",
      vary: "Accept-Language",
    });
    expect(text).toContain("<title>תודה · Portolan</title>");
    expect(text).toContain('<div class="plain" lang="he" dir="rtl">');
    expect(text).toMatch(/<header>Portolan.*<h1>תודה<\/h1>.*<a href="\/ports\/770">חזרה לדף<\/a>.*Foot/s);
    expect(text).not.toContain("As built");
    expect(text).not.toContain("<form");
  });

  test("asks what was wrong where there is more to say", async () => {
    const text = await (await built()("/thanks?page=%2Fports%2F770&rating=unsure")).text();
    expect(text).toContain('enctype="multipart/form-data"');
    expect(text).toContain('name="page" value="/ports/770"');
    expect(text).toContain('name="rating" value="unsure"');
    expect(text.match(/type="radio" name="reason"/g)).toHaveLength(5);
    expect(text).toContain("What was wrong?");
  });

  test.each([
    "/thanks",
    '/thanks?page="><script>&rating=unsure',
    "/thanks?page=https://evil.example&rating=x",
  ])("%s takes nothing over that is not ours", async (path) => {
    const text = await (await built()(path)).text();
    expect(text).not.toMatch(/<form|script|evil/);
    expect(text).toContain('<a href="/">Home page</a>');
  });

  test("is the built page where that has no frame", async () =>
    expect(await (await site()("/thanks", inHebrew)).text()).toBe("<h1>Thanks</h1>"));
});

describe("a form of a browser without JavaScript", () => {
  test.each([
    [{ rating: "unsure" }, "&rating=unsure"],
    [{ rating: "unhelpful" }, "&rating=unhelpful"],
    [{ rating: "unsure", reason: "other" }, ""],
    [{ rating: "unhelpful", comment: "Hm." }, ""],
    [{ rating: "helpful" }, ""],
  ])("with %o is asked for more: %j", async (fields, more) => {
    const response = await endpoint().submit({ ...good, ...fields });
    expect(response.headers.get("location")).toBe(`/thanks?page=%2Fports%2F770${more}`);
  });

  test("of another site that is allowed keeps its reader over https", async () => {
    const origin = "https://static.example";
    const { submit } = endpoint({ settings: { FEEDBACK_ORIGINS: [origin, "http://static.example"] } });
    expect((await submit(good, { origin })).headers.get("set-cookie")).toMatch(/; Secure; SameSite=None$/);
    const plain = await submit(good, { origin: "http://static.example" });
    expect(plain.headers.get("set-cookie")).toMatch(/; SameSite=Lax$/);
  });
});

describe("what went wrong, as a page", () => {
  const html = { accept: "text/html", "accept-language": "ar" };

  test("is in the reader's language; what only we can say is in English", async () => {
    const response = await endpoint().submit({ ...good, rating: "<b>" }, html);
    const text = await response.text();
    expect([response.status, response.headers.get("content-language")]).toEqual([422, "ar"]);
    expect(response.headers.get("vary")).toBe("Accept-Language, Origin");
    expect(text).toContain('<html lang="ar" dir="rtl">');
    expect(text).toContain("<h1>لم تُحفظ إجابتك</h1>");
    expect(text).toMatch(/<div lang="en" dir="ltr">.*<code>rating<\/code> is not known: give one of/s);
  });

  test("says in the reader's language to wait", async () => {
    const { submit } = endpoint({ settings: { FEEDBACK_RATE: 1 } });
    await submit(good, html);
    const response = await submit(good, html);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(await response.text()).toContain("الانتظار قليلًا");
  });

  test("shows what was sent as text, whatever it holds", async () => {
    const response = await endpoint().submit({ ...good, "<img src=x onerror=alert(1)>": "1" }, html);
    const text = await response.text();
    expect(text).toContain("<code>&lt;img src=x onerror=alert(1)&gt;</code>");
    expect(text).not.toContain("<img");
  });
});
