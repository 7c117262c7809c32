import { setTimeout } from "node:timers/promises";
import { askRfcEditor } from "../sources/rfc-editor.ts";
import { loadRfcs, rfcRow } from "../sources/rfcs.ts";

/** Asks the RFC Editor over the network: prints rows for content/sources/rfcs.tsv, or what has changed since. */
const args = process.argv.slice(2);
const table = loadRfcs();
const checks = args.includes("--check");
const numbers = checks ? [...table.keys()] : args.map(Number);

if (numbers.length === 0 || numbers.some((number) => !Number.isInteger(number) || number < 1)) {
  console.error("Say which RFCs: npm run sources:rfcs -- 9110 9112, or all rows of the table: -- --check");
  process.exit(2);
}

for (const [index, number] of numbers.entries()) {
  // One question a second at most: it is somebody else's server.
  if (index > 0) await setTimeout(1000);
  try {
    const row = rfcRow(await askRfcEditor(number));
    const known = table.get(number);
    const same = known !== undefined && rfcRow(known) === row;
    if (!checks || !same) console.log(row);
    if (checks && !same) process.exitCode = 1;
    if (!checks && same) console.error(`RFC ${number} is in the table, word for word.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
if (checks && process.exitCode === undefined)
  console.log(`All ${numbers.length} rows are as the RFC Editor has them.`);
