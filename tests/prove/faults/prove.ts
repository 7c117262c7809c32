import { dirname, join } from "node:path";
import { sqliteEngine, type Engine } from "../engine.ts";
import type { Ground } from "../ground.ts";
import type { Random } from "../random.ts";
import { judged, type Outcome, type Verdict } from "../verdict.ts";
import { fileSizeLimit, fullDisk, immutableFiles, mountDisk } from "./disk.ts";
import { proveFault, type Fault } from "./endure.ts";
import { crashed, gone, hanging } from "./postgres.ts";
import { proveReadOnlyStart } from "./read-only-start.ts";
import { lockedFile, maxPageCount } from "./sqlite.ts";

type Place = Ground & { random: Random };

/** The size of the small disk, in megabytes: the file and its log, and little more. */
const megabytes = 8;

/** Runs a proof on a file on a small disk of its own. */
async function onSmallDisk(
  { folder }: Place,
  prove: (engine: Engine, disk: string) => Promise<Outcome>,
): Promise<Outcome> {
  const disk = join(folder, "disk");
  const mounted = mountDisk(disk, megabytes);
  if ("skipped" in mounted) return { done: "nothing", problems: [], ...mounted };
  try {
    return await prove(sqliteEngine(join(disk, "feedback.db")), disk);
  } finally {
    mounted.unmount();
  }
}

const proofsOnSqlite = (place: Place): (() => Promise<Outcome>)[] => {
  const onFile = async (make: (file: string) => Fault) => {
    const engine = await place.fresh("SQLite");
    return proveFault({ ...place, engine }, make(engine.url.slice("file:".length)));
  };
  return [
    () => onSmallDisk(place, (engine, disk) => proveFault({ ...place, engine }, fullDisk(disk))),
    () => onSmallDisk(place, (engine, disk) => proveReadOnlyStart({ ...place, engine }, disk)),
    () => onFile((file) => immutableFiles(dirname(file))),
    () => onFile(() => fileSizeLimit),
    () => onFile(maxPageCount),
    () => onFile(lockedFile),
  ];
};

const proofsOnPostgres = (place: Place): (() => Promise<Outcome>)[] =>
  [gone, crashed, hanging].map((make) => async () => {
    const { postgres } = place;
    if (!postgres) throw new Error("there is no PostgreSQL to break");
    return proveFault({ ...place, engine: await place.fresh("PostgreSQL") }, make(postgres));
  });

/** Breaks what an engine stands on, in every way there is, one after another. */
export async function proveFaults(engine: Engine["name"], place: Place): Promise<Verdict[]> {
  const proofs = engine === "SQLite" ? proofsOnSqlite(place) : proofsOnPostgres(place);
  const verdicts: Verdict[] = [];
  for (const proof of proofs) verdicts.push(await judged("faults", engine, proof));
  return verdicts;
}
