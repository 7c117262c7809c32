import type { APIRoute } from "astro";
import { namesFiles, serviceNamesFrom } from "../../../picker/names.ts";
import { site } from "../../../ports/site.ts";

export const getStaticPaths = () =>
  namesFiles
    .filter((first) => Object.keys(serviceNamesFrom(first, site().registry)).length > 0)
    .map((first) => ({ params: { first: String(first) } }));

/** The service names of 1,024 ports, for the verdict on one of them. */
export const GET: APIRoute = ({ params }) =>
  Response.json(serviceNamesFrom(Number(params["first"]), site().registry));
