import { describe, expect, test } from "vitest";
import { readOutcome, retryAfter } from "../../../src/components/feedback/outcome.ts";
import { Problem, problemResponse } from "../../../src/feedback/problem.ts";

const now = Date.parse("2026-11-26T12:00:00Z");
const page = (status: number) =>
  new Response("<h1>Hm</h1>", { status, headers: { "content-type": "text/html" } });

describe("an answer of the endpoint", () => {
  test.each([
    [Response.json({ status: "new" }, { status: 201 }), { kind: "stored" }],
    [Response.json({ status: "changed" }), { kind: "stored" }],
    [new Response(null, { status: 201 }), { kind: "stored" }],
    [
      problemResponse(new Problem(503, "Later.", { headers: { "retry-after": "5" } })),
      { kind: "later", wait: 5000 },
    ],
    [
      problemResponse(new Problem(429, "Slower.", { headers: { "retry-after": "30" } })),
      { kind: "later", wait: 30_000 },
    ],
    [problemResponse(new Problem(403, "Not from here.")), { kind: "refused", why: "Not from here." }],
    [problemResponse(new Problem(405, "POST.")), { kind: "refused", why: "POST." }],
    [
      problemResponse(new Problem(422, "No.", { errors: [{ field: "comment", message: "is long" }] })),
      { kind: "refused", why: "comment is long" },
    ],
  ])("%#: %o", async (response, outcome) => expect(await readOutcome(response, now)).toEqual(outcome));
});

describe("an answer of something else", () => {
  test.each([
    [404, { kind: "absent" }],
    [405, { kind: "absent" }],
    [501, { kind: "absent" }],
    [200, { kind: "absent" }],
    [413, { kind: "refused", why: "HTTP 413" }],
    [408, { kind: "later", wait: 0 }],
    [429, { kind: "later", wait: 0 }],
    [500, { kind: "later", wait: 0 }],
    [502, { kind: "later", wait: 0 }],
  ])("a page with status %i is %o", async (status, outcome) =>
    expect(await readOutcome(page(status), now)).toEqual(outcome),
  );

  test("JSON that breaks off is not ours", async () => {
    const broken = new Response("{", {
      status: 404,
      headers: { "content-type": "application/problem+json" },
    });
    expect(await readOutcome(broken, now)).toEqual({ kind: "absent" });
  });
});

test.each([
  ["120", 120_000],
  ["Thu, 26 Nov 2026 12:00:30 GMT", 30_000],
  ["Thu, 26 Nov 2026 11:00:00 GMT", 0],
  ["999999999", 86_400_000],
  ["soon", 0],
  ["-5", 0],
  [null, 0],
])("Retry-After: %s waits %i ms", (header, wait) => expect(retryAfter(header, now)).toBe(wait));
