import { Problem } from "./problem.ts";

/** The settings that say whose pages may send votes. */
export interface OriginSettings {
  SITE_URL?: string | undefined;
  FEEDBACK_ORIGINS: readonly string[];
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : undefined);

/**
 * Refuses a request that a page of another site has sent.
 * @returns the origin, where it is another one that the settings allow (so that CORS headers are due)
 * @throws a Problem, 403
 */
export function checkOrigin(request: Request, settings: OriginSettings): string | undefined {
  const origin = request.headers.get("origin");
  if (origin !== null && settings.FEEDBACK_ORIGINS.includes(origin)) return origin;

  // Browsers say it themselves on https and localhost, and no page can change it (Fetch Metadata).
  const site = request.headers.get("sec-fetch-site");
  if (site === "same-origin" || site === "none") return undefined;
  if (site !== null) throw new Problem(403, "Only pages of this site may send votes here.");

  // The host is compared, not the scheme: behind a proxy that ends TLS we see http where the browser has https.
  const own = origin === null || origin === settings.SITE_URL || hostOf(origin) === hostOf(request.url);
  if (!own) throw new Problem(403, "Only pages of this site may send votes here.");
  return undefined;
}

/** The headers that let a page of an allowed origin read the answer; none where no origin is given. */
export function corsHeaders(origin: string | undefined): Record<string, string> {
  if (origin === undefined) return {};
  return {
    "access-control-allow-origin": origin,
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "content-type",
    "access-control-expose-headers": "retry-after",
    "access-control-max-age": "7200",
  };
}
