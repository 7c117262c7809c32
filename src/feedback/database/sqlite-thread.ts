import type { SQLInputValue } from "node:sqlite";
import { Worker } from "node:worker_threads";

/** How a file is opened. */
export interface Opening {
  file: string;
  /** How long to wait for another process that writes to the file, in milliseconds. */
  patience: number;
  /** The most pages that the file may have (`pragma max_page_count`); absent: no limit but the disk's. */
  maxPages?: number | undefined;
  readOnly: boolean;
}

/** One statement for the thread. */
export interface Question {
  sql: string;
  parameters: readonly SQLInputValue[];
}

/** What the thread answers, in the order of its questions. */
export type Answer =
  { rows: unknown[]; changes: number } | { error: { message: string; errcode?: number | undefined } };

/** What SQLite refused, with its result code. */
export class SqliteError extends Error {
  override name = "SqliteError";
  readonly errcode: number | undefined;

  constructor({ message, errcode }: { message: string; errcode?: number | undefined }) {
    super(message);
    this.errcode = errcode;
  }
}

/** An SQLite connection that lives in a thread of its own. */
export interface Thread {
  /** Whether it can be asked no more. */
  readonly ended: boolean;
  ask(question: Question): Promise<Exclude<Answer, { error: unknown }>>;
  /** Closes the file and ends the thread. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(answer: Exclude<Answer, { error: unknown }>): void;
  reject(error: Error): void;
}

/** How long a thread may take to close its file, in milliseconds; one that waits for a disk may never end. */
const patienceToClose = 5000;

/**
 * Opens a file in a thread of its own.
 * @throws a SqliteError, or an Error when the disk allows no write-ahead log.
 */
export async function openThread(opening: Opening): Promise<Thread> {
  const worker = new Worker(new URL("./sqlite-worker.ts", import.meta.url), {
    workerData: opening,
    execArgv: [],
  });
  const waiting: Waiting[] = [];
  let ended = false;

  /** The thread keeps the process alive only while somebody waits for it. */
  const wait = () =>
    new Promise<Exclude<Answer, { error: unknown }>>((resolve, reject) => {
      if (ended) return reject(new Error("its thread has ended"));
      if (waiting.push({ resolve, reject }) === 1) worker.ref();
    });

  const end = new Promise<void>((resolve) => {
    const onEnd = (error: Error) => {
      ended = true;
      for (const { reject } of waiting.splice(0)) reject(error);
      resolve();
    };
    worker.once("error", onEnd);
    worker.once("exit", () => onEnd(new Error("its thread has ended")));
  });

  worker.on("message", (answer: Answer) => {
    const first = waiting.shift();
    if (waiting.length === 0) worker.unref();
    if ("error" in answer) first?.reject(new SqliteError(answer.error));
    else first?.resolve(answer);
  });

  const opened = wait();
  await opened;

  return {
    get ended() {
      return ended;
    },
    ask(question) {
      const answer = wait();
      if (!ended) worker.postMessage(question);
      return answer;
    },
    async close() {
      if (ended) return;
      worker.ref();
      worker.postMessage("close");
      const force = setTimeout(() => void worker.terminate(), patienceToClose);
      await end;
      clearTimeout(force);
    },
  };
}
