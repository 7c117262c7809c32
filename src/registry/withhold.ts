import { noRest } from "./row.ts";
import type { SnapshotRow } from "./row.ts";
import { withheldPorts } from "./withheld.ts";

/**
 * The rows of a snapshot, without what is not repeated: of a current row that touches a withheld port the place, the
 * state and its source stay; of a former one, which has no state, nothing does.
 */
export const withhold = (
  rows: readonly SnapshotRow[],
  ports: readonly number[] = withheldPorts,
): SnapshotRow[] =>
  rows.flatMap((row) => {
    if (!ports.some((port) => row.port <= port && port <= row.to)) return [row];
    if (row.status === "former") return [];
    return [{ ...row, status: "withheld", name: "", description: "", ...noRest, rest: "" }];
  });
