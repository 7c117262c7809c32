import { prefetchRules } from "../server/prefetch.ts";

type Headers = Readonly<Record<string, string>>;

/** What a browser may keep for a year: folders whose every file has a hash of its content in its name. */
const hashedFolders = ["/_astro/*", "/pagefind/fragment/*", "/pagefind/index/*"];

/** These begin a variable or another escape of nginx or Caddy. */
const special = /[\\${}\r\n]/;

const quoted = (headers: Headers) =>
  Object.entries(headers).map(([name, value]) => {
    if (special.test(value)) throw new Error(`The header ${name} cannot be quoted: ${value}`);
    return [name, `"${value.replaceAll('"', '\\"')}"`] as const;
  });

/** `_headers`, which Netlify and Cloudflare Pages read. */
export function staticHostHeaders(headers: Headers): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  const kept = hashedFolders.map((path) => `${path}\n  cache-control: public, max-age=31536000, immutable`);
  const typed = `${prefetchRules.path}\n  content-type: ${prefetchRules.type}`;
  return `/*\n${[...lines, ...kept, typed].join("\n")}\n`;
}

/**
 * The file that hosting/nginx.conf includes.
 * @throws an Error when a value cannot be written between quotes
 */
export const nginxHeaders = (headers: Headers): string =>
  quoted(headers)
    .map(([name, value]) => `add_header ${name} ${value} always;\n`)
    .join("");

/**
 * The file that hosting/Caddyfile imports.
 * @throws an Error when a value cannot be written between quotes
 */
export const caddyHeaders = (headers: Headers): string =>
  `header {\n${quoted(headers)
    .map(([name, value]) => `\t${name} ${value}\n`)
    .join("")}}\n`;

/**
 * The files with the headers of every response, for the hosts that read them, by the name they have in dist.
 * Our own server makes nothing of these names; other hosts may show them, and nothing in them is secret.
 */
export const headerFiles = (headers: Headers): Record<string, string> => ({
  _headers: staticHostHeaders(headers),
  "_headers-nginx": nginxHeaders(headers),
  "_headers-caddy": caddyHeaders(headers),
});
