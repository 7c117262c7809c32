import { z } from "zod";
import { day } from "./common.ts";

/** Sources that npm run sources:check does not ask for. One row of content/sources/exceptions.yml. */
export const exception = z
  .strictObject({
    /** One address, as the source has it. */
    url: z.url({ protocol: /^https?$/ }).optional(),
    /** The beginning of addresses, in place of one. */
    prefix: z.url({ protocol: /^https?$/ }).optional(),
    /** Why asking tells nothing, one sentence. */
    reason: z.string().min(10).max(200),
    /** The last day of the exception; then somebody looks again. */
    until: day,
  })
  .refine(({ url, prefix }) => (url === undefined) !== (prefix === undefined), "needs either url or prefix");
export type Exception = z.output<typeof exception>;
