import { join } from "node:path";

/** Where the commands keep what they make besides the site. */
export const cache = join("node_modules", ".cache", "portolan");

/** What to build, and where to. */
export interface SiteBuild {
  /** Only the pages of indexed ports; one page answers for all others. */
  compact?: boolean;
  /** The folder that is written: `dist` without another one. */
  dist?: string;
}

/** The compact build that tests look at beside the whole one in dist. */
export const compactBeside = { compact: true, dist: join(cache, "compact") } satisfies SiteBuild;
