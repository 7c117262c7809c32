import { setTimeout as sleep } from "node:timers/promises";

/** Lets requests to one host through one at a time, with a pause after each. */
export interface Gates {
  through<T>(host: string, request: () => Promise<T>): Promise<T>;
  /** Makes a host's next request wait so many milliseconds more. */
  hold(host: string, milliseconds: number): void;
  /** Makes a host's pauses at least so long, in milliseconds. */
  slow(host: string, pause: number): void;
}

/** @param pause milliseconds between the end of a request and the next to the same host. */
export function createGates(pause: number): Gates {
  const last = new Map<string, Promise<unknown>>();
  const pauses = new Map<string, number>();
  const after = (host: string, next: () => Promise<unknown>) =>
    last.set(host, (last.get(host) ?? Promise.resolve()).then(next));

  return {
    through(host, request) {
      const answer = (last.get(host) ?? Promise.resolve()).then(request);
      const rest = () => sleep(pauses.get(host) ?? pause);
      last.set(host, answer.then(rest, rest));
      return answer;
    },
    hold: (host, milliseconds) => void after(host, () => sleep(milliseconds)),
    slow: (host, longer) => void pauses.set(host, Math.max(longer, pauses.get(host) ?? pause)),
  };
}
