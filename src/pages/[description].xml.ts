import type { APIRoute, GetStaticPaths } from "astro";
import { openSearchDescription, openSearchPath } from "../search/opensearch.ts";

/** Without the site's address there is no such file; our server then answers with the address it was asked by. */
export const getStaticPaths: GetStaticPaths = () =>
  process.env["SITE_URL"] ? [{ params: { description: openSearchPath.slice(1, -".xml".length) } }] : [];

/** The description of our search for browsers. */
export const GET: APIRoute = ({ site }) =>
  new Response(openSearchDescription(new URL(site ?? "").origin), {
    headers: { "content-type": "application/opensearchdescription+xml" },
  });
