import type { APIRoute } from "astro";
import { site } from "../../ports/site.ts";
import { coastFiles, type NamedPorts } from "../coast-files.ts";

export const getStaticPaths = () =>
  [...coastFiles(site().ports)].map(([first, named]) => ({
    params: { first: String(first) },
    props: { named },
  }));

/** The named ports around a stretch of numbers. */
export const GET: APIRoute<{ named: NamedPorts }> = ({ props }) => Response.json(props.named);
