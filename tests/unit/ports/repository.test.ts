import { expect, test } from "vitest";
import { repository } from "../../../src/ports/repository.ts";

const facts = { port: 770, file: "content/kinds/assigned.mdx", registry: "2026-08-17" };

test.each([
  ["https://github.com/you/portolan", "/edit/main/", "/issues/new?title=", "&body="],
  ["https://git.example/you/portolan/", "/edit/main/", "/issues/new?title=", "&body="],
  ["https://gitlab.com/you/portolan", "/-/edit/main/", "/-/issues/new?issue[title]=", "&issue[description]="],
  [
    "https://gitlab.example.org/you/portolan",
    "/-/edit/main/",
    "/-/issues/new?issue[title]=",
    "&issue[description]=",
  ],
  [
    "https://salsa.debian.org/you/portolan",
    "/-/edit/main/",
    "/-/issues/new?issue[title]=",
    "&issue[description]=",
  ],
  ["https://codeberg.org/you/portolan", "/_edit/main/", "/issues/new?title=", "&body="],
  ["https://forgejo.example/you/portolan", "/_edit/main/", "/issues/new?title=", "&body="],
])("%s has its own addresses for an edit and a report", (url, edit, title, body) => {
  const base = url.replace(/\/$/, "");
  const repo = repository(url);
  expect(repo?.edit("content/ports/22.mdx")).toBe(`${base}${edit}content/ports/22.mdx`);
  expect(repo?.report(facts)).toBe(
    `${base}${title}Port%20770%3A%20${body}File%3A%20content%2Fkinds%2Fassigned.mdx%0ARegistry%3A%202026-08-17%0ASection%3A%20`,
  );
});

test("without a repository there are no links", () => expect(repository(undefined)).toBeNull());
