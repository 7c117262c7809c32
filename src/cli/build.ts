import { readBuildOptions } from "./build-options.ts";
import { buildSite } from "./build-site.ts";
import { compactBeside } from "./builds.ts";

const usage = "npm run build [-- --compact [--beside]]\n\nBuilds the site into dist/.";

const asked = readBuildOptions(usage, true);
if (asked) await buildSite(asked.beside ? compactBeside : { compact: asked.compact });
