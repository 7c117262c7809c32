import { site } from "../../ports/site.ts";
import { buildDetails } from "../../search/build-names.ts";

/** The second tier of the index, read when the names alone have no sure answer. */
export const GET = () => Response.json(buildDetails(site().ports));
