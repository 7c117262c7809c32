import type { APIRoute, GetStaticPaths } from "astro";
import { atomFeed, feedPath } from "../ports/feed.ts";
import { site as allPorts } from "../ports/site.ts";
import { openSearchDescription, openSearchPath } from "../search/opensearch.ts";

/** Files that need the site's whole address, by path, with their types. */
const files: Record<string, { type: string; make: (origin: string) => string }> = {
  // Without an address our server answers this one, with the address it was asked by.
  [openSearchPath]: { type: "application/opensearchdescription+xml", make: openSearchDescription },
  [feedPath]: {
    type: "application/atom+xml",
    make(origin) {
      const { ports } = allPorts();
      return atomFeed(
        ports.articles.map((port) => ports.get(port)),
        origin,
      );
    },
  },
};

/** Without the site's address there are no such files. */
export const getStaticPaths: GetStaticPaths = () =>
  process.env["SITE_URL"]
    ? Object.keys(files).map((path) => ({ params: { file: path.slice(1, -".xml".length) } }))
    : [];

export const GET: APIRoute = ({ site, params }) => {
  const file = files[`/${params["file"] ?? ""}.xml`];
  if (!file) return new Response(null, { status: 404 });
  return new Response(file.make(new URL(site ?? "").origin), { headers: { "content-type": file.type } });
};
