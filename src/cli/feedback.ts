import { once } from "node:events";
import { resolve } from "node:path";
import { styleText } from "node:util";
import { openStore } from "../feedback/index.ts";
import type { FeedbackRecords } from "../feedback/records.ts";
import { reportCsv } from "../feedback/report/csv.ts";
import { dayOf } from "../feedback/report/days.ts";
import { reportJson } from "../feedback/report/json.ts";
import { portNames } from "../feedback/report/names.ts";
import { makeReport } from "../feedback/report/report.ts";
import { reportText } from "../feedback/report/text.ts";
import { counted } from "../feedback/report/words.ts";
import { exportLines, exportTo } from "../feedback/transfer/export.ts";
import { importFrom } from "../feedback/transfer/import.ts";
import { readSettings } from "../server/settings.ts";
import { help, readArguments, UsageError, type Command } from "./feedback-arguments.ts";

/** What the system says of a file, with the mend. */
function explain(error: unknown): string {
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (path === undefined) return message;
  if (code === "ENOENT") return `${path} is not there: give the path of a file in a folder that exists`;
  if (code === "EACCES") return `${path} is not for this user: give a file that you may read and write`;
  if (code === "EISDIR") return `${path} is a folder: give a file`;
  return message;
}

/** npm runs scripts in the project's folder; a file that was typed is seen from where it was typed. */
const typedFile = (file: string) => resolve(process.env["INIT_CWD"] ?? "", file);

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

async function report(
  records: FeedbackRecords,
  { part, format, question, limit, unhandled }: Extract<Command, { name: "report" }>,
): Promise<void> {
  const names = portNames();
  const most = limit ?? (format === "text" ? 10 : undefined);
  const made = await makeReport(records, question, {
    comments: most ?? Number.MAX_SAFE_INTEGER,
    handled: unhandled ? false : undefined,
    today: dayOf(Date.now()),
  });
  const nameOf = await names;
  if (format === "text") {
    const heading = (text: string) => styleText("bold", text);
    return print(reportText(made, { nameOf, heading, pages: most ?? made.pages.length }, part));
  }

  const json = reportJson({ ...made, pages: made.pages.slice(0, most) }, nameOf);
  if (format === "csv") return print(reportCsv(json, part));
  return print(`${JSON.stringify(part === undefined ? json : json[part], null, 2)}\n`);
}

async function run(command: Exclude<Command, { name: "help" }>, records: FeedbackRecords): Promise<void> {
  switch (command.name) {
    case "report":
      return report(records, command);
    case "export": {
      if (command.file === undefined) {
        for await (const line of exportLines(records)) await print(`${line}\n`);
        return;
      }
      await exportTo(typedFile(command.file), records);
      return print(`All votes are in ${command.file}.\n`);
    }
    case "import": {
      const { added, changed, same } = await importFrom(typedFile(command.file), records);
      return print(`${counted(added, "vote")} added, ${changed} changed, ${same} there already.\n`);
    }
    case "handle": {
      const { port, reader, undo } = command;
      if (!(await records.handle({ port, reader }, !undo)))
        throw new Error(`There is no vote of reader ${reader} on port ${port}: copy both from the report`);
      return print(undo ? "Marked as not handled.\n" : "Marked as handled.\n");
    }
  }
}

// Whoever reads along may have seen enough: `npm run feedback | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  const command = readArguments(process.argv.slice(2));
  if (command.name === "help") await print(help);
  else {
    const store = await openStore(readSettings(process.env).DATABASE_URL);
    try {
      await run(command, store);
    } finally {
      await store.close();
    }
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
