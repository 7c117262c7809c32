import type { Host } from "../support/hosts.ts";
import type { Answer, Asked } from "./answer.ts";

/** Something in which hosts may differ from our server. */
export interface Exception {
  why: string;
  /** The host that differs; absent, each of them. */
  host?: Host;
  parts: readonly string[];
  /** For which requests, and which answers of ours. */
  when: (ours: Answer, asked: Asked) => boolean;
}

const is =
  (...statuses: number[]) =>
  (ours: Answer) =>
    statuses.map(String).includes(ours["status"] ?? "");

const notFound = ["status", "body", "cache-control", "content-type", "location", "vary"];

/** The headers of every answer. */
export const security = [
  "content-security-policy",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
  "permissions-policy",
  "referrer-policy",
  "speculation-rules",
  "x-content-type-options",
];

const dotSegment = /\/(?:\.|%2e){1,2}(?:\/|$)/;

export const exceptions: readonly Exception[] = [
  {
    why: "Their tags are made from date and size. That they work is tested apart.",
    parts: ["etag"],
    when: is(200, 206, 304),
  },
  {
    why: "A redirect has a short text for readers whose browser does not follow it.",
    host: "nginx",
    parts: ["body", "content-type"],
    when: is(308),
  },
  {
    why: "Parts are offered of the plain file only, so not in compressed answers, and nginx does not repeat the offer in a part.",
    parts: ["accept-ranges"],
    when: (ours) => is(206)(ours) || "content-encoding" in ours,
  },
  {
    why: "It tells caches to ask again for each coding even where a file is too small to compress.",
    parts: ["vary"],
    when: (_, { path }) => ["/robots.txt", "/icon.svg", "/pagefind/pagefind-entry.json"].includes(path),
  },
  {
    why: "It compresses before it looks for a range, so who takes gzip gets the whole.",
    host: "nginx",
    parts: ["status", "body", "content-encoding", "content-range"],
    when: (ours, { headers }) => is(206)(ours) && headers?.["accept-encoding"] === "gzip",
  },
  {
    why: "A path that leads out of the root, or has a NUL, is a bad request and not a missing page.",
    host: "nginx",
    parts: notFound,
    when: (ours, { path }) => is(404)(ours) && /\.\.|%2e%2e|%00/.test(path),
  },
  {
    why: "An encoded slash is a slash before dot segments are resolved; it is led to the page, one redirect on.",
    host: "nginx",
    parts: notFound,
    when: (_, { path }) => path === "/ports/..%2fabout",
  },
  {
    why: "Dot segments are not resolved. Browsers never send any.",
    host: "Caddy",
    parts: [...notFound, "accept-ranges", "etag"],
    when: (_, { path }) => dotSegment.test(path),
  },
  {
    why: "The suffix that tells a file from a page is looked for in the decoded path.",
    host: "Caddy",
    parts: ["content-type", "body", "vary"],
    when: (_, { path }) => path === "/%2eenv",
  },
  {
    why: "A range past the end is answered with other words, and twice with the headers of the site.",
    host: "nginx",
    parts: ["body", "cache-control", "content-type", "vary", ...security],
    when: is(416),
  },
  {
    why: "A range past the end is answered with other words, and as a page.",
    host: "Caddy",
    parts: ["body", "cache-control", "content-type", "etag", "vary"],
    when: is(416),
  },
  {
    why: "A range that ends before it begins is an error, not nothing.",
    parts: [
      "status",
      "accept-ranges",
      "body",
      "cache-control",
      "content-range",
      "content-type",
      "vary",
      ...security,
    ],
    when: (_, { headers }) => headers?.["range"] === "bytes=9-1",
  },
  {
    why: "A range of another unit than bytes is an error.",
    host: "Caddy",
    parts: ["status", "accept-ranges", "body", "content-type", "vary"],
    when: (_, { headers }) => headers?.["range"] === "lines=1-2",
  },
  {
    why: "Who has a copy with a later date is told that it is still good.",
    host: "Caddy",
    parts: ["status", "accept-ranges", "body", "content-type", "vary"],
    when: (_, { headers }) => headers?.["if-modified-since"] !== undefined,
  },
  {
    why: "It names the address that it was asked at.",
    parts: ["body"],
    when: (_, { path }) => path === "/opensearch.xml",
  },
];

/** The exceptions that hold for an answer of a host. */
export const exceptionsFor = (host: Host, ours: Answer, asked: Asked): Exception[] =>
  exceptions.filter(({ host: only, when }) => (only ?? host) === host && when(ours, asked));
