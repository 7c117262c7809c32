import type { Work } from "./works.ts";

/** The works of one publisher: a site, or an owner of repositories. */
export interface Publisher {
  /** Unique on its shelf, and an element's id there. */
  id: string;
  name: string;
  works: Work[];
}

/** Publishers of one kind, on a page of their own: `/sources/<slug>`. */
export interface Shelf {
  slug: string;
  title: string;
  /** What stands on it, one sentence. */
  about: string;
  publishers: Publisher[];
}

const shelves: readonly Omit<Shelf, "publishers">[] = [
  { slug: "rfcs", title: "RFCs", about: "The standards and memos of the Internet, and drafts of them." },
  {
    slug: "standards",
    title: "Registries and standards bodies",
    about: "IANA’s registries, and standards that are no RFCs.",
  },
  {
    slug: "advisories",
    title: "Advisories",
    about: "Records of vulnerabilities, and warnings of CERTs and national agencies.",
  },
  ...byLetter(
    ["a–d", "e–l", "m–r", "s–z"],
    "documentation",
    "Documentation and reports",
    "Manuals of makers, papers, and reports with a name and a date, of sites that",
  ),
  ...byLetter(
    ["a–c", "d–g", "h–l", "m–o", "p–r", "s–z"],
    "code",
    "Source code",
    "Files of public repositories whose owners",
  ),
];

/** One page for each range of letters, so that none becomes too large. */
function byLetter(
  ranges: readonly string[],
  slug: string,
  title: string,
  about: string,
): Omit<Shelf, "publishers">[] {
  return ranges.map((letters) => ({
    slug: `${slug}-${letters.replace("–", "-")}`,
    title: `${title}, ${letters.toUpperCase()}`,
    about: `${about} begin with ${letters.toUpperCase().replace("–", " to ")}.`,
  }));
}

const forges = ["github.com", "gitlab.com", "codeberg.org", "raw.githubusercontent.com", "gist.github.com"];
const standards =
  /(^|\.)(iana\.org|whatwg\.org|w3\.org|ieee\.org|itu\.int|iso\.org|oasis-open\.org|ecma-international\.org|opengroup\.org|unicode\.org)$/;
const advisories =
  /(^|\.)(cve\.org|nist\.gov|cisa\.gov|us-cert\.gov|cert\.org|mitre\.org|ncsc\.gov\.uk|bsi\.bund\.de|cert\.pl|jpcert\.or\.jp|cyber\.gov\.au|cyber\.gc\.ca|ic3\.gov|fbi\.gov|nsa\.gov)$/;

/** Puts each work on the shelf of its publisher; shelves without works are left out. */
export function shelve(works: readonly Work[]): Shelf[] {
  const bySlug = Map.groupBy(works, ({ url }) => shelfOf(url));
  return shelves.flatMap((shelf) => {
    const own = bySlug.get(shelf.slug) ?? [];
    return own.length === 0 ? [] : [{ ...shelf, publishers: publishersOf(own) }];
  });
}

function shelfOf(url: string): string {
  const { host, pathname } = new URL(url);
  if (/(^|\.)(rfc-editor\.org|ietf\.org)$/.test(host)) return "rfcs";
  if (standards.test(host)) return "standards";
  if (advisories.test(host) || (host === "github.com" && pathname.startsWith("/advisories/")))
    return "advisories";
  return forges.includes(host)
    ? shelfOfLetter("code", ownerOf(pathname))
    : shelfOfLetter("documentation", hostName(host));
}

/** Digits come before a; the last shelf takes what no letter is. */
function shelfOfLetter(kind: string, name: string): string {
  const letter = name[0]?.toLowerCase() ?? "a";
  const own = shelves.filter(({ slug }) => slug.startsWith(`${kind}-`));
  const found = own.find(({ slug }) => letter <= (slug.at(-1) ?? "")) ?? own.at(-1);
  if (!found) throw new Error(`There is no shelf for ${kind}.`);
  return found.slug;
}

const hostName = (host: string) => host.replace(/^www\./, "");

const ownerOf = (pathname: string) => pathname.split("/")[1] ?? "";

function publishersOf(works: readonly Work[]): Publisher[] {
  const byName = Map.groupBy(works, ({ url }) => publisherOf(url));
  return [...byName]
    .map(([name, own]) => ({ id: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"), name, works: own }))
    .sort((a, b) => a.name.localeCompare(b.name, "en", { sensitivity: "base" }));
}

/** "docs.docker.com"; of repositories their owner: "github.com/moby". */
function publisherOf(url: string): string {
  const { host, pathname } = new URL(url);
  if (host === "raw.githubusercontent.com") return `github.com/${ownerOf(pathname).toLowerCase()}`;
  if (forges.includes(host)) return `${host}/${ownerOf(pathname).toLowerCase()}`;
  return hostName(host);
}
