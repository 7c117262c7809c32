/** Who keeps watch over the store. */
export interface Outage {
  /** The store did not do what it was asked; `refused` says how many votes that concerns. */
  failed(error: unknown, refused?: number): void;
  worked(): void;
}

/** A store that fails for some votes only would change its state with each of them, in milliseconds. */
const quiet = 10_000;

/**
 * Says once that a store fails, and once that it works again, however many requests that concerns.
 * @param say where the line goes; it has nothing of what was to be stored
 * @param now the time in milliseconds
 */
export function createOutage(
  say: (line: string) => void = (line) => console.error(line),
  now: () => number = Date.now,
): Outage {
  let said = false;
  let saidAt = -Infinity;
  let refused = 0;

  return {
    failed(error, votes = 0) {
      refused += votes;
      if (said || now() - saidAt < quiet) return;
      said = true;
      saidAt = now();
      say(`feedback: the store fails: ${error instanceof Error ? error.message : "unknown"}`);
    },
    worked() {
      if (said) say(`feedback: the store works again; votes refused meanwhile: ${refused}`);
      said = false;
      refused = 0;
    },
  };
}
