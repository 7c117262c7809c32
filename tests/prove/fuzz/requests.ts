import fc, { type Arbitrary } from "fast-check";
import { anyBody, goodBody, type Body } from "./bodies.ts";

/** A request as bytes on the wire. */
export interface WireRequest {
  /** What is written, piece by piece. */
  pieces: readonly Uint8Array[];
  method: string;
  /**
   * What happens after the last piece: `keep` waits for one answer on a connection that goes on, `half` says that no
   * more will come, `cut` hangs up without a word.
   */
  ending: "keep" | "half" | "cut";
  /** A plain vote without fault: it must be stored. */
  good: boolean;
}

type Header = readonly [name: string, value: string];

const header = (name: string, ...values: string[]): Arbitrary<Header[]> =>
  fc.constantFrom(...values).map((value) => [[name, value]]);

const longText = "x".repeat(20_000);
const oddHeaders = fc.oneof(
  header(
    "Origin",
    "null",
    "",
    "http://127.0.0.1",
    "https://evil.example",
    "http://localhost:4321",
    "://",
    "file://",
    longText,
  ),
  header("Sec-Fetch-Site", "same-origin", "none", "cross-site", "same-site", "SAME-ORIGIN", "", "?1"),
  header(
    "Cookie",
    "reader=3f0c9f6e-7a55-4d0e-9d3c-1b2a3c4d5e6f",
    "reader=",
    "reader=%",
    "reader=x; reader=y",
    ";;;=",
    "a=\xff\xfe",
    longText,
  ),
  header("Accept", "text/html", "application/json", "*/*;q=x", ",,,", "text/html\t"),
  header("Accept-Encoding", "br", "gzip;q=0", "identity;q=0, *;q=0", "zstd, br;q=9", ""),
  header("Accept-Language", "he", "x-", "de-CH-1901, *;q=0.5", ",".repeat(500)),
  header("X-Forwarded-For", "192.0.2.1", "::1, unknown", "[2001:db8::1]:80", ",,,", "999.1.1.1"),
  header("Content-Encoding", "gzip", "br", "identity", "x"),
  header("Expect", "100-continue", "x"),
  header("If-None-Match", "*", 'W/"x"', '"', "x"),
  header("Range", "bytes=0-0", "bytes=-1", "bytes=9-1", "bytes=999999999999999-", "x=1-2"),
  header("Connection", "close", "keep-alive", "upgrade", "x, y"),
  header("Upgrade", "websocket", "h2c", ""),
  header("HTTP2-Settings", "AAMAAABkAAQAAP__"),
  header("Host", "localhost", "evil.example", "a b", "", "[::1]:80", "x:99999", "ä", "user@host", "h/path"),
  header(
    "Content-Type",
    "text/plain",
    "application/json; charset=utf-16",
    "multipart/form-data",
    "",
    ";",
    "application/json, text/html",
  ),
  header("Authorization", "Bearer x", "Basic Og==", "x".repeat(5000)),
  header("__proto__", "x"),
  header("X-Forwarded-Host", "evil.example"),
  fc
    .tuple(
      fc.string({ unit: fc.constantFrom(..."abcXYZ019-_!#"), minLength: 1, maxLength: 12 }),
      fc.string({ maxLength: 60 }),
    )
    .map(([name, value]): Header[] => [[`X-${name}`, value.replace(/[\r\n]/g, " ")]]),
);

