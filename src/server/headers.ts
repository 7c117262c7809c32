import { statSync } from "node:fs";
import { feedbackOrigin } from "../feedback/address.ts";
import { hashesFile, readHashes } from "./hashes.ts";
import { fresh } from "./recent.ts";
import { contentSecurityPolicy, securityHeaders } from "./security.ts";
import type { Settings } from "./settings.ts";

type Headers = Readonly<Record<string, string>>;

/**
 * The headers of every response, with the hashes of what stands inline in the pages of a build. A new build is seen within
 * half a second, as its pages are: under the policy of the one before, its articles would have no styles.
 * @param dist the folder that the build made, if there is one
 * @throws an Error when headers.json cannot be understood; where that happens later, or it is missing while a build runs,
 * what was last understood stays.
 */
export function createHeaders(
  dist: string | undefined,
  { SITE_URL: siteUrl, FEEDBACK_URL }: Pick<Settings, "SITE_URL" | "FEEDBACK_URL">,
): () => Headers {
  const versionNow = () =>
    dist ? statSync(hashesFile(dist), { throwIfNoEntry: false })?.mtimeMs : undefined;

  function make(): Headers {
    const hashes = dist ? readHashes(dist) : { scriptHashes: [], styleHashes: [] };
    const origin = feedbackOrigin(FEEDBACK_URL) ?? hashes.feedbackOrigin;
    const policy = contentSecurityPolicy({ ...hashes, feedbackOrigin: origin });
    return securityHeaders({ policy, prefetchRules: hashes.prefetchRules, siteUrl });
  }

  let version = versionNow();
  let headers = make();
  let looked = performance.now();

  return () => {
    const now = performance.now();
    if (now - looked < fresh) return headers;
    looked = now;
    const found = versionNow();
    if (found === undefined || found === version) return headers;
    version = found;
    try {
      headers = make();
    } catch (error) {
      // Half written, perhaps: what is whole has another time.
      console.error(error);
    }
    return headers;
  };
}
