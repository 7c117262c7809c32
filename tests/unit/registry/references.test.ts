import { describe, expect, it } from "vitest";
import { parseReference } from "../../../src/registry/references.ts";

const rfc = (number: number) => ({ kind: "rfc", number, url: `https://www.rfc-editor.org/rfc/rfc${number}` });
const person = (name: string) => ({ kind: "person", name });
const text = (words: string) => ({ kind: "text", text: words });
const link = (url: string, words: string) => ({ kind: "url", url, text: words });

describe("a column in brackets", () => {
  it.each([
    ["", []],
    ["[RFC4253]", [rfc(4253)]],
    ["[RFC 6335]", [rfc(6335)]],
    ["[RFC0868]", [rfc(868)]],
    ["[RFC4253][Tatu_Ylonen]", [rfc(4253), person("Tatu Ylonen")]],
    ["[IESG]", [person("IESG")]],
    ["[Mark_Lottor]", [person("Mark Lottor")]],
    ["[Bob_Braden_2]", [person("Bob Braden")]],
    ["[_3GPP_4]", [person("3GPP")]],
    ["[ITU_TSB_ITU-T_Study_Group_17]", [person("ITU TSB ITU-T Study Group 17")]],
    ["[Roman_Štěpánek]", [person("Roman Štěpánek")]],
    ["[MongoDB_Inc.]", [person("MongoDB Inc.")]],
    ["[heroicrobotics.com]", [person("heroicrobotics.com")]],
    ["[Greg_Hansen][Randy_Yates]", [person("Greg Hansen"), person("Randy Yates")]],
    ["[1][RFC4727][RFC6335]", [rfc(4727), rfc(6335)]],
    ["[n/a]", [text("n/a")]],
    ["[TR-352]", [text("TR-352")]],
    ["[3GPP TS 24.379 v13.5.0s]", [text("3GPP TS 24.379 v13.5.0s")]],
    ["[ISO/IEC 13818-6 MPEG-2 DSM-CC]", [text("ISO/IEC 13818-6 MPEG-2 DSM-CC")]],
    ["[https://xahau.network]", [link("https://xahau.network", "xahau.network")]],
    ["[javascript:alert(1)]", [text("javascript:alert(1)")]],
    ["[https://]", [text("https://")]],
    [
      "[draft-gross-geneve-00]",
      [link("https://datatracker.ietf.org/doc/draft-gross-geneve/", "draft-gross-geneve")],
    ],
    [
      "[RFC7589][RFC-ietf-netconf-over-tls13-04]",
      [
        rfc(7589),
        link(
          "https://datatracker.ietf.org/doc/draft-ietf-netconf-over-tls13/",
          "draft-ietf-netconf-over-tls13",
        ),
      ],
    ],
    ["RFC 1078", [rfc(1078)]],
    ["see [RFC1078", [text("see"), rfc(1078)]],
  ])("%s", (value, expected) => {
    expect(parseReference(value)).toEqual(expected);
  });
});
