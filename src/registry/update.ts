import { existsSync, readFileSync, realpathSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { filesOf, snapshotFromIana, snapshotFromPackages } from "./build.ts";
import type { Snapshot } from "./build.ts";
import { differences } from "./check.ts";
import { readCommitted } from "./committed.ts";
import type { Committed } from "./committed.ts";
import { parseCorrections } from "./corrections.ts";
import { losses } from "./losses.ts";
import { parseRows } from "./row.ts";
import { registryFolder } from "./snapshot.ts";
import { download, downloadLimits } from "./sources/download.ts";
import type { DownloadLimits } from "./sources/download.ts";
import { parseIanaCsv } from "./sources/iana-csv.ts";
import { readPackages } from "./sources/packages.ts";
import { replaceFiles } from "./write.ts";

/** Where IANA keeps the registry. */
export const ianaUrl =
  "https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.csv";

/** What one run of the update is to do, and where. */
export interface UpdateOptions {
  /** Absent: IANA's file; for a check, what the committed snapshot was made from. */
  from?: "packages" | "iana" | undefined;
  /** Write nothing; fail if the files are not what the sources give. */
  check: boolean;
  /** Take a snapshot that has lost more than `largestLoss`. */
  allowLoss: boolean;
  url: string;
  /** Holds services.csv, provenance.json and corrections.yml. */
  folder: URL;
  /** Holds the two npm packages. */
  modules: URL;
  limits: DownloadLimits;
  /** YYYY-MM-DD */
  today: string;
}

/**
 * Makes services.csv and provenance.json again from their sources, or checks that they are what these give.
 * @returns what was done, in one sentence.
 * @throws an Error for the reader; then no file has changed.
 */
export async function updateRegistry(options: UpdateOptions): Promise<string> {
  const last = lastSnapshot(options);
  const from = options.from ?? (options.check && last ? last.provenance.from : "iana");
  const make = await (from === "iana" ? ianaMaker(options, last) : packagesMaker(options));
  const again = last && make(last.provenance.generated);

  if (options.check) return checked(last, again);
  if (last && again && from === "packages" && found(last, again).length === 0)
    return "The snapshot is what its sources give: nothing to change.";

  const fresh = make(options.today);
  const { counts, sources } = fresh.provenance;
  const lost = last && !options.allowLoss ? losses(last.provenance.counts, counts) : [];
  if (lost.length > 0)
    throw new Error(
      [...lost, "The source looks cut short. If it is right, run the update again with --allow-loss."].join(
        "\n",
      ),
    );
  replaceFiles(options.folder, filesOf(fresh));
  return `Wrote ${counts.rows} rows: ${counts.assignedPorts} ports are assigned as of ${sources[0]?.asOf}.`;
}

/** Null where there is nothing yet; a snapshot from packages needs no last one, so it can mend a broken one. */
function lastSnapshot({ from, check, folder }: UpdateOptions): Committed | null {
  const nothing = !["services.csv", "provenance.json"].some((name) => existsSync(new URL(name, folder)));
  if (nothing && !check) return null;
  try {
    return readCommitted(folder);
  } catch (error) {
    if (from === "packages" && !check) return null;
    throw error;
  }
}

/** Makes the snapshot of a day. */
type Maker = (day: string) => Snapshot;

async function ianaMaker({ url, limits }: UpdateOptions, last: Committed | null): Promise<Maker> {
  const file = parseIanaCsv(await download(url, limits));
  const before = last && { rows: parseRows(last.csv), provenance: last.provenance };
  return (day) => snapshotFromIana(file, before, day, url);
}

async function packagesMaker({ folder, modules }: UpdateOptions): Promise<Maker> {
  const corrections = parseCorrections(readFileSync(new URL("corrections.yml", folder), "utf8"));
  const packages = readPackages(modules);
  return (day) => snapshotFromPackages(packages, corrections, day);
}

const found = (last: Committed, fresh: Snapshot): string[] =>
  filesOf(fresh).flatMap(([name, text]) =>
    differences(name, name === "services.csv" ? last.csv : last.provenanceText, text),
  );

function checked(last: Committed | null, fresh: Snapshot | null): string {
  const lines = last && fresh ? found(last, fresh) : [];
  if (lines.length === 0) return "services.csv and provenance.json are what their sources give.";
  throw new Error([...lines, "Run npm run registry:update without --check to make them again."].join("\n"));
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      from: { type: "string" },
      check: { type: "boolean", default: false },
      "allow-loss": { type: "boolean", default: false },
      url: { type: "string", default: ianaUrl },
      folder: { type: "string" },
    },
  });
  if (values.from !== undefined && values.from !== "packages" && values.from !== "iana")
    throw new Error(`--from ${values.from}: say --from packages, or --from iana.`);
  const sentence = await updateRegistry({
    from: values.from,
    check: values.check,
    allowLoss: values["allow-loss"],
    url: values.url,
    folder: values.folder === undefined ? registryFolder : pathToFileURL(`${values.folder}/`),
    modules: pathToFileURL("node_modules/"),
    limits: downloadLimits,
    today: new Date().toISOString().slice(0, 10),
  });
  console.log(sentence);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    console.error("Nothing was changed.");
    process.exitCode = 1;
  });
