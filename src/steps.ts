/** Work in steps of a few milliseconds, which a page can do one by one: between them it answers its reader. */
export type Steps<Result> = Generator<undefined, Result>;

/** All steps at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does something for each item, with its place, for `perStep` of them in one step. */
export function* each<Item>(
  items: Iterable<Item>,
  perStep: number,
  work: (item: Item, place: number) => void,
): Steps<void> {
  let place = 0;
  for (const item of items) {
    if (place % perStep === perStep - 1) yield;
    work(item, place++);
  }
}

/**
 * Ends the task that runs; the page may do something else before the next one. A message is delivered sooner than a
 * timer rings, which browsers hold back for four milliseconds when one follows another.
 */
export const nextTask = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** So long a task may last, in milliseconds: on a slow phone it is four times as long, and 50 can be felt. */
const longest = 4;

/** The steps in tasks of their own, as many in one as there is time for. */
export async function inTasks<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const end = performance.now() + longest;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < end);
    await nextTask();
  }
}
