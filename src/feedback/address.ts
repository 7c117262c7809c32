/** Where ratings go on a host that is its own endpoint. */
export const ownEndpoint = "/api/feedback";

/**
 * Where pages send ratings, by the setting FEEDBACK_URL: a path of their own host, an address elsewhere, or null where
 * nothing keeps ratings. An origin alone means the endpoint that a server of ours has there.
 * @throws a TypeError when the setting is neither blank, nor `none`, nor an address.
 * @example feedbackEndpoint("https://votes.example") // "https://votes.example/api/feedback"
 */
export function feedbackEndpoint(setting: string | undefined): string | null {
  const text = setting?.trim() ?? "";
  if (text === "") return ownEndpoint;
  if (text === "none") return null;
  const url = new URL(text);
  if (url.pathname === "/" && url.search === "") url.pathname = ownEndpoint;
  return url.href;
}

/** The origin of an endpoint elsewhere, which the Content-Security-Policy has to allow; undefined where there is none. */
export function feedbackOrigin(setting: string | undefined): string | undefined {
  const endpoint = feedbackEndpoint(setting);
  return endpoint === null || endpoint === ownEndpoint ? undefined : new URL(endpoint).origin;
}
