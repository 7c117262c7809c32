/** Work in steps of a few milliseconds, which a page can do one by one: between them it answers its reader. */
export type Steps<Result> = Generator<undefined, Result>;

/** All steps at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Ends the task that runs; the page may do something else before the next one. */
export const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/** So long a task may last, in milliseconds: on a slow phone it is four times as long, and 50 can be felt. */
const longest = 6;

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
