import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { showValue } from "../row.ts";
import { throwAwayFolder } from "../support/throw-away.ts";
import { sumProfile, type CpuProfile, type Sums } from "./cpu-profile.ts";
import { buildOurs } from "./ours.ts";

/** How many rows of a table are shown; what is below is summed. */
const rows = 40;

function table(title: string, sums: Sums): void {
  const all = sums.reduce((sum, [, seconds]) => sum + seconds, 0);
  const rest = sums.slice(rows).reduce((sum, [, seconds]) => sum + seconds, 0);
  console.log(`\n${title.padEnd(44)} seconds  share`);
  for (const [name, seconds] of [...sums.slice(0, rows), ["all others", rest] as const])
    if (seconds > 0)
      console.log(
        `${name.padEnd(44)} ${seconds.toFixed(2).padStart(7)} ${((100 * seconds) / all).toFixed(1).padStart(5)} %`,
      );
}

/**
 * Builds once with Node's profiler and shows where the time of each of its processes and threads went: by part of the
 * build, and itself in the code of each package and folder. The profiler makes the build slower.
 */
export async function profileBuild(): Promise<void> {
  const folder = throwAwayFolder("profile");
  const { seconds } = await buildOurs(".", { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` });
  console.log(`Built in ${showValue(seconds, "s")} under the profiler.`);
  for (const name of readdirSync(folder)) {
    const { owners, phases } = sumProfile(JSON.parse(readFileSync(join(folder, name), "utf8")) as CpuProfile);
    // CPU.<date>.<time>.<process>.<thread>.<number>.cpuprofile
    const [, , , process = "", thread = ""] = name.split(".");
    console.log(`\n== process ${process}${thread === "0" ? "" : `, thread ${thread}`}`);
    table("part of the build, waiting included", phases);
    table("self time in", owners);
  }
}
