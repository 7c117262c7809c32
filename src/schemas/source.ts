import { z } from "zod";

/** A work that a fact rests on. */
export const source = z.strictObject({
  /** What the work is called, with its maker where the title does not say: "PostgreSQL 17 documentation: Connections". */
  title: z.string().min(4).max(240),
  /** Where a reader finds it; https unless the place has none. */
  url: z.url({ protocol: /^https?$/ }),
});
export type Source = z.output<typeof source>;
