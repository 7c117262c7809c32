import { describe, expect, it } from "vitest";
import { portLinks } from "../../../src/rules/port-links.ts";
import { use } from "../../support/world.ts";
import { ruleLines, withStatus } from "../../support/rules.ts";

const uses = [use(8443, "HTTPS alternate"), { ...use(22, "SSH"), aka: ["secure shell"] }];
const linking = (text: string) => ruleLines(portLinks, withStatus(text), { uses });

describe("a link to a port", () => {
  it.each([
    "See [8443, HTTPS of Tomcat](/ports/8443).",
    "Or try [Tomcat on 8443](/ports/8443).",
    "HTTPS is also met on [8443](/ports/8443).",
    "The secure shell has [port 22](/ports/22).",
    "SSH answers on [22](/ports/22), as it does everywhere.",
    "[port 9](/ports/9) is `cadlock`, too.",
    "[5](/ports/5) is unassigned.",
  ])("says what the port is: %s", (text) => {
    expect(linking(text)).toEqual([]);
  });

  it.each([
    "[8443](/ports/8443)",
    "Another is [port 8443](/ports/8443).",
    "On [TCP port 8443](/ports/8443) it is the same. HTTPS is slow.",
  ])("is refused where nothing says it: %s", (text) => {
    expect(linking(text)).toEqual([
      "content/ports/770.mdx: Status (line 17) links to 8443 and does not say what it is: write [8443, HTTPS alternate](/ports/8443), or name it in the sentence.",
    ]);
  });
});
