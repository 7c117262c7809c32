import { z } from "zod";
import { citedSource, limits } from "./article.ts";
import { day, portNumber } from "./common.ts";

/** Frontmatter of content/guides/<slug>.mdx: a trouble that belongs to no single port. */
export const guide = z.strictObject({
  /** The trouble in the reader's words: "The port is in use, but nothing is listed". */
  title: z.string().min(10).max(80),
  /** One sentence that answers. */
  summary: z.string().min(20).max(limits.summaryCharacters),
  /** Error messages that lead here, as people see them. */
  errors: z.array(z.string().min(3)).default([]),
  /** Where the trouble occurs. */
  systems: z.array(z.enum(["linux", "macos", "windows", "docker"])).min(1),
  sources: z.array(citedSource).min(1),
  /** Ports that a reader of it may want. */
  related: z.array(portNumber).default([]),
  reviewed: day,
});
export type Guide = z.output<typeof guide>;
