import { expect, test } from "vitest";
import { anyPortRule, mostRules, redirectRules } from "../../../src/integrations/redirects.ts";

const upTo = (last: number) => Array.from({ length: last + 1 }, (_, port) => port);

test("a number leads to its page, ports with an article first, each once", () =>
  expect(redirectRules({ articles: [770], known: [22, 770] })).toBe(
    "/770 /ports/770 301\n/22 /ports/22 301\n",
  ));

test("there are never more rules than every host takes", () => {
  const rules = redirectRules({ articles: [40000], known: upTo(3000) })
    .trimEnd()
    .split("\n");
  expect(rules).toHaveLength(mostRules);
  expect(rules[0]).toBe("/40000 /ports/40000 301");
});

test("the rule for all other ports is a comment, since not every host may follow it", () => {
  const [why, rule, ...rest] = anyPortRule.split("\n");
  expect(why).toMatch(/^# .*Cloudflare/);
  expect([rule, ...rest]).toEqual(["# /ports/* /port.html 200", ""]);
});
