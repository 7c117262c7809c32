import { loadFacts } from "../../ports/facts.ts";
import { site } from "../../ports/site.ts";
import { packFacts } from "../../picker/pack.ts";

/** The facts by which the page of /pick judges all ports. */
export const GET = () => Response.json(packFacts(site().registry, loadFacts()));
