import { openSearchDescription } from "../search/opensearch.ts";
import type { Settings } from "./settings.ts";

/**
 * The origin by which a request came: the configured one, else its own host. The scheme is what the nearest proxy says,
 * where the settings trust one.
 */
function originOf(
  request: Request,
  { SITE_URL, TRUST_PROXY }: Pick<Settings, "SITE_URL" | "TRUST_PROXY">,
): string {
  if (SITE_URL !== undefined) return SITE_URL;
  const url = new URL(request.url);
  const scheme = request.headers.get("x-forwarded-proto")?.split(",").at(-1)?.trim();
  if (TRUST_PROXY > 0 && (scheme === "http" || scheme === "https")) url.protocol = scheme;
  return url.origin;
}

/** Answers /opensearch.xml, which must name the whole address of the site. */
export const answerOpenSearch = (request: Request, settings: Pick<Settings, "SITE_URL" | "TRUST_PROXY">) =>
  new Response(openSearchDescription(originOf(request, settings)), {
    headers: {
      "content-type": "application/opensearchdescription+xml; charset=utf-8",
      "cache-control": "no-cache",
    },
  });
