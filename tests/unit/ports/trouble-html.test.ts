import { describe, expect, test } from "vitest";
import { troubleHtml } from "../../../src/components/commands/trouble-html.ts";
import { tags } from "../../support/html.ts";

const guide = { slug: "in-use", title: "It is in use", symptom: "In use", why: null };

describe("the troubles of a port, as HTML", () => {
  test("are one line each, with a link and what is known", () => {
    expect(troubleHtml([guide, { ...guide, slug: "b", why: "Linux: ask `a < b` & see." }])).toBe(
      "<li><a href=/guides/in-use>In use?</a><li><a href=/guides/b>In use?</a> Linux: ask <code>a &lt; b</code> &amp; see.",
    );
  });

  test("are read as links by a reader of HTML", () => {
    const hrefs = Array.from(tags(troubleHtml([guide])), ({ attributes }) => attributes.get("href"));
    expect(hrefs).toContain("/guides/in-use");
  });
});
