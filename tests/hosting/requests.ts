import { files } from "../support/dist.ts";
import type { Asked } from "./answer.ts";

const oneOf = (pattern: RegExp) => {
  const file = files().find((name) => pattern.test(name));
  if (file === undefined) throw new Error(`dist has no file like ${pattern}`);
  return `/${file}`;
};

const gzip = { "accept-encoding": "gzip" };
const get = (path: string, headers: Record<string, string> = {}): Asked => ({ path, headers });

/** Pages and files, plain and compressed. */
const there = (style: string) => [
  ..."/ /about /ports /ports/0 /ports/22 /ports/770 /ports/65535 /guides /search /search?q=ssh /pick".split(
    " ",
  ),
  ..."/ports/770?utm=1 /robots.txt /icon.svg /preview.png /pagefind/pagefind.js".split(" "),
  ..."/pagefind/pagefind-entry.json /pagefind/wasm.en.pagefind".split(" "),
  style,
  ...[
    /^_astro\/.+\.js$/,
    /^_astro\/.+\.json$/,
    /^_astro\/.+\.speculationrules$/,
    /\.pf_fragment$/,
    /\.pf_index$/,
    /\.pf_meta$/,
  ].map(oneOf),
];

/** One 308 each. */
const moved = [
  ..."/770 /0 /00000 /65535 /0770 /770/ /770?a=1&b=%20 /ports/770/ /ports/0770 /ports/00770.html".split(" "),
  ..."/ports/770.html /ports/770.html/ /ports/770/?x=/about /ports/77%30 /%37%37%30 /ports%2f770".split(" "),
  ..."/about/ /about.html /about.html?q /ports/ /ports.html /ports/index.html /index /index.html /guides/".split(
    " ",
  ),
  ..."/robots.txt/ /%61bout /about%2ehtml /search/?q=ssh".split(" "),
];

/** Nothing, in every spelling: unknown, out of range, for servers only, outside, or no path at all. */
const missing = [
  ..."/no-such-page /no-such-page/ /no-such-page.html /65536 /ports/65536 /70000 /1234567 /ports/-1".split(
    " ",
  ),
  ..."/770.html /ports/770/x /ports/770%0a /770%0d%0aset-cookie:%20a=1 /about%0a /about.html.html".split(" "),
  ..."/404 /404.html /404/ /headers.json /_headers /_headers-nginx /_headers-caddy /_redirects".split(" "),
  ..."/.git/config /.env /%2eenv /_astro /_astro/ /_astro/gone.js /gone.png /pagefind /ports/770.css".split(
    " ",
  ),
  ..."//about //ports/770 /ports//770 /about// /About /PORTS/770 /about;x /about%20 /about%3f /%ff /%c0%ae".split(
    " ",
  ),
];

/** Ways out of the folder that is served. */
const outside = [
  ..."/../etc/passwd /../../../../etc/passwd /%2e%2e/etc/passwd /%2e%2e%2fetc%2fpasswd".split(" "),
  ..."/..%2f..%2fetc/passwd /ports/../../etc/passwd /ports/..%2f..%2f..%2fetc%2fpasswd".split(" "),
  ..."/%252e%252e%252fetc%252fpasswd /..%5c..%5cetc%5cpasswd /..%c0%af..%c0%afetc/passwd".split(" "),
  ..."/ports/..;/..;/etc/passwd /ports/770%00.html /_astro/../../package.json /_astro/..%2fheaders.json".split(
    " ",
  ),
];

/** Spellings with dot segments of pages that are there. */
const dotted = "/./about /ports/../about /ports/./770 /ports/%2e%2e/about /ports/..%2fabout".split(" ");

const page = { accept: "text/html,*/*;q=0.8" };

/** All that hosts and our server are asked alike, on the built site. */
export function requests(): Asked[] {
  const style = oneOf(/^_astro\/.+\.css$/);
  return [
    ...there(style).flatMap((path) => [get(path), get(path, gzip)]),
    ...[...moved, ...missing, ...outside, ...dotted].map((path) => get(path)),
    ...["/no-such-page", "/gone.js", "/ports/70000.js"].map((path) => get(path, { ...page, ...gzip })),
    get("/gone.js", { accept: "*/*" }),
    get("/about", { "accept-encoding": "br;q=0, gzip;q=0.5" }),
    get("/about", { "accept-encoding": "identity" }),
    ...[
      "bytes=0-9",
      "bytes=100-",
      "bytes=-10",
      "bytes=0-99999999",
      "bytes=99999999-",
      "bytes=9-1",
      "lines=1-2",
    ].map((range) => get("/ports/770", { range })),
    get(style, { range: "bytes=0-9" }),
    get("/about", { range: "bytes=0-9", ...gzip }),
    get("/about", { range: "bytes=0-9", "if-range": '"another"' }),
    get("/about", { "if-none-match": '"another"' }),
    get("/about", { "if-none-match": "*" }),
    get("/about", { "if-modified-since": "Thu, 31 Dec 2037 23:55:55 GMT" }),
    ...["/", "/ports/770", "/770", "/no-such-page", "/_astro/gone.js", style].map((path) => ({
      path,
      method: "HEAD",
    })),
    ...["POST", "PUT", "DELETE", "PATCH", "OPTIONS"].flatMap((method) =>
      ["/ports/770", "/770", "/no-such-page"].map((path) => ({ path, method })),
    ),
    ...["/healthz", "/thanks", "/opensearch.xml", "/api/feedback", "/admin/feedback", "/admin/"].map((path) =>
      get(path),
    ),
  ];
}
