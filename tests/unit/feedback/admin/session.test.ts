import { expect, test } from "vitest";
import { createSessions, sameSecret, sessionLength } from "../../../../src/feedback/admin/session.ts";

const token = "a-token-of-some-length";

test("a session holds for a working day", () => {
  let now = Date.UTC(2026, 2, 2);
  const sessions = createSessions(token, () => now);
  const value = sessions.open();
  now += sessionLength - 1;
  expect(sessions.holds(value)).toBe(true);
  now += 1;
  expect(sessions.holds(value)).toBe(false);
});

test("it does not tell the token, and no two are alike", () => {
  const sessions = createSessions(token);
  const [one, other] = [sessions.open(), sessions.open()];
  expect(one).not.toContain(token);
  expect(one).not.toBe(other);
});

test("another server with the same token knows it, one with another token does not", () => {
  const value = createSessions(token).open();
  expect(createSessions(token).holds(value)).toBe(true);
  expect(createSessions(`${token}!`).holds(value)).toBe(false);
});

test("nothing of it can be changed", () => {
  const sessions = createSessions(token);
  const value = sessions.open();
  const [id = "", until = "", signature = ""] = value.split(".");
  for (const changed of [
    `${id}.${Number(until) + 1}.${signature}`,
    `${id.slice(1)}${id.slice(0, 1)}.${until}.${signature}`,
    `${id}.${until}.${"A".repeat(43)}`,
    `${id}.${until}`,
    `${value}x`,
    "",
    undefined,
  ])
    expect(sessions.holds(changed)).toBe(false);
});

test("one that was ended holds no more, the others do", () => {
  const sessions = createSessions(token);
  const [one, other] = [sessions.open(), sessions.open()];
  sessions.end(one);
  sessions.end("nonsense");
  expect([sessions.holds(one), sessions.holds(other)]).toEqual([false, true]);
});

test("secrets are compared whole", () => {
  expect(sameSecret("abc", "abc")).toBe(true);
  for (const other of ["abd", "ab", "abcd", "", "ABC"]) expect(sameSecret("abc", other)).toBe(false);
});
