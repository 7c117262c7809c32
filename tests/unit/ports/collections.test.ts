import { describe, expect, it } from "vitest";
import { indexCollections, loadCollections } from "../../../src/ports/collections.ts";
import { ContentError, loadFacts } from "../../../src/ports/facts.ts";
import type { Collection } from "../../../src/schemas/collection.ts";
import { noFacts, portsOf, use } from "../../support/world.ts";

const mail = (...members: Collection["members"]): Collection => ({
  name: "Mail",
  title: "Ports of mail",
  summary: "Send through 465 and read through 993.",
  aka: [],
  members,
  sources: [],
  reviewed: "2026-01-01",
});
const facts = { ...noFacts, uses: [use(465, "Submissions", { encryption: "encrypted" }), use(993, "IMAPS")] };

describe("collections", () => {
  it("take transport, security and risk from the use that a line names", () => {
    const files = new Map([["mail", mail({ port: 465, use: "Submissions", when: "To send." })]]);
    const [collection] = indexCollections(files, facts).list;
    expect(collection?.members).toEqual([{ use: facts.uses[0], when: "To send." }]);
  });

  it("tell every line whose use is not known, and what is", () => {
    const files = new Map([
      ["mail", mail({ port: 465, use: "SMTPS", when: "Never." }, { port: 1, use: "X", when: "Never." })],
    ]);
    expect(() => indexCollections(files, facts)).toThrow(ContentError);
    expect(() => indexCollections(files, facts)).toThrow(
      'content/collections/mail.mdx: members[0].use is "SMTPS", and content/facts/uses has no such row for 465 (it has "Submissions")',
    );
    expect(() => indexCollections(files, facts)).toThrow("members[1].use");
  });

  it("are named by each of their ports, and by no other", () => {
    const { get } = portsOf({}, facts, {}, {}, { mail: mail({ port: 993, use: "IMAPS", when: "To read." }) });
    expect(get(993).collections).toEqual([{ slug: "mail", name: "Mail" }]);
    expect(get(465).collections).toEqual([]);
  });

  it("of the site name uses that are there", () => {
    const { list } = indexCollections(loadCollections(), loadFacts());
    expect(list.map(({ slug }) => slug)).toContain("mail");
  });
});
