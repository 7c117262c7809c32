import { describe, expect, test } from "vitest";
import { openSearchDescription } from "../../../src/search/opensearch.ts";
import { site } from "../../support/server.ts";

const template = /<Url type="text\/html" template="([^"]+)"/;

async function templateFor(
  url: string,
  env: Record<string, string> = {},
  headers: Record<string, string> = {},
) {
  const response = await site({ env })(url, { headers });
  expect(response.headers.get("content-type")).toBe("application/opensearchdescription+xml; charset=utf-8");
  return template.exec(await response.text())?.[1];
}

describe("/opensearch.xml", () => {
  test("names the host that was asked", async () => {
    expect(await templateFor("http://10.0.0.5:8080/opensearch.xml")).toBe(
      "http://10.0.0.5:8080/search?q={searchTerms}",
    );
  });

  test("names SITE_URL, where that is set", async () => {
    expect(
      await templateFor("http://10.0.0.5/opensearch.xml", { SITE_URL: "https://portolan.example" }),
    ).toBe("https://portolan.example/search?q={searchTerms}");
  });

  test.each([
    ["0", "https", "http://portolan.example"],
    ["1", "https", "https://portolan.example"],
    ["1", "http, https", "https://portolan.example"],
    ["1", "javascript", "http://portolan.example"],
  ])("with TRUST_PROXY=%s and the scheme %s it is at %s", async (TRUST_PROXY, scheme, origin) => {
    const headers = { "x-forwarded-proto": scheme };
    expect(await templateFor("http://portolan.example/opensearch.xml", { TRUST_PROXY }, headers)).toBe(
      `${origin}/search?q={searchTerms}`,
    );
  });

  test("is read, not written", async () => {
    const get = site();
    expect((await get("/opensearch.xml", { method: "HEAD" })).status).toBe(200);
    expect((await get("/opensearch.xml", { method: "POST" })).status).toBe(405);
  });

  test("is XML whatever the address", () => {
    expect(openSearchDescription('https://a&b"<c>')).toContain("https://a&amp;b&quot;&lt;c&gt;/search");
  });
});
