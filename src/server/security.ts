/**
 * The Trusted Types policies that pages may make. `default` is for Pagefind alone: it starts its worker with
 * `new Worker(string)`, and only the default policy sees such a string. The page that loads Pagefind makes it, with a
 * `createScriptURL` that lets nothing through but `/pagefind/pagefind-worker.js`.
 */
export const trustedTypesPolicies = ["default"] as const;

/** What a page may do that is not in the policy by default. */
export interface PolicySources {
  /** Hashes of the inline scripts, such as `sha256-…`, without quotes. */
  scriptHashes: readonly string[];
  /** Hashes of the inline style elements. */
  styleHashes?: readonly string[];
  /** The origin that ratings are sent to, where it is another one. */
  feedbackOrigin?: string | undefined;
}

/** The one Content-Security-Policy of the site; workers get it with their script, like every response. */
export function contentSecurityPolicy({
  scriptHashes,
  styleHashes = [],
  feedbackOrigin,
}: PolicySources): string {
  const hashes = (list: readonly string[]) => list.map((hash) => `'${hash}'`);
  const target = feedbackOrigin ? ["'self'", feedbackOrigin] : ["'self'"];
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'none'"],
    // Pagefind is WebAssembly.
    "script-src": ["'self'", "'wasm-unsafe-eval'", ...hashes(scriptHashes)],
    "style-src": ["'self'", ...hashes(styleHashes)],
    "img-src": ["'self'"],
    "connect-src": target,
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": target,
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": trustedTypesPolicies,
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ");
}

/** Powers that no page uses. Only names that browsers know: they warn of others in the console. */
const deniedFeatures = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "usb",
];

/**
 * The headers that every response bears.
 * @param options.policy the Content-Security-Policy
 * @param options.prefetchRules the path of the speculation rules, where the site has them
 * @param options.siteUrl the public origin; Strict-Transport-Security is sent only where it is https
 */
export function securityHeaders(options: {
  policy: string;
  prefetchRules?: string | undefined;
  siteUrl?: string | undefined;
}): Record<string, string> {
  const headers: Record<string, string> = {
    "content-security-policy": options.policy,
    "x-content-type-options": "nosniff",
    // Not "no-referrer": browsers would then send `Origin: null` with the rating form, which is refused.
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": deniedFeatures.map((feature) => `${feature}=()`).join(", "),
  };
  if (options.prefetchRules) headers["speculation-rules"] = `"${options.prefetchRules}"`;
  if (options.siteUrl?.startsWith("https:")) headers["strict-transport-security"] = "max-age=31536000";
  return headers;
}
