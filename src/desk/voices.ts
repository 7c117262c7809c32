import type { FeedbackRecords } from "../feedback/records.ts";
import type { Voices } from "./rank.ts";

/** So many remarks are read, the newest first; more than these would not change a rank. */
const remarksMost = 10_000;

/** What readers said of each port: all ratings, and the remarks that no author has handled yet. */
export async function voicesFrom(
  records: Pick<FeedbackRecords, "byPort" | "remarks">,
): Promise<Map<number, Voices>> {
  const [counts, remarks] = await Promise.all([
    records.byPort({}),
    records.remarks({ handled: false, limit: remarksMost }),
  ]);
  const open = Map.groupBy(remarks, ({ port }) => port);
  return new Map(
    counts.map(({ port, helpful, unsure, unhelpful }) => [
      port,
      { helpful, unsure, unhelpful, remarks: open.get(port)?.length ?? 0 },
    ]),
  );
}
