import { site } from "../../ports/site.ts";
import { buildNames } from "../../search/build-names.ts";

/** The index of names that the search page reads. */
export const GET = () => Response.json(buildNames(site().ports));