const methods = fc.oneof(
  { weight: 30, arbitrary: fc.constant("POST") },
  { weight: 3, arbitrary: fc.constantFrom("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH") },
  { weight: 1, arbitrary: fc.constantFrom("TRACE", "CONNECT", "PROPFIND", "post", "QUERY", "X", "M-SEARCH") },
);
const targets = fc.oneof(
  { weight: 36, arbitrary: fc.constant("/api/feedback") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ..."/api/feedback?x=1 /api/feedback/ /api/feedback%00 //api/feedback /API/feedback /api/%66eedback".split(
        " ",
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ..."/ /ports/770 /770 /ports/0770.html /healthz /opensearch.xml /thanks /admin/feedback /x".split(" "),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "*",
      "/%",
      "/%ff",
      "/..%2f..",
      "http://evil.example/api/feedback",
      "http://[/",
      "x",
      `/${"a".repeat(9000)}`,
    ),
  },
  { weight: 1, arbitrary: fc.webPath() },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }).map((text) => `/${text}`) },
);

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const concat = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const headOf = (method: string, target: string, headers: readonly Header[]) =>
  bytesOf(
    `${method} ${target} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
  );

const chunked = (bytes: Uint8Array, size: number) => {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    chunks.push(bytesOf(`${chunk.length.toString(16)}\r\n`), chunk, bytesOf("\r\n"));
  }
  return concat([...chunks, bytesOf("0\r\n\r\n")]);
};

/** Without Content-Length a server cannot know where a body ends; each of these says it in its way, some wrongly. */
function framed(
  how: string,
  { bytes }: Body,
  size: number,
): { headers: Header[]; content: Uint8Array; whole: boolean } {
  const length = (count: number | string): Header => ["Content-Length", String(count)];
  const chunks: Header = ["Transfer-Encoding", "chunked"];
  const open = { content: bytes, whole: false };
  switch (how) {
    case "chunked":
      return { headers: [chunks], content: chunked(bytes, size), whole: true };
    case "less":
      return { headers: [length(Math.max(0, bytes.length - size))], ...open };
    case "more":
      return { headers: [length(bytes.length + size)], ...open };
    case "both":
      return { headers: [length(bytes.length), chunks], ...open };
    case "twice":
      return { headers: [length(bytes.length), length(bytes.length + 1)], ...open };
    case "odd":
      return { headers: [length(["-1", "1e3", "0x10", " ", "9".repeat(30)][size % 5] ?? "")], ...open };
    case "unchunked":
      return { headers: [chunks], ...open };
    case "coding":
      return {
        headers: [["Transfer-Encoding", ["gzip", "chunked, chunked", "x", "identity"][size % 4] ?? ""]],
        ...open,
      };
    case "none":
      return { headers: [], ...open };
    default:
      return { headers: [length(bytes.length)], content: bytes, whole: true };
  }
}

const split = (bytes: Uint8Array, at: number) =>
  at % 4 === 0 ? [bytes.subarray(0, at % bytes.length), bytes.subarray(at % bytes.length)] : [bytes];

const framings = fc.oneof(
  { weight: 14, arbitrary: fc.constant("length") },
  { weight: 5, arbitrary: fc.constant("chunked") },
  {
    weight: 3,
    arbitrary: fc.constantFrom("less", "more", "both", "twice", "odd", "unchunked", "coding", "none"),
  },
);

/** A request in HTTP, though perhaps a strange one. */
const strange: Arbitrary<WireRequest> = fc
  .record({
    method: methods,
    target: targets,
    body: anyBody,
    odd: fc.array(oddHeaders, { maxLength: 4 }),
    framing: framings,
    size: fc.integer({ min: 1, max: 600 }),
    cut: fc.nat(9),
  })
  .map(({ method, target, body, odd, framing, size, cut }) => {
    const { headers, content, whole } = framed(framing, body, size);
    const more = odd.flat();
    // A second Host or Content-Type is one of the oddities, but not in every request.
    const own = (name: string, value: string): Header[] =>
      more.some(([given]) => given === name) && size % 3 ? [] : [[name, value]];
    const all = [...own("Host", "localhost"), ...own("Content-Type", body.type), ...headers, ...more];
    const upgrades = more.some(([name, value]) => name === "Upgrade" || /close|upgrade|x/.test(value));
    const keeps = whole && !upgrades && method === "POST" && target === "/api/feedback";
    return {
      pieces: split(concat([headOf(method, target, all), content]), size),
      method,
      ending: cut === 0 ? "cut" : keeps ? "keep" : "half",
      good: false,
    };
  });

const good: Arbitrary<WireRequest> = fc
  .tuple(goodBody, fc.boolean(), fc.integer({ min: 1, max: 500 }))
  .map(([body, chunks, size]) => {
    const { headers, content } = framed(chunks ? "chunked" : "length", body, size);
    const all: Header[] = [["Host", "localhost"], ["Content-Type", body.type], ...headers];
    const pieces = split(concat([headOf("POST", "/api/feedback", all), content]), size);
    return { pieces, method: "POST", ending: "keep", good: true };
  });

/** What was HTTP before some of its bytes were changed, dropped or doubled. */
const malformed: Arbitrary<WireRequest> = fc
  .tuple(
    fc.oneof(strange, good),
    fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 }), fc.nat(3)), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  .map(([request, bites]) => {
    let bytes = concat(request.pieces);
    for (const [place, byte, how] of bites) {
      const at = place % (bytes.length || 1);
      const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
      if (how === 0) bytes = concat([before, after.subarray(1)]);
      else if (how === 1) bytes = concat([before, new Uint8Array([byte]), after]);
      else if (how === 2) bytes = concat([before, after.subarray(0, 20), after]);
      else bytes[at] = byte;
    }
    return { pieces: [bytes], method: "", ending: "half", good: false };
  });

const notHttp: Arbitrary<WireRequest> = fc
  .oneof(
    fc.uint8Array({ minLength: 1, maxLength: 2000 }),
    fc
      .constantFrom(
        "\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
        `GET / HTTP/1.1\r\n${"A: b\r\n".repeat(3000)}\r\n`,
        `POST /api/feedback HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\nx`,
        `POST /api/feedback HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;${"a".repeat(20_000)}\r\nx\r\n0\r\n\r\n`,
      )
      .map(bytesOf),
  )
  .map((bytes) => ({ pieces: [bytes], method: "", ending: "half", good: false }));

/** Requests of all kinds; about one in five is a good vote. */
export const anyRequest: Arbitrary<WireRequest> = fc.oneof(
  { weight: 4, arbitrary: good },
  { weight: 12, arbitrary: strange },
  { weight: 3, arbitrary: malformed },
  { weight: 1, arbitrary: notHttp },
);
