import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "../../../src/server/security.ts";
import { fakeDist, noFeedback, site } from "../../support/server.ts";

const scriptHash = "sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc=";
const styleHash = "sha256-biLFinpqYMtWHmXfkA1BPeCY0/fNt46SAZ+BBk5YUog=";

test("the policy lets nothing through that is not listed", () =>
  expect(contentSecurityPolicy({ scriptHashes: [] }).split("; ")).toEqual([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
  ]));

test("hashes of the build and another origin for ratings are added to it", async () => {
  const headers = JSON.stringify({ scriptHashes: [scriptHash], styleHashes: [styleHash] });
  const get = site({
    dist: fakeDist({ "headers.json": headers }),
    env: { FEEDBACK_URL: "https://votes.example/api/feedback" },
  });
  const policy = (await get("/")).headers.get("content-security-policy");
  expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' '${scriptHash}';`);
  expect(policy).toContain(`style-src 'self' '${styleHash}';`);
  expect(policy).toContain("connect-src 'self' https://votes.example;");
  expect(policy).toContain("form-action 'self' https://votes.example;");
});

test.each(['{"scriptHashes": ["\'unsafe-inline\'"]}', '{"hashes": []}', "{"])(
  "headers.json with %s stops the start",
  (content) =>
    expect(() => site({ dist: fakeDist({ "headers.json": content }) })).toThrow(
      /headers\.json is not as the build writes it: build the site again/,
    ),
);

const asks = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  [path, { headers, method }] as const;

test.each([
  [200, asks("/")],
  [200, asks("/ports/770", { "accept-encoding": "br" })],
  [200, asks("/_astro/page.Bx3_a-Z1.css")],
  [200, asks("/ports/770", {}, "HEAD")],
  [200, asks("/healthz")],
  [200, asks("/opensearch.xml")],
  [201, asks("/api/feedback", {}, "POST")],
  [206, asks("/ports/770", { range: "bytes=0-9" })],
  [304, asks("/ports/770", { "if-none-match": "*" })],
  [308, asks("/770")],
  [308, asks("/about/")],
  [404, asks("/no-such-page")],
  [404, asks("/no-such-script.js", { accept: "*/*" })],
  [404, asks("/admin/feedback")],
  [405, asks("/ports/770", {}, "POST")],
  [416, asks("/ports/770", { range: "bytes=999999-" })],
  [500, asks("/loop")],
] as const)("an answer %s bears the security headers: %j", async (status, [path, init]) => {
  const dist = fakeDist();
  symlinkSync("loop.html", join(dist, "loop.html"));
  const error = console.error;
  console.error = () => undefined;
  const response = await site({ dist })(path, init).finally(() => (console.error = error));
  expect(response.status).toBe(status);
  for (const [name, value] of Object.entries(
    securityHeaders({ policy: contentSecurityPolicy({ scriptHashes: [] }) }),
  ))
    expect(response.headers.get(name)).toBe(value);
});

test("pages name the speculation rules that the build has left, and those have their type", async () => {
  const path = "/_astro/prefetch.x.speculationrules";
  const files = { "headers.json": JSON.stringify({ prefetchRules: path }), [path.slice(1)]: "{}" };
  const get = site({ dist: fakeDist(files) });
  expect((await get("/")).headers.get("speculation-rules")).toBe(`"${path}"`);
  expect((await get(path)).headers.get("content-type")).toBe("application/speculationrules+json");
});

test.each([
  [undefined, null],
  ["http://portolan.example", null],
  ["https://portolan.example", "max-age=31536000"],
])("with SITE_URL %s, Strict-Transport-Security is %s", async (SITE_URL, value) => {
  const { headers } = await site({ env: SITE_URL ? { SITE_URL } : {} })("/");
  expect(headers.get("strict-transport-security")).toBe(value);
});

test("a failure inside is a 500 that says nothing of the inside, with all headers", async () => {
  const feedback = { ...noFeedback, handle: () => Promise.reject(new Error("secret place")) };
  const error = console.error;
  console.error = () => undefined;
  const response = await site({ feedback })("/api/feedback").finally(() => (console.error = error));
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("secret");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});
