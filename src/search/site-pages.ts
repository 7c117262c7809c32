import { collectionPath } from "../ports/links.ts";

/** A page that is no port's, as search knows it. */
export interface NamedPage {
  path: string;
  title: string;
  /** What readers call what it is about, error messages too. */
  names: readonly string[];
}

/** The site's own pages that answer questions of no single port, with what such questions call them. */
const ownPages: readonly NamedPage[] = [
  {
    path: "/commands",
    title: "Commands that check a port",
    names: [
      "what is using a port",
      "which process uses a port",
      "what is listening on a port",
      "listening ports",
      "list open ports",
      "check open ports",
      "check if a port is open",
      "test a connection to a port",
      "free a port",
      "kill the process on a port",
      "stop what runs on a port",
      "open a port in the firewall",
      "close a port",
      "block a port",
      "netstat",
      "lsof",
    ],
  },
  {
    path: "/pick",
    title: "A port for your program",
    names: [
      "which port may my program use",
      "port to use",
      "choose a port",
      "pick a port",
      "free port numbers",
      "available ports",
      "unused ports",
      "unassigned ports",
      "safe port for an application",
      "custom port",
      "random port",
    ],
  },
  {
    path: "/ports",
    title: "All ports by range",
    names: [
      "list of ports",
      "list of port numbers",
      "port ranges",
      "range of ports",
      "well known ports",
      "system ports",
      "registered ports",
      "user ports",
      "dynamic ports",
      "private ports",
      "ephemeral ports",
      "common ports",
      "how many ports are there",
      "highest port number",
    ],
  },
  {
    path: "/collections",
    title: "Ports that belong together",
    names: ["collections of ports", "groups of ports"],
  },
  {
    path: "/guides",
    title: "Guides for trouble with ports",
    names: ["guides", "troubleshooting ports", "port problems"],
  },
  {
    path: "/glossary",
    title: "Glossary of ports",
    names: ["glossary", "terms", "what do the words mean", "port terminology", "definitions"],
  },
  {
    path: "/sources",
    title: "Sources: every work cited",
    names: ["sources", "references", "works cited", "bibliography"],
  },
  {
    path: "/about",
    title: "About Portolan",
    names: [
      "about portolan",
      "how this site knows",
      "how we know",
      "is this site right",
      "correct an error",
      "report a mistake",
    ],
  },
];

/**
 * Every page that is no port's and that search may find by name.
 * @param guides those of content/guides, with their ids.
 * @param collections those of content/collections, with their ids.
 */
export const namedPages = (
  guides: readonly { slug: string; title: string; symptom: string; errors: readonly string[] }[],
  collections: readonly { slug: string; title: string; name: string; aka: readonly string[] }[],
): NamedPage[] => [
  ...guides.map(({ slug, title, symptom, errors }) => ({
    path: `/guides/${slug}`,
    title,
    names: [symptom, ...errors],
  })),
  ...collections.map(({ slug, title, name, aka }) => ({
    path: collectionPath(slug),
    title,
    names: [`${name} ports`, ...aka],
  })),
  ...ownPages,
];
